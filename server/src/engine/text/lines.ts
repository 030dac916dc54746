/** A place in a text: lines and UTF-16 units from 0, as the Language Server Protocol has them. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin; each ends with LF, CR LF or CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const end = /\r\n?|\n/g;
  while (end.exec(text) !== null) starts.push(end.lastIndex);
  return starts;
}

/** The position of an offset: its line is found in logarithmic time. */
export function positionIn(starts: readonly number[], offset: number): LinePosition {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) > offset) high = middle;
    else low = middle + 1;
  }
  return { line: low - 1, character: offset - (starts[low - 1] ?? 0) };
}

/** The offset of a position: places behind a line's end are at its end, those behind the last line at the text's end. */
export function offsetIn(text: string, starts: readonly number[], { line, character }: LinePosition): number {
  const start = starts[line];
  if (start === undefined) return text.length;
  let end = starts[line + 1] ?? text.length;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return Math.min(start + character, end);
}
