import type { PlacedField, TextPlace } from '../placedReport.ts';

/** The header field that a line is part of, by its index; `undefined` where there is none. In logarithmic time. */
export function fieldAt(fields: readonly PlacedField[], line: number): number | undefined {
  let low = 0;
  let high = fields.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((fields[middle] as PlacedField).start.line <= line) low = middle + 1;
    else high = middle;
  }
  const found = fields[low - 1];
  return found !== undefined && line <= found.end.line ? low - 1 : undefined;
}

/** The offset of a place in a field as it is written; `undefined` where that was not kept so far. */
export function offsetInField(
  { start, raw }: PlacedField,
  { line, character }: TextPlace,
): number | undefined {
  let at = 0;
  for (let before = line - start.line; before > 0; before--) {
    at = raw.indexOf('\n', at) + 1;
    if (at === 0) return undefined;
  }
  const offset = at + character - (line === start.line ? start.character : 0);
  const end = raw.indexOf('\n', at);
  return offset < 0 || offset > (end < 0 ? raw.length : end) ? undefined : offset;
}

/** The place of an offset of a field as it is written. */
export function placeInField({ start, raw }: PlacedField, offset: number): TextPlace {
  const before = raw.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0) return { line: start.line, character: start.character + offset };
  return { line: start.line + before.split('\n').length - 1, character: offset - lineStart };
}

/** Where the value of a field begins: behind its colon. */
export function valueStart({ raw }: PlacedField): number {
  return raw.indexOf(':') + 1;
}
