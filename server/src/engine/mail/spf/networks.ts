import type { Network } from './spfRecord.ts';

/** One IP address. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** Consecutive addresses, both ends included. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** Addresses of both families, each as ranges in ascending order that neither overlap nor touch. */
export interface AddressSet {
  readonly v4: readonly Range[];
  readonly v6: readonly Range[];
}

const MAX4 = (1n << 32n) - 1n;
const MAX6 = (1n << 128n) - 1n;

export const NOTHING: AddressSet = { v4: [], v6: [] };
export const EVERYTHING: AddressSet = { v4: [{ first: 0n, last: MAX4 }], v6: [{ first: 0n, last: MAX6 }] };

/** The highest address of a family. */
export function maxOf(family: 4 | 6): bigint {
  return family === 4 ? MAX4 : MAX6;
}

/** The addresses of a network; host bits do not matter (RFC 7208 §5.6). */
export function rangeOf({ family, address, prefix }: Network): Range {
  const hosts = (1n << BigInt((family === 4 ? 32 : 128) - prefix)) - 1n;
  const first = address & (maxOf(family) ^ hosts);
  return { first, last: first | hosts };
}

export function setOf(networks: readonly Network[]): AddressSet {
  const of = (family: 4 | 6) => merged(networks.filter((each) => each.family === family).map(rangeOf));
  return { v4: of(4), v6: of(6) };
}

export function union(...sets: readonly AddressSet[]): AddressSet {
  return { v4: merged(sets.flatMap(({ v4 }) => v4)), v6: merged(sets.flatMap(({ v6 }) => v6)) };
}

/** What is in `a` and not in `b`. */
export function difference(a: AddressSet, b: AddressSet): AddressSet {
  return { v4: without(a.v4, b.v4), v6: without(a.v6, b.v6) };
}

export function intersection(a: AddressSet, b: AddressSet): AddressSet {
  return difference(a, difference(a, b));
}

export function isEmpty({ v4, v6 }: AddressSet): boolean {
  return v4.length === 0 && v6.length === 0;
}

export function covers(whole: AddressSet, part: AddressSet): boolean {
  return isEmpty(difference(part, whole));
}

export function includesAddress(set: AddressSet, { family, value }: Address): boolean {
  return (family === 4 ? set.v4 : set.v6).some(({ first, last }) => first <= value && value <= last);
}

export function countOf({ v4, v6 }: AddressSet): { readonly v4: bigint; readonly v6: bigint } {
  const count = (ranges: readonly Range[]) =>
    ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  return { v4: count(v4), v6: count(v6) };
}

/** The fewest networks that are the set: IPv4 first, in ascending order. */
export function networksOf(set: AddressSet): Network[] {
  return [...set.v4.flatMap((range) => cut(4, range)), ...set.v6.flatMap((range) => cut(6, range))];
}

/** The first and last addresses of a range, and those one before and one behind it, where there are such. */
export function edgesOf(family: 4 | 6, { first, last }: Range): bigint[] {
  const edges = [first, last];
  if (first > 0n) edges.push(first - 1n);
  if (last < maxOf(family)) edges.push(last + 1n);
  return edges;
}

/** Ranges in ascending order; those that overlap or touch are one. */
function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const before = result.at(-1);
    if (before === undefined || range.first > before.last + 1n) result.push(range);
    else if (range.last > before.last) result[result.length - 1] = { first: before.first, last: range.last };
  }
  return result;
}

function without(ranges: readonly Range[], removed: readonly Range[]): Range[] {
  const result: Range[] = [];
  let next = 0;
  for (const { first, last } of ranges) {
    while (next < removed.length && (removed[next] as Range).last < first) next++;
    let from = first;
    for (let at = next; at < removed.length; at++) {
      const gone = removed[at] as Range;
      if (gone.first > last) break;
      if (gone.first > from) result.push({ first: from, last: gone.first - 1n });
      from = gone.last + 1n;
    }
    if (from <= last) result.push({ first: from, last });
  }
  return result;
}

/** A range as networks: each time the largest that begins where the rest does. */
function cut(family: 4 | 6, { first, last }: Range): Network[] {
  const bits = family === 4 ? 32 : 128;
  const networks: Network[] = [];
  for (let from = first; from <= last; ) {
    let size = 0;
    while (size < bits) {
      const hosts = (1n << BigInt(size + 1)) - 1n;
      if ((from & hosts) !== 0n || from + hosts > last) break;
      size++;
    }
    networks.push({ family, address: from, prefix: bits - size });
    from += 1n << BigInt(size);
  }
  return networks;
}
