import type { Day } from '../summary/reportSummary.ts';
import { isDayIn, isDomainIn, type ReportFilter } from './reportFilter.ts';
import type { TlsTable } from './tlsTable.ts';

/** What a filter leaves of the sessions of TLS reports. */
export interface TlsSelection {
  readonly successful: number;
  readonly failed: number;
  /** Sessions as messages of a day; those that went well have passed. */
  readonly days: readonly Day[];
  /** Those with the most failures first. */
  readonly policies: readonly TlsPolicyCounts[];
  /** What went wrong, the most frequent first. */
  readonly results: readonly TlsResultCounts[];
}

export interface TlsPolicyCounts {
  readonly domain: string;
  readonly type: string;
  successful: number;
  failed: number;
}

export interface TlsResultCounts {
  readonly domain: string;
  readonly type: string;
  readonly result: string;
  sessions: number;
  readonly servers: readonly string[];
  readonly reasons: readonly string[];
}

/** Counts what a filter leaves; a source does not tell sessions apart. */
export function selectTls({ sessions, failures }: TlsTable, filter: ReportFilter): TlsSelection {
  const isIn = ({ day, domain }: { readonly day: string | null; readonly domain: string }) =>
    isDayIn(day, filter) && isDomainIn(domain, filter);
  const byDay = new Map<string, { messages: number; passed: number }>();
  const byPolicy = new Map<string, TlsPolicyCounts>();
  let successful = 0;
  let failed = 0;
  for (const row of sessions) {
    const good = filter.onlyFailing ? 0 : row.successful;
    if (!isIn(row) || good + row.failed === 0) continue;
    successful += good;
    failed += row.failed;
    const key = JSON.stringify([row.domain, row.type]);
    const policy = byPolicy.get(key) ?? { domain: row.domain, type: row.type, successful: 0, failed: 0 };
    byPolicy.set(key, policy);
    policy.successful += good;
    policy.failed += row.failed;
    if (row.day === null) continue;
    const day = byDay.get(row.day) ?? { messages: 0, passed: 0 };
    byDay.set(row.day, day);
    day.messages += good + row.failed;
    day.passed += good;
  }
  const byResult = new Map<string, TlsResultCounts>();
  for (const { day, sessions: count, servers, reasons, ...named } of failures) {
    if (!isIn({ day, domain: named.domain })) continue;
    const key = JSON.stringify([named.domain, named.type, named.result]);
    const before = byResult.get(key);
    byResult.set(key, {
      ...named,
      sessions: (before?.sessions ?? 0) + count,
      servers: joined(before?.servers, servers),
      reasons: joined(before?.reasons, reasons),
    });
  }
  return {
    successful,
    failed,
    days: [...byDay].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    policies: [...byPolicy.values()].sort((a, b) => b.failed - a.failed || b.successful - a.successful),
    results: [...byResult.values()].sort((a, b) => b.sessions - a.sessions),
  };
}

function joined(a: readonly string[] = [], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].slice(0, 10);
}
