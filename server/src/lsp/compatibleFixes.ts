import type { FileRange, PublishedFinding, PublishedFix } from '../engine/publish.ts';

/**
 * The first fixes of findings that can be applied together: none touches text that one before it changes, and all stay in
 * the file.
 */
export function compatibleFixes(findings: readonly PublishedFinding[], uri: string): PublishedFix[] {
  const taken: FileRange[] = [];
  const chosen: PublishedFix[] = [];
  for (const { fixes } of findings) {
    const [fix] = fixes;
    if (fix === undefined || fix.edits.some((edit) => edit.uri !== uri)) continue;
    const places = fix.edits.map((edit) => placeFor(taken, edit));
    if (places.includes(-1)) continue;
    for (const edit of fix.edits) taken.splice(placeFor(taken, edit), 0, edit);
    chosen.push(fix);
  }
  return chosen;
}

/** Where the range belongs among ranges in order, -1 if it meets one of them. */
function placeFor(taken: readonly FileRange[], range: FileRange): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(taken[middle] as FileRange, range)) low = middle + 1;
    else high = middle;
  }
  const next = taken[low];
  return next === undefined || isBefore(range, next) ? low : -1;
}

/** Whether a range ends before another starts: two that meet at an insertion would depend on their order. */
function isBefore(a: FileRange, b: FileRange): boolean {
  const isEmpty = (range: FileRange) =>
    range.start.line === range.end.line && range.start.character === range.end.character;
  const lines = a.end.line - b.start.line;
  const gap = lines !== 0 ? lines : a.end.character - b.start.character;
  return gap < 0 || (gap === 0 && !isEmpty(a) && !isEmpty(b));
}
