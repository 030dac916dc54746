import type { PlacedFinding, PlacedReport, TextPlace } from '../placedReport.ts';
import { fieldAt } from './fieldAt.ts';

/** Where a finding is marked: at the name of a field that it is about as a whole, where that has several lines. */
export function findingRange(
  { fields, report }: PlacedReport,
  { start, end }: PlacedFinding,
): { readonly start: TextPlace; readonly end: TextPlace } {
  const index = fieldAt(fields, start.line);
  const field = index === undefined ? undefined : fields[index];
  const isWhole = field !== undefined && isSame(field.start, start) && isSame(field.end, end);
  if (index === undefined || !isWhole || start.line === end.line) return { start, end };
  const { length } = report.headers[index]?.name ?? '';
  return { start, end: { line: start.line, character: start.character + length } };
}

function isSame(a: TextPlace, b: TextPlace): boolean {
  return a.line === b.line && a.character === b.character;
}
