import type { Disposition, PublishedPolicy } from '../report.ts';

/** What many reports say together. Days are those of UTC; a report counts for the day in its middle. */
export interface ReportSummary {
  readonly aggregateReports: number;
  readonly failureReports: number;
  readonly tlsReports: number;
  /** Reports that were there more than once, and count once. */
  readonly duplicates: readonly { readonly file: string; readonly sameAs: string }[];
  readonly from: string | null;
  readonly to: string | null;
  readonly messages: number;
  /** Messages that passed DMARC. */
  readonly passed: number;
  readonly dispositions: Readonly<Record<Disposition, number>>;
  readonly domains: readonly DomainSummary[];
  /** Those with the most messages first. */
  readonly sources: readonly SourceSummary[];
  readonly days: readonly Day[];
  readonly failures: readonly FailureSummary[];
  readonly tls: readonly TlsSummary[];
  /** What is worth a look, and what to do. */
  readonly findings: readonly SummaryFinding[];
}

export interface Day {
  /** As in `2026-11-24`. */
  readonly day: string;
  readonly messages: number;
  readonly passed: number;
}

export interface DomainSummary {
  readonly domain: string;
  /** As the newest report found it. */
  readonly policy: PublishedPolicy;
  readonly reporters: readonly string[];
  readonly messages: number;
  readonly passed: number;
  readonly days: readonly Day[];
}

export interface SourceSummary {
  readonly ip: string;
  /** The service whose domain vouches for its messages, if that is a known one. */
  readonly organization: string | null;
  readonly messages: number;
  readonly passed: number;
  readonly dkimAligned: number;
  readonly spfAligned: number;
  readonly dispositions: Readonly<Record<Disposition, number>>;
  /** Why policies were not followed. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Domains in From. */
  readonly domains: readonly string[];
  /** What was found, the most frequent first. */
  readonly dkim: readonly CountedResult[];
  readonly spf: readonly CountedResult[];
  readonly reporters: readonly string[];
  readonly days: readonly Day[];
}

export interface CountedResult {
  readonly domain: string;
  /** DKIM only. */
  readonly selector: string | null;
  readonly result: string;
  readonly messages: number;
}

export interface FailureSummary {
  readonly domain: string;
  readonly ip: string;
  readonly incidents: number;
  readonly authFailures: readonly string[];
  readonly newest: string | null;
  /** Of the newest message. */
  readonly subject: string | null;
}

export interface TlsSummary {
  readonly domain: string;
  /** Sessions. */
  readonly successful: number;
  readonly failed: number;
  readonly policyTypes: readonly string[];
  readonly results: readonly {
    readonly result: string;
    readonly sessions: number;
    readonly servers: readonly string[];
    readonly reasons: readonly string[];
  }[];
}

export interface SummaryFinding {
  readonly rule: string;
  readonly severity: 'warning' | 'info';
  readonly message: string;
  readonly source?: string;
  readonly domain?: string;
  readonly day?: string;
}
