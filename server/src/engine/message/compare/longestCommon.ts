/** Comparisons that are made at most; where more would be needed, what occurs once on each side is what counts. */
const MOST_CELLS = 250_000;

/** Places of one thing in two lists. */
export type Pair = readonly [left: number, right: number];

/**
 * What two lists have in common, in the order that both have it in: the longest such sequence where they are short, one
 * that is found in time linear but for a logarithm where they are long.
 */
export function longestCommon(left: readonly string[], right: readonly string[]): Pair[] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const inner = [left.slice(start, left.length - end), right.slice(start, right.length - end)] as const;
  const isSmall = inner[0].length * inner[1].length <= MOST_CELLS;
  return [
    ...range(start).map((i): Pair => [i, i]),
    ...(isSmall ? longest(...inner) : anchors(...inner)).map(([a, b]): Pair => [a + start, b + start]),
    ...range(end).map((i): Pair => [left.length - end + i, right.length - end + i]),
  ];
}

/** By a table of how much is common from each pair of places on. */
function longest(left: readonly string[], right: readonly string[]): Pair[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] =
        left[i] === right[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** What occurs once in each list, as far as its order is the same in both: the longest run of places that only rise. */
function anchors(left: readonly string[], right: readonly string[]): Pair[] {
  const theirs = singles(right);
  const pairs = [...singles(left)].flatMap(([text, i]): Pair[] => {
    const j = theirs.get(text);
    return j === undefined ? [] : [[i, j]];
  });
  /** The last pair of a run of each length with the smallest end, and what stands before each pair in its run. */
  const ends: Pair[] = [];
  const before = new Map<Pair, Pair>();
  for (const pair of pairs) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    const last = ends[low - 1];
    if (last !== undefined) before.set(pair, last);
    ends[low] = pair;
  }
  const run: Pair[] = [];
  for (let pair = ends.at(-1); pair !== undefined; pair = before.get(pair)) run.push(pair);
  return run.reverse();
}

/** Where each text stands that occurs once, in the order of the list. */
function singles(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of list) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map(list.flatMap((text, i) => (counts.get(text) === 1 ? [[text, i] as const] : [])));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
