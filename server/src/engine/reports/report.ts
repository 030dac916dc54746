import type { ReportNote } from './notes.ts';

/** A report as it was read: plain data, which survives JSON. */
export type Report = AggregateReport | FailureReport | TlsReport;

/** What all reports have. */
interface AnyReport {
  /** The file, and behind `: ` what it lay in there. */
  readonly file: string;
  /** What was wrong in it and is understood all the same. */
  readonly notes: readonly ReportNote[];
}

export type Disposition = 'none' | 'pass' | 'quarantine' | 'reject';

/** A DMARC aggregate report (RFC 9990; RFC 7489 Appendix C and drafts before). */
export interface AggregateReport extends AnyReport {
  readonly kind: 'aggregate';
  /** What it is written by, as far as that shows. */
  readonly format: 'RFC 9990' | 'RFC 7489';
  /** Who reports; the domain of its address where it gives no name. */
  readonly organization: string;
  readonly email: string | null;
  readonly contact: string | null;
  readonly generator: string | null;
  readonly reportId: string;
  /** Seconds since 1970 UTC. */
  readonly begin: number | null;
  readonly end: number | null;
  readonly errors: readonly string[];
  readonly policy: PublishedPolicy;
  readonly rows: readonly AggregateRow[];
}

/** The policy that the reporter found; `null` for what it does not say. */
export interface PublishedPolicy {
  readonly domain: string;
  readonly p: string | null;
  readonly sp: string | null;
  readonly np: string | null;
  readonly adkim: string | null;
  readonly aspf: string | null;
  readonly fo: string | null;
  readonly pct: number | null;
  readonly testing: string | null;
  readonly discoveryMethod: string | null;
}

/** Messages of one source that are alike. */
export interface AggregateRow {
  readonly sourceIp: string;
  readonly count: number;
  readonly disposition: Disposition;
  /** Whether DKIM, and whether SPF, passed for a domain that is aligned. */
  readonly dkim: 'pass' | 'fail';
  readonly spf: 'pass' | 'fail';
  /** Why the policy was not followed. */
  readonly reasons: readonly { readonly type: string; readonly comment: string | null }[];
  readonly headerFrom: string;
  readonly envelopeFrom: string | null;
  readonly envelopeTo: string | null;
  readonly dkimResults: readonly DkimResult[];
  readonly spfResults: readonly SpfResult[];
}

export interface DkimResult {
  readonly domain: string;
  readonly selector: string | null;
  readonly result: string;
  readonly humanResult: string | null;
}

export interface SpfResult {
  readonly domain: string;
  readonly scope: string | null;
  readonly result: string;
  readonly humanResult: string | null;
}

/** A report about one message that failed (RFC 6591, RFC 9991). */
export interface FailureReport extends AnyReport {
  readonly kind: 'failure';
  readonly reporter: string | null;
  readonly sourceIp: string | null;
  readonly reportedDomain: string | null;
  /** What failed: `dmarc`, `dkim`, `spf`, `signature` … (RFC 6591 §3.3). */
  readonly authFailure: string | null;
  readonly deliveryResult: string | null;
  readonly identityAlignment: string | null;
  readonly authenticationResults: string | null;
  readonly mailFrom: string | null;
  readonly recipient: string | null;
  /** ISO 8601. */
  readonly arrivalDate: string | null;
  readonly dkimDomain: string | null;
  readonly dkimSelector: string | null;
  readonly incidents: number;
  readonly original: {
    readonly from: string | null;
    readonly subject: string | null;
    readonly messageId: string | null;
  };
}

/** An SMTP TLS report (RFC 8460 §4.4). */
export interface TlsReport extends AnyReport {
  readonly kind: 'tls';
  readonly organization: string;
  readonly contact: string | null;
  readonly reportId: string;
  /** Seconds since 1970 UTC. */
  readonly begin: number | null;
  readonly end: number | null;
  readonly policies: readonly TlsPolicy[];
}

export interface TlsPolicy {
  /** `tlsa`, `sts` or `no-policy-found`. */
  readonly type: string;
  readonly domain: string;
  readonly mxHosts: readonly string[];
  readonly policy: readonly string[];
  /** Sessions. */
  readonly successful: number;
  readonly failed: number;
  readonly failures: readonly TlsFailure[];
}

export interface TlsFailure {
  /** RFC 8460 §4.3. */
  readonly result: string;
  readonly count: number;
  readonly sendingIp: string | null;
  readonly receivingIp: string | null;
  readonly receivingMx: string | null;
  readonly helo: string | null;
  readonly information: string | null;
  readonly reason: string | null;
}
