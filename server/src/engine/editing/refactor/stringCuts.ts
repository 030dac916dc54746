import type { Edit } from '../../finding.ts';
import { characterStrings } from '../../records/fields/characterString.ts';
import { readEscape } from '../../zone/nameText.ts';
import type { Entry } from '../entryAt.ts';
import type { EntryPart } from '../entryParts.ts';

/** A character-string is at most so many octets (RFC 1035 §3.3). */
export const MAX_STRING = 255;

/** A text that a record holds as one string or several, and where it is cut. */
export interface StringRun {
  readonly entry: Entry;
  readonly strings: readonly EntryPart[];
  /** Where the text may be cut: bytes of the block, each with the octets before it. */
  readonly places: readonly { readonly at: number; readonly octets: number }[];
  /** How many octets the text has, and the longest of its strings. */
  readonly octets: number;
  readonly longest: number;
}

const BACKSLASH = 0x5c;

/**
 * The strings of a record whose last field is a list of them, such as TXT (RFC 1035 §3.3.14); `undefined` where there
 * are none, or where something stands between them that would be lost.
 */
export function stringRunOf(entry: Entry): StringRun | undefined {
  const strings = entry.parts.filter(({ field }) => field?.kind === characterStrings);
  if (strings.length === 0) return undefined;
  const { bytes } = entry.block;
  for (const [i, { start }] of strings.slice(1).entries()) {
    const before = strings[i] as EntryPart;
    for (let at = before.end; at < start; at++) {
      if (![0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] as number)) return undefined;
    }
  }
  const places: { at: number; octets: number }[] = [];
  let octets = 0;
  let longest = 0;
  for (const part of strings) {
    const from = octets;
    for (let at = innerStart(part); at < innerEnd(part); ) {
      places.push({ at, octets });
      const step = unitAt(bytes, at, innerEnd(part));
      if (step === undefined) return undefined;
      at += step.bytes;
      octets += step.octets;
    }
    longest = Math.max(longest, octets - from);
  }
  return { entry, strings, places, octets, longest };
}

/** An escape, or a character with all of its octets: what is never cut. */
function unitAt(bytes: Uint8Array, at: number, end: number): { bytes: number; octets: number } | undefined {
  const byte = bytes[at] as number;
  if (byte === BACKSLASH) {
    const escaped = readEscape(bytes, at, end);
    return escaped < 0 ? undefined : { bytes: escaped > 0xff ? 4 : 2, octets: 1 };
  }
  let next = at + 1;
  if (byte >= 0xc0) while (next < end && ((bytes[next] as number) & 0xc0) === 0x80) next++;
  return { bytes: next - at, octets: next - at };
}

export function innerStart({ start, quoted }: EntryPart): number {
  return quoted ? start + 1 : start;
}

export function innerEnd({ end, quoted }: EntryPart): number {
  return quoted ? end - 1 : end;
}

/** Where a text is to be cut so that it has as few strings as it can have. */
export function fewestCuts({ places, octets }: StringRun): number[] {
  const cuts: number[] = [];
  let from = 0;
  for (const [i, place] of places.entries()) {
    const end = places[i + 1]?.octets ?? octets;
    if (end - from <= MAX_STRING) continue;
    cuts.push(place.at);
    from = place.octets;
  }
  return cuts;
}

/**
 * The edits that cut a text at the given places and nowhere else; the text itself stays.
 *
 * @param between what is to stand between two strings
 */
export function cutEdits({ entry, strings }: StringRun, cuts: readonly number[], between: string): Edit[] {
  const { block } = entry;
  const edits: Edit[] = [];
  const put = (start: number, end: number, text: string) => {
    if (start < end || text !== '') edits.push({ place: { block, start, end }, text });
  };
  for (const [i, part] of strings.entries()) {
    const previous = strings[i - 1];
    const first = innerStart(part);
    if (previous === undefined) put(part.start, part.start, part.quoted ? '' : '"');
    else if (!cuts.includes(first)) put(innerEnd(previous), first, '');
    else if (!previous.quoted || !part.quoted) put(innerEnd(previous), first, `"${between}"`);
    for (const cut of cuts) if (cut > first && cut < innerEnd(part)) put(cut, cut, `"${between}"`);
    if (i === strings.length - 1 && !part.quoted) put(part.end, part.end, '"');
  }
  return edits;
}
