import type { Edit, Place } from '../../finding.ts';
import type { RecordView, TokenView } from '../../rules/recordView.ts';
import { hexDigit, isDigit } from '../../text/bytes.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { firstBehind } from '../firstBehind.ts';
import type { MailEdit, Span } from '../mailRecord.ts';
import type { RecordText } from '../recordText.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MAX_STRING = 255;
const NEEDS_QUOTES = /[\s;()"]/;

/**
 * The text of a TXT record with the place of each of its characters in the zone file: the strings joined, escapes undone,
 * UTF-8 read where it is well-formed (else one unit per octet).
 */
export interface ZoneText extends RecordText<Place, Edit> {
  /** Where a range of the text stands; the record's data for a generated one. */
  placeOf(span: Span): Place;
  /** @param offset a byte of the block */
  unitAt(offset: number): number | undefined;
  /**
   * The edits of the file that make these edits of the text: within the quotes where they are, escaped as needed; the whole
   * data anew where a string would get too long or is not quoted. `undefined` where that would lose a comment.
   */
  edit(edits: readonly MailEdit[]): readonly Edit[] | undefined;
}

/** Octets with the place of each in the block. */
interface Octets {
  readonly value: number[];
  readonly from: number[];
  readonly to: number[];
  /** The number of the token that each is in. */
  readonly token: number[];
}

export function zoneText(record: RecordView): ZoneText {
  return zoneTextOf(record.dataTokens(), record.typePlace);
}

/**
 * The text of the strings that data is written in, of a record that is being typed too.
 *
 * @param whole where something stands that is in none of them
 */
export function zoneTextOf(tokens: readonly TokenView[], whole: Place): ZoneText {
  const octets = readOctets(tokens);
  const units = readUnits(octets.value);
  const { block } = whole;
  /** The octet that a unit begins with; behind the last one, their number. */
  const octetAt = (unit: number) => units.octet[unit] ?? octets.value.length;
  const place = ({ start, end }: Span): Place => {
    const first = octetAt(start);
    const last = octetAt(end) - 1;
    if (first >= octets.value.length) {
      const behind = octets.to.at(-1);
      return behind === undefined ? whole : { block, start: behind, end: behind };
    }
    const from = octets.from[first] as number;
    return { block, start: from, end: last < first ? from : (octets.to[last] as number) };
  };
  return {
    text: units.text,
    placeOf: place,
    unitAt(offset) {
      const octet = firstBehind(octets.to, offset);
      const isIn = octet < octets.to.length && (octets.from[octet] as number) <= offset;
      if (!isIn && octets.to[octet - 1] !== offset) return undefined;
      return octet === octets.to.length ? units.text.length : firstBehind(units.octet, octet) - 1;
    },
    write(put, unit) {
      const number = octets.token[octetAt(unit)] ?? tokens.length - 1;
      return tokens[number]?.quoted === false && NEEDS_QUOTES.test(put) ? undefined : escaped(put);
    },
    edit(edits) {
      if (tokens.length === 0) return undefined;
      const inPlace = tokens.every(({ quoted }) => quoted) && fits(edits, tokens, octets, octetAt);
      if (inPlace) return edits.map((each) => ({ place: place(each), text: escaped(each.text) }));
      return rewritten(edits, tokens, units.text);
    },
  };
}

/** Whether all strings still have at most 255 octets (RFC 1035 §3.3.14) when the text is edited within its quotes. */
function fits(
  edits: readonly MailEdit[],
  tokens: readonly TokenView[],
  octets: Octets,
  octetAt: (unit: number) => number,
): boolean {
  const lengths = tokens.map(() => 0);
  for (const token of octets.token) lengths[token] = (lengths[token] as number) + 1;
  for (const { start, end, text } of edits) {
    const first = octetAt(start);
    const behind = octetAt(end);
    // An edit over a boundary joins the strings.
    const token = octets.token[first] ?? tokens.length - 1;
    const last = behind > first ? (octets.token[behind - 1] as number) : token;
    let removed = behind - first;
    for (let other = token + 1; other <= last; other++) {
      removed -= lengths[other] as number;
      lengths[other] = 0;
    }
    lengths[token] = (lengths[token] as number) + encodeUtf8(text).length - removed;
  }
  return lengths.every((length) => length <= MAX_STRING);
}

/** All data anew, as quoted strings that end at blanks where they can. */
function rewritten(
  edits: readonly MailEdit[],
  tokens: readonly TokenView[],
  text: string,
): readonly Edit[] | undefined {
  const first = tokens[0]?.place;
  const last = tokens.at(-1)?.place;
  if (first === undefined || last === undefined || hasCommentBetween(tokens)) return undefined;
  const quoted = splitStrings(applyEdits(text, edits)).map((string) => `"${escaped(string)}"`);
  return [{ place: { ...first, end: last.end }, text: quoted.join(' ') }];
}

function hasCommentBetween(tokens: readonly TokenView[]): boolean {
  for (const [i, { place }] of tokens.entries()) {
    const next = tokens[i + 1];
    if (next === undefined) break;
    for (let at = place.end; at < next.place.start; at++) if (place.block.bytes[at] === 0x3b) return true;
  }
  return false;
}

/** The text with edits applied, which do not overlap. */
export function applyEdits(text: string, edits: readonly MailEdit[]): string {
  let edited = text;
  for (const { start, end, text: put } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    edited = edited.slice(0, start) + put + edited.slice(end);
  }
  return edited;
}

/** A text in strings of at most 255 octets, each but the last one with a blank at its end where there is one. */
export function splitStrings(text: string): string[] {
  const strings: string[] = [];
  let rest = text;
  while (encodeUtf8(rest).length > MAX_STRING) {
    let end = Math.min(MAX_STRING, rest.length);
    while (encodeUtf8(rest.slice(0, end)).length > MAX_STRING) end--;
    const blank = rest.lastIndexOf(' ', end - 1);
    if (blank > 0) end = blank + 1;
    strings.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...strings, rest];
}

/** As it is written between quotes (RFC 1035 §5.1). */
export function escaped(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&');
}

function readOctets(tokens: readonly TokenView[]): Octets {
  const octets: Octets = { value: [], from: [], to: [], token: [] };
  for (const [number, { place, quoted }] of tokens.entries()) {
    const { bytes } = place.block;
    const isClosed = quoted && place.end - place.start > 1 && bytes[place.end - 1] === QUOTE;
    const end = isClosed ? place.end - 1 : place.end;
    for (let at = quoted ? place.start + 1 : place.start; at < end; ) {
      const length = bytes[at] === BACKSLASH ? escapeLength(bytes, at, end) : 1;
      octets.value.push(length === 1 ? (bytes[at] as number) : escapedOctet(bytes, at, length));
      octets.from.push(at);
      octets.to.push(at + length);
      octets.token.push(number);
      at += length;
    }
  }
  return octets;
}

function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return 1;
  const isNumber = at + 3 < end && [1, 2, 3].every((i) => isDigit(bytes[at + i] as number));
  return isNumber ? 4 : 2;
}

