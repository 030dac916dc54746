import type { Place } from '../../finding.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import type { RecordView, TokenView } from '../recordView.ts';

/** Text of a record that a ";" outside quotes made a comment of. */
export interface CutText {
  /** From the ";" to the end of what was meant as text. */
  readonly place: Place;
  /** What is left of the text, quoted. */
  readonly kept: string;
  /** The tokens of the text. */
  readonly tokens: readonly TokenView[];
}

const TAG = /^[ \t]*[a-z][a-z0-9_-]*[ \t]*=/i;
/** Records that are lists of tags with ";" between them. */
const TAG_LIST = /^v=(?:DMARC1|DKIM1|STSv1|TLSRPTv1|BIMI1)\b/i;

/**
 * Finds the comment behind a text that goes on the text's list of `tag=value` pairs. A ";" right behind a pair says
 * so; behind a blank or a quote, where comments stand, only in a record that is known to be such a list.
 */
export function cutText(record: RecordView): CutText | undefined {
  if (!hasSemicolon(record)) return undefined;
  const tokens = record.dataTokens();
  for (const token of tokens) {
    const { block, end } = token.place;
    let semicolon = end;
    while (block.bytes[semicolon] === 0x20 || block.bytes[semicolon] === 0x09) semicolon++;
    if (block.bytes[semicolon] !== 0x3b) continue;
    const isKnown = TAG_LIST.test(tokens[0]?.text ?? '');
    const isPair = semicolon === end && !token.quoted && TAG.test(token.text);
    const length = isKnown || isPair ? meantLength(block.bytes, semicolon) : 0;
    if (length === 0) continue;
    const kept = tokens.map(({ text }) => `"${text}"`).join(' ');
    return { place: { block, start: semicolon, end: semicolon + length }, kept, tokens };
  }
  return undefined;
}

/** Whether there is any in the record's data or behind it on its last line: most have none, and need no tokens. */
function hasSemicolon(record: RecordView): boolean {
  const { start, end, block } = record.typePlace;
  const { bytes } = block;
  for (let at = start; at < bytes.length && (at < end || bytes[at] !== 0x0a); at++) {
    if (bytes[at] === 0x3b) return true;
  }
  return false;
}

/** How far the pairs reach from the ";": a part that is no pair is a comment in earnest. */
function meantLength(bytes: Uint8Array, semicolon: number): number {
  let stop = semicolon;
  while (stop < bytes.length && bytes[stop] !== 0x0a && bytes[stop] !== 0x0d) stop++;
  const parts = decodeUtf8(bytes, semicolon + 1, stop).split(';');
  const pairs = parts.findIndex((part) => !TAG.test(part));
  const meant = parts.slice(0, pairs < 0 ? parts.length : pairs);
  if (meant.length === 0) return 0;
  const ends = pairs >= 0 && (parts[pairs] ?? '').trim() === '' && pairs === parts.length - 1;
  const text = `;${meant.join(';')}`.trimEnd() + (ends ? ';' : '');
  return encodeUtf8(text).length;
}

/** The whole text in quotes, in strings of at most 255 octets; `undefined` where it stands on several lines. */
export function quotedText({ place, tokens }: CutText): { place: Place; text: string } | undefined {
  const [first] = tokens;
  const { block, end } = place;
  if (first === undefined) return undefined;
  const { start } = first.place;
  const raw = decodeUtf8(block.bytes, start, end);
  const isPlain = tokens.every((token) => token.place.end <= place.start);
  if (!isPlain || /[\r\n()\\]/.test(raw)) return undefined;
  const text = raw.replaceAll('"', '').trimEnd();
  const strings: string[] = [];
  let string = '';
  for (const char of text) {
    if (encodeUtf8(string + char).length > 255) {
      strings.push(string);
      string = '';
    }
    string += char;
  }
  const quoted = [...strings, string].map((each) => `"${each}"`).join(' ');
  return { place: { block, start, end }, text: quoted };
}
