import type { Report } from '../report.ts';
import type { ReportSummary } from './reportSummary.ts';

/**
 * Leaves out reports that are there twice: those of one reporter with one identifier (RFC 7489 Appendix C, RFC 8460 §4.4),
 * about the same domain and time, as some number anew for each domain or day. A failure report has no identifier, and is the
 * same when all is.
 */
export function withoutDuplicates(reports: readonly Report[]): {
  readonly reports: readonly Report[];
  readonly duplicates: ReportSummary['duplicates'];
} {
  const seen = new Map<string, string>();
  const kept: Report[] = [];
  const duplicates: { file: string; sameAs: string }[] = [];
  for (const report of reports) {
    const key = keyOf(report);
    const sameAs = seen.get(key);
    if (sameAs !== undefined) duplicates.push({ file: report.file, sameAs });
    else {
      seen.set(key, report.file);
      kept.push(report);
    }
  }
  return { reports: kept, duplicates };
}

function keyOf(report: Report): string {
  if (report.kind === 'failure') {
    const { file: _, notes: __, ...rest } = report;
    return JSON.stringify(rest);
  }
  const { kind, organization, reportId, begin, end } = report;
  const domain = report.kind === 'aggregate' ? report.policy.domain : '';
  // Without an identifier only what is the same in all is the same.
  const content = reportId !== '' ? '' : report.kind === 'aggregate' ? report.rows : report.policies;
  return JSON.stringify([kind, organization.toLowerCase(), reportId, domain, begin, end, content]);
}
