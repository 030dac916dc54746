import type { Report } from '../report.ts';

/** Knows reports that were there before. */
export interface Duplicates {
  /** The file that the same report was in, if it was seen before. */
  sameAs(report: Report): string | undefined;
}

/**
 * Finds reports that are there twice: those of one reporter with one identifier (RFC 7489 Appendix C, RFC 8460 §4.4), about
 * the same domain and time, as some number anew for each domain or day. A failure report has no identifier, and is the same
 * when all is.
 */
export function createDuplicates(): Duplicates {
  const seen = new Map<string, string>();
  return {
    sameAs(report) {
      const key = keyOf(report);
      const before = seen.get(key);
      if (before === undefined) seen.set(key, report.file);
      return before;
    },
  };
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
