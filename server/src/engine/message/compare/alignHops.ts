import type { Hop } from '../messageReport.ts';
import { organizationOf } from '../received/organization.ts';
import type { ComparedHop } from './comparison.ts';
import { longestCommon, type Pair } from './longestCommon.ts';

/** Seconds by which two hops have to differ for that to be told. */
const SLOWER = 60;

/**
 * The ways of two messages side by side, each from its sender to its receiver: hops between the same organizations correspond to
 * each other, and between these, hops to the same one.
 */
export function alignHops(left: readonly Hop[], right: readonly Hop[]): ComparedHop[] {
  const rows: ComparedHop[] = [];
  const between = gaps(longestCommon(left.map(partiesOf), right.map(partiesOf)), left.length, right.length);
  for (const { start, end, pair } of between) {
    const [mine, theirs] = [left.slice(start[0], end[0]), right.slice(start[1], end[1])];
    const inner = longestCommon(mine.map(takerOf), theirs.map(takerOf));
    for (const gap of gaps(inner, mine.length, theirs.length)) {
      for (let i = gap.start[0]; i < gap.end[0]; i++)
        rows.push({ left: start[0] + i, right: null, difference: 'left', differs: [] });
      for (let j = gap.start[1]; j < gap.end[1]; j++)
        rows.push({ left: null, right: start[1] + j, difference: 'right', differs: [] });
      if (gap.pair !== undefined)
        rows.push(rowOf(left, right, start[0] + gap.pair[0], start[1] + gap.pair[1]));
    }
    if (pair !== undefined) rows.push(rowOf(left, right, ...pair));
  }
  return rows;
}

interface Gap {
  readonly start: Pair;
  readonly end: Pair;
  /** What it ends with; `undefined` at the end of the lists. */
  readonly pair: Pair | undefined;
}

/** What lies between pairs, before the first and behind the last. */
function gaps(pairs: readonly Pair[], left: number, right: number): Gap[] {
  let start: Pair = [0, 0];
  const found = pairs.map((pair): Gap => {
    const gap = { start, end: pair, pair };
    start = [pair[0] + 1, pair[1] + 1];
    return gap;
  });
  return [...found, { start, end: [left, right], pair: undefined }];
}

function rowOf(left: readonly Hop[], right: readonly Hop[], i: number, j: number): ComparedHop {
  const [mine, theirs] = [left[i], right[j]];
  const differs = mine === undefined || theirs === undefined ? [] : differencesOf(mine, theirs);
  return { left: i, right: j, difference: differs.length === 0 ? 'equal' : 'changed', differs };
}

/** Between whom a hop is, as far as that is named. */
function partiesOf(hop: Hop): string {
  const client = hop.from ?? hop.helo;
  return JSON.stringify([organizationOf(client) ?? client ?? hop.ip, takerOf(hop)]);
}

/** Who took the message. */
function takerOf({ by }: Hop): string {
  return organizationOf(by) ?? by ?? '';
}

function differencesOf(left: Hop, right: Hop): ComparedHop['differs'] {
  const isOther = (a: string | null, b: string | null) => a?.toLowerCase() !== b?.toLowerCase();
  const [a, b] = [left.delaySeconds ?? 0, right.delaySeconds ?? 0];
  return [
    ...(isOther(left.from ?? left.helo, right.from ?? right.helo) || isOther(left.by, right.by)
      ? (['host'] as const)
      : []),
    ...(isOther(left.ip, right.ip) ? (['address'] as const) : []),
    ...((left.tls === null) !== (right.tls === null) ? (['encryption'] as const) : []),
    ...(Math.abs(a - b) >= SLOWER ? (['delay'] as const) : []),
  ];
}

/** Seconds from the first server to the last; `null` where that is not known. */
export function transitOf(hops: readonly Hop[]): number | null {
  const times = hops.flatMap(({ time }) => time ?? []);
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined || last === undefined || times.length < 2 ? null : (last - first) / 1000;
}
