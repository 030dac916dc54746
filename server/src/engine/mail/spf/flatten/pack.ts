import type { Segment } from './compress.ts';

/** An SPF record to be published. */
export interface PackedRecord {
  /** Without the final dot. */
  readonly owner: string;
  readonly text: string;
}

export interface Packed {
  /** The record itself, and those that it includes for want of room. */
  readonly records: readonly PackedRecord[];
  /** Of the record itself, whatever the address. */
  readonly lookups: number;
}

/** An answer with a record of at most so many octets fits into 512, the questions and the names included (RFC 7208 §3.4). */
export const MAX_OCTETS = 450;

const HEAD = 'v=spf1';
const END = '-all';

/** Networks of a segment: those within the record, and those of each further record. */
interface Places {
  readonly inside: readonly string[];
  readonly outside: readonly (readonly string[])[];
}

/** What comes last in a record: a redirect, other modifiers. */
export interface Tail {
  readonly text: string;
  readonly cost: number;
}

/**
 * Segments as a record of at most 450 octets. Where there are more networks than fit, they go to records of their own, which
 * it includes; as few as can be. `undefined` if there is no such record.
 *
 * @param names owners for further records
 */
export function pack(
  owner: string,
  segments: readonly Segment[],
  tail: readonly Tail[],
  names: readonly string[],
): Packed | undefined {
  const places = segments.map(
    (segment): Places => ({ inside: 'networks' in segment ? segment.networks : [], outside: [] }),
  );
  const packed = () => write(owner, segments, places, tail, names);
  while (mainOf(packed()).length > MAX_OCTETS) {
    const largest = largestInside(places);
    if (largest === undefined) return undefined;
    places[largest] = { inside: [], outside: cut(places[largest]?.inside ?? []) };
  }
  for (const [i, { outside }] of places.entries()) {
    const last = outside.at(-1);
    if (last === undefined) continue;
    // What takes the place of one include.
    const room = MAX_OCTETS - mainOf(packed()).length + (names[0]?.length ?? 0) + ' include:'.length;
    const terms = outside.flat();
    const inside = terms.slice(0, countFitting(terms, room));
    const rest = terms.length === inside.length ? [] : cut(terms.slice(inside.length));
    if (rest.length < outside.length) places[i] = { inside, outside: rest };
    if (mainOf(packed()).length > MAX_OCTETS) places[i] = { inside: [], outside };
  }
  const result = packed();
  return result.records.length - 1 > names.length ? undefined : result;
}

function write(
  owner: string,
  segments: readonly Segment[],
  places: readonly Places[],
  tail: readonly Tail[],
  names: readonly string[],
): Packed {
  const records: PackedRecord[] = [];
  let lookups = tail.reduce((sum, { cost }) => sum + cost, 0);
  const terms = segments.flatMap((segment, i) => {
    if ('text' in segment) {
      lookups += segment.cost;
      return [segment.text];
    }
    const { inside, outside } = places[i] as Places;
    const includes = outside.map((part) => {
      const name = names[records.length] ?? '';
      lookups++;
      // The qualifier is that of the include: within, everything passes.
      records.push({ owner: name, text: [HEAD, ...part.map(plain), END].join(' ') });
      return `${segment.qualifier === '+' ? '' : segment.qualifier}include:${name}`;
    });
    return [...inside, ...includes];
  });
  const text = [HEAD, ...terms, ...tail.map((each) => each.text)].join(' ');
  return { records: [{ owner, text }, ...records], lookups };
}

function mainOf({ records }: Packed): string {
  return records[0]?.text ?? '';
}

function largestInside(places: readonly Places[]): number | undefined {
  let best: number | undefined;
  let size = 0;
  for (const [i, { inside }] of places.entries()) {
    const length = inside.join(' ').length;
    if (length > size) [best, size] = [i, length];
  }
  return best;
}

/** Terms in as many groups as records are needed for them. */
function cut(terms: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let at = 0; at < terms.length; ) {
    const count = Math.max(
      1,
      countFitting(terms.slice(at).map(plain), MAX_OCTETS - HEAD.length - END.length - 1),
    );
    groups.push(terms.slice(at, at + count));
    at += count;
  }
  return groups;
}

/** How many of the first terms fit, each with a blank before it. */
function countFitting(terms: readonly string[], room: number): number {
  let left = room;
  const first = terms.findIndex((term) => {
    left -= term.length + 1;
    return left < 0;
  });
  return first < 0 ? terms.length : first;
}

/** A term that passes. */
function plain(term: string): string {
  return term.replace(/^[-~?]/, '');
}
