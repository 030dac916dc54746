import type { FailureReport } from '../report.ts';
import type { FailureSummary } from './reportSummary.ts';

/** Counts messages of failure reports by domain and source, report by report. */
export interface FailureTallies {
  add(report: FailureReport): void;
  /** Those with the most messages first. */
  failures(): FailureSummary[];
}

interface Group {
  newest: Pick<FailureReport, 'reportedDomain' | 'sourceIp' | 'arrivalDate' | 'original'>;
  incidents: number;
  readonly authFailures: Set<string>;
}

export function createFailureTallies(): FailureTallies {
  const groups = new Map<string, Group>();
  return {
    add(report) {
      const { reportedDomain, sourceIp, authFailure, incidents, arrivalDate, original } = report;
      const key = `${reportedDomain ?? ''} ${sourceIp ?? ''}`;
      const newest = { reportedDomain, sourceIp, arrivalDate, original };
      const group = groups.get(key) ?? { newest, incidents: 0, authFailures: new Set() };
      groups.set(key, group);
      group.incidents += incidents;
      if (authFailure !== null) group.authFailures.add(authFailure);
      if (timeOf(newest) > timeOf(group.newest)) group.newest = newest;
    },
    failures() {
      return [...groups.values()]
        .map(({ newest, incidents, authFailures }) => ({
          domain: newest.reportedDomain ?? '',
          ip: newest.sourceIp ?? '',
          incidents,
          authFailures: [...authFailures],
          newest: newest.arrivalDate,
          subject: newest.original.subject,
        }))
        .sort((a, b) => b.incidents - a.incidents);
    },
  };
}

function timeOf({ arrivalDate }: Pick<FailureReport, 'arrivalDate'>): number {
  return arrivalDate === null ? 0 : Date.parse(arrivalDate);
}
