import type { ReportNote } from '../notes.ts';
import type { Refused } from '../readReports.ts';
import type { PublishedPolicy } from '../report.ts';
import type { NextStep } from '../summary/policyStep.ts';
import type { ReportSummary, SummaryFinding } from '../summary/reportSummary.ts';
import type { MessageTable } from './messageTable.ts';
import type { TlsTable } from './tlsTable.ts';

/** What a page shows of many reports: plain data, bounded whatever they hold, from which it counts what a filter leaves. */
export interface ReportOverview {
  readonly aggregateReports: number;
  readonly failureReports: number;
  readonly tlsReports: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly findings: readonly SummaryFinding[];
  /** In the order of those of `messages`. */
  readonly domains: readonly DomainOverview[];
  readonly messages: MessageTable;
  readonly tls: TlsTable;
  /** Messages of failure reports, the newest first. */
  readonly failures: Listed<FailureItem>;
  readonly duplicates: Listed<ReportSummary['duplicates'][number]>;
  /** What is no report, or cannot be read. */
  readonly refused: Listed<Refused>;
  /** What was wrong in reports and is understood all the same. */
  readonly notes: Listed<ReportNote & { readonly file: string }>;
}

/** The first of many. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly all: number;
}

export interface DomainOverview {
  readonly domain: string;
  /** As the newest report found it. */
  readonly policy: PublishedPolicy;
  readonly reporters: Listed<string>;
  readonly nextStep: NextStep;
}

/** A message that failed, as its receiver tells. */
export interface FailureItem {
  readonly domain: string;
  readonly ip: string;
  /** ISO 8601. */
  readonly arrivalDate: string | null;
  /** The day of that in UTC, as in `2026-11-24`. */
  readonly day: string | null;
  readonly authFailure: string | null;
  readonly deliveryResult: string | null;
  readonly incidents: number;
  readonly subject: string | null;
  readonly from: string | null;
  readonly reporter: string | null;
}
