/** So many are sorted, or joined, between two yields. */
const STEP = 2048;

/**
 * Sorts an array, which may be long. Yields at short intervals.
 *
 * @returns the items in order; `items` itself is no longer of use
 */
export function* sortInSteps<T>(items: T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += STEP) {
    runs.push(items.slice(at, at + STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const joined: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [first = [], second] = runs.slice(i, i + 2);
      joined.push(second === undefined ? first : yield* join(first, second, compare));
    }
    runs = joined;
  }
  return runs[0] ?? [];
}

function* join<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const joined: T[] = [];
  let inA = 0;
  let inB = 0;
  while (inA < a.length && inB < b.length) {
    const first = a[inA] as T;
    const second = b[inB] as T;
    if (compare(first, second) <= 0) {
      joined.push(first);
      inA++;
    } else {
      joined.push(second);
      inB++;
    }
    if (joined.length % STEP === 0) yield;
  }
  for (; inA < a.length; inA++) joined.push(a[inA] as T);
  for (; inB < b.length; inB++) joined.push(b[inB] as T);
  return joined;
}