function escapedOctet(bytes: Uint8Array, at: number, length: number): number {
  if (length === 2) return bytes[at + 1] as number;
  return [1, 2, 3].reduce((value, i) => value * 10 + hexDigit(bytes[at + i] as number), 0) & 0xff;
}

/** The text of octets, and the octet that each of its units begins with. */
function readUnits(octets: readonly number[]): { readonly text: string; readonly octet: readonly number[] } {
  let text = '';
  const octet: number[] = [];
  for (let at = 0; at < octets.length; ) {
    const length = sequenceLength(octets, at);
    let point = octets[at] as number;
    if (length > 1) {
      point &= 0x7f >> length;
      for (let i = 1; i < length; i++) point = (point << 6) | ((octets[at + i] as number) & 0x3f);
    }
    const character = String.fromCodePoint(point);
    text += character;
    for (let unit = 0; unit < character.length; unit++) octet.push(at);
    at += length;
  }
  return { text, octet };
}

/** How many octets a well-formed UTF-8 sequence has (RFC 3629 §4); 1 for an octet that begins none. */
function sequenceLength(octets: readonly number[], at: number): number {
  const lead = octets[at] as number;
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  if (lead > 0xf4) return 1;
  for (let i = 1; i < length; i++) if (((octets[at + i] ?? 0) & 0xc0) !== 0x80) return 1;
  const second = octets[at + 1] ?? 0;
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isBeyond = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isOverlong || isBeyond ? 1 : length;
}
