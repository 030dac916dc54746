import type { TlsPolicy, TlsReport } from '../report.ts';
import { addTo, dayOf, type Tally } from '../summary/tallies.ts';

/** The sessions of TLS reports, by day, domain, policy, and what went wrong. */
export interface TlsTable {
  readonly sessions: readonly TlsSessions[];
  readonly failures: readonly TlsFailures[];
  /** Sessions that are not in the table, which would be too long. */
  readonly others: number;
}

export interface TlsSessions {
  /** As in `2026-11-24`; `null` where the report does not say. */
  readonly day: string | null;
  readonly domain: string;
  /** `tlsa`, `sts` or `no-policy-found`. */
  readonly type: string;
  readonly successful: number;
  readonly failed: number;
}

export interface TlsFailures extends Pick<TlsSessions, 'day' | 'domain' | 'type'> {
  /** RFC 8460 §4.3. */
  readonly result: string;
  readonly sessions: number;
  readonly servers: readonly string[];
  readonly reasons: readonly string[];
}

/** Rows of each kind; what would be a row more is left out. */
const MOST_ROWS = 20_000;
const MOST_NAMES = 10;

interface FailureTally extends Pick<TlsFailures, 'day' | 'domain' | 'type' | 'result'> {
  sessions: number;
  readonly servers: Tally;
  readonly reasons: Tally;
}

/** Counts sessions report by report. */
export interface TlsTableBuilder {
  add(report: TlsReport): void;
  table(): TlsTable;
}

export function createTlsTable(): TlsTableBuilder {
  const sessions = new Map<string, { -readonly [K in keyof TlsSessions]: TlsSessions[K] }>();
  const failures = new Map<string, FailureTally>();
  let others = 0;
  return {
    add(report) {
      const day = dayOf(report) ?? null;
      for (const policy of report.policies) {
        const { domain, type, successful, failed } = policy;
        const key = JSON.stringify([day, domain, type]);
        const row = sessions.get(key) ?? { day, domain, type, successful: 0, failed: 0 };
        if (!sessions.has(key) && sessions.size >= MOST_ROWS) {
          others += successful + failed;
          continue;
        }
        sessions.set(key, row);
        row.successful += successful;
        row.failed += failed;
        addFailures(failures, key, day, policy);
      }
    },
    table: () => ({
      sessions: [...sessions.values()],
      failures: [...failures.values()].map(({ servers, reasons, ...row }) => ({
        ...row,
        servers: [...servers.keys()],
        reasons: [...reasons.keys()],
      })),
      others,
    }),
  };
}

function addFailures(
  all: Map<string, FailureTally>,
  place: string,
  day: string | null,
  { domain, type, failures }: TlsPolicy,
): void {
  for (const { result, count, receivingMx, receivingIp, reason } of failures) {
    const key = `${place} ${result}`;
    const row = all.get(key) ?? {
      day,
      domain,
      type,
      result,
      sessions: 0,
      servers: new Map(),
      reasons: new Map(),
    };
    if (all.size < MOST_ROWS) all.set(key, row);
    row.sessions += count;
    const server = receivingMx ?? receivingIp;
    if (server !== null) addTo(row.servers, server, count, MOST_NAMES);
    if (reason !== null) addTo(row.reasons, reason, count, MOST_NAMES);
  }
}
