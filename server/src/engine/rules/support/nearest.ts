/** The word of a list that is one slip away from `word`: a letter more, less or other, or two changed round. */
export function nearest(word: string, list: Iterable<string>): string | undefined {
  for (const candidate of list) if (isOneSlip(word, candidate)) return candidate;
  return undefined;
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
