import type { AuthResult } from '../messageReport.ts';
import type { PlacedReport } from '../placedReport.ts';

/** Lines of a message that are marked at their side. */
export interface MessageMark {
  /** First and last line. */
  readonly from: number;
  readonly to: number;
  /** What came of a check, or that the message came in from outside here. */
  readonly kind: 'good' | 'doubtful' | 'bad' | 'boundary';
}

const KINDS: Readonly<Partial<Record<AuthResult, MessageMark['kind']>>> = {
  pass: 'good',
  fail: 'bad',
  permerror: 'bad',
  softfail: 'doubtful',
  policy: 'doubtful',
  temperror: 'doubtful',
};

/**
 * The fields of a message that are marked: where it came in, its signatures and seals, Return-Path by SPF and From by DMARC. What
 * was not checked has no mark.
 */
export function messageMarks({ report, fields }: PlacedReport): MessageMark[] {
  const marks = new Map<number, MessageMark['kind']>();
  const mark = (field: number | undefined, kind: MessageMark['kind'] | undefined) => {
    if (field !== undefined && kind !== undefined) marks.set(field, kind);
  };
  const fieldOf = (name: string) => report.headers.find((each) => each.name.toLowerCase() === name)?.field;
  for (const hop of report.hops) mark(hop.isBoundary ? hop.field : undefined, 'boundary');
  for (const { field, result } of report.dkim) mark(field, KINDS[result]);
  for (const { fields: own, seal } of report.arc.chain) for (const field of own) mark(field, KINDS[seal]);
  mark(fieldOf('return-path'), KINDS[report.spf.result]);
  mark(fieldOf('from'), KINDS[report.dmarc.result]);
  return [...marks].flatMap(([index, kind]) => {
    const field = fields[index];
    return field === undefined ? [] : { from: field.start.line, to: field.end.line, kind };
  });
}
