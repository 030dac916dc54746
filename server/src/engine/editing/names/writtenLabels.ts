/** A label of a name as written: bytes `[start, end)`, without the dots around it. */
export interface WrittenLabel {
  readonly start: number;
  readonly end: number;
}

const DOT = 0x2e;
const AT = 0x40;
const BACKSLASH = 0x5c;

/**
 * The labels of the name that `bytes[start, end)` is in presentation form (RFC 1035 §5.1), the first one first; none for
 * `@` and `.`, which have no labels of their own.
 */
export function writtenLabels(bytes: Uint8Array, start: number, end: number): WrittenLabel[] {
  if (end - start === 1 && (bytes[start] === AT || bytes[start] === DOT)) return [];
  const labels: WrittenLabel[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at++;
    else if (byte === DOT) {
      labels.push({ start: from, end: at });
      from = at + 1;
    }
  }
  if (from < end) labels.push({ start: from, end });
  return labels;
}
