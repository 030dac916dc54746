import type { PlacedReport } from '../placedReport.ts';

/** Lines that fold under their first one. */
export interface MessageFold {
  readonly first: number;
  readonly last: number;
  readonly kind: 'field' | 'header' | 'part';
}

/**
 * What can be folded in a message: the header, the parts of the body, header fields of several lines. At most `limit`. Where the
 * first field has several lines, the header folds there, as two folds cannot begin in one line.
 */
export function messageFolds({ fields, parts }: PlacedReport, limit: number): MessageFold[] {
  const [head] = fields;
  const last = fields.at(-1);
  if (head === undefined || last === undefined) return [];
  const folds: MessageFold[] = [
    { first: head.start.line, last: last.end.line, kind: 'header' },
    ...parts.map(({ start, end }) => ({ first: start.line, last: end.line, kind: 'part' as const })),
    ...fields
      .slice(1)
      .map(({ start, end }) => ({ first: start.line, last: end.line, kind: 'field' as const })),
  ];
  return folds.filter((fold) => fold.last > fold.first).slice(0, limit);
}
