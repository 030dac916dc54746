import type { Report } from '../../engine/reports/report.ts';
import type {
  DomainSummary,
  ReportSummary,
  SourceSummary,
} from '../../engine/reports/summary/reportSummary.ts';
import { counted, grouped, percent, sourceName } from '../../engine/reports/summary/wording.ts';

/** What the tables of sources have above them. */
export const SOURCE_COLUMNS = [
  'source',
  'messages',
  'DMARC',
  'DKIM',
  'SPF',
  'kept out',
  'from',
  'to',
] as const;

/** A source as the cells of a table: shares of its messages that pass, aligned. */
export function sourceCells(source: SourceSummary): readonly string[] {
  const { messages, passed, dkimAligned, spfAligned, dispositions, days } = source;
  const share = (count: number) => percent(count / messages);
  return [
    sourceName(source),
    grouped(messages),
    share(passed),
    share(dkimAligned),
    share(spfAligned),
    grouped(dispositions.quarantine + dispositions.reject),
    days[0]?.day ?? '',
    days.at(-1)?.day ?? '',
  ];
}

/** How many reports there are, and of what time. */
export function reportsText(summary: ReportSummary): string {
  const { aggregateReports, failureReports, tlsReports, duplicates, from, to } = summary;
  const kinds = [
    aggregateReports > 0 ? counted(aggregateReports, 'DMARC aggregate report') : [],
    failureReports > 0 ? counted(failureReports, 'DMARC failure report') : [],
    tlsReports > 0 ? counted(tlsReports, 'SMTP TLS report') : [],
  ].flat();
  if (kinds.length === 0) return 'No report.';
  const time = from === null ? '' : from === to ? ` of ${from}` : ` of ${from} to ${to}`;
  const twice =
    duplicates.length > 0
      ? ` ${counted(duplicates.length, 'report')} more that ${duplicates.length === 1 ? 'was' : 'were'} there twice.`
      : '';
  return `${kinds.join(', ')}${time}.${twice}`;
}

/** The policy that was published, as a record has it. */
export function policyText({ policy }: DomainSummary): string {
  const { p, sp, np, adkim, aspf, pct, testing } = policy;
  const tags = Object.entries({
    p,
    sp,
    np,
    adkim,
    aspf,
    pct: pct === 100 ? null : pct,
    t: testing === 'y' ? 'y' : null,
  });
  return tags.flatMap(([tag, value]) => (value === null ? [] : `${tag}=${value}`)).join(' ');
}

/** What was wrong in reports that were read, a line each. */
export function noteLines(reports: readonly Report[]): string[] {
  return reports.flatMap(({ file, notes }) =>
    notes.map(({ message, line, column, count }) => {
      const place = line === undefined ? '' : `:${line}:${column}`;
      return `${file}${place}: ${message}${count === undefined ? '' : ` (${count} times)`}`;
    }),
  );
}

/** The share of messages that pass. */
export function passText({
  messages,
  passed,
}: {
  readonly messages: number;
  readonly passed: number;
}): string {
  return messages === 0
    ? 'no message'
    : `${counted(messages, 'message')}, ${percent(passed / messages)} pass DMARC`;
}
