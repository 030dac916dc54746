import type { Day } from '../summary/reportSummary.ts';
import { type MessageTable, OUTCOMES } from './messageTable.ts';
import { isDayIn, isDomainIn, isSourceIn, type ReportFilter } from './reportFilter.ts';

/** Messages, by what became of them. */
export interface Counts {
  messages: number;
  passed: number;
  /** Those that passed for a domain that is aligned. */
  dkim: number;
  spf: number;
  quarantined: number;
  rejected: number;
}

/** What a filter leaves of the messages of reports. */
export interface MessageSelection {
  readonly total: Counts;
  /** Messages of reports that do not say when they were. */
  readonly undated: number;
  readonly days: readonly Day[];
  /** With the index in the table, those with the most messages first; the rest of the sources, if any, last. */
  readonly sources: readonly SourceCounts[];
  /** With the index in the table. */
  readonly domains: readonly (Counts & { readonly index: number })[];
  readonly alignment: Readonly<Record<Alignment, Counts>>;
}

export interface SourceCounts extends Counts {
  readonly index: number;
  /** Indexes of days; -1 where no report says. */
  first: number;
  last: number;
}

/** What vouched for a message, in the name of the domain in From. */
export type Alignment = 'both' | 'dkim' | 'spf' | 'neither';

/** Counts what a filter leaves; one pass over the table. */
export function selectMessages(table: MessageTable, filter: ReportFilter): MessageSelection {
  const { days, domains, sources, rows } = table;
  const isDay = days.map((day) => isDayIn(day, filter));
  const isUndated = isDayIn(null, filter);
  const isDomain = domains.map((domain) => isDomainIn(domain, filter));
  const isSource = sources.map(({ ip, organization, domains: from, dkim, spf, reporters }) =>
    isSourceIn(textsOf(ip, organization, from, dkim, spf, reporters), filter),
  );
  isSource.push(filter.source.trim() === '');
  const total = noCounts();
  const alignment = { both: noCounts(), dkim: noCounts(), spf: noCounts(), neither: noCounts() };
  const byDay = new Map<number, { messages: number; passed: number }>();
  const bySource = new Map<number, SourceCounts>();
  const byDomain = new Map<number, Counts & { readonly index: number }>();
  let undated = 0;
  for (const [i, count] of rows.count.entries()) {
    const day = rows.day[i] ?? -1;
    const domain = rows.domain[i] ?? -1;
    const source = rows.source[i] ?? -1;
    const outcome = OUTCOMES[rows.outcome[i] ?? 0];
    if (outcome === undefined || !(day < 0 ? isUndated : isDay[day])) continue;
    if (!isDomain[domain] || !isSource[source]) continue;
    const isPassed = outcome.dkim || outcome.spf;
    if (filter.onlyFailing && isPassed) continue;
    const ofSource = bySource.get(source) ?? { index: source, first: -1, last: -1, ...noCounts() };
    bySource.set(source, ofSource);
    const ofDomain = byDomain.get(domain) ?? { index: domain, ...noCounts() };
    byDomain.set(domain, ofDomain);
    const by = outcome.dkim && outcome.spf ? 'both' : outcome.dkim ? 'dkim' : outcome.spf ? 'spf' : 'neither';
    for (const counts of [total, ofSource, ofDomain, alignment[by]]) {
      counts.messages += count;
      if (isPassed) counts.passed += count;
      if (outcome.dkim) counts.dkim += count;
      if (outcome.spf) counts.spf += count;
      if (outcome.disposition === 'quarantine') counts.quarantined += count;
      if (outcome.disposition === 'reject') counts.rejected += count;
    }
    if (day < 0) {
      undated += count;
      continue;
    }
    if (ofSource.first < 0 || day < ofSource.first) ofSource.first = day;
    if (day > ofSource.last) ofSource.last = day;
    const ofDay = byDay.get(day) ?? { messages: 0, passed: 0 };
    byDay.set(day, ofDay);
    ofDay.messages += count;
    if (isPassed) ofDay.passed += count;
  }
  return {
    total,
    undated,
    days: [...byDay].sort(([a], [b]) => a - b).map(([day, counts]) => ({ day: days[day] ?? '', ...counts })),
    sources: [...bySource.values()].sort(
      (a, b) =>
        Number(a.index === sources.length) - Number(b.index === sources.length) || b.messages - a.messages,
    ),
    domains: [...byDomain.values()].sort((a, b) => a.index - b.index),
    alignment,
  };
}

function* textsOf(
  ip: string,
  organization: string | null,
  domains: readonly string[],
  dkim: readonly { readonly domain: string }[],
  spf: readonly { readonly domain: string }[],
  reporters: readonly string[],
): Generator<string | null> {
  yield ip;
  yield organization;
  yield* domains;
  for (const { domain } of dkim) yield domain;
  for (const { domain } of spf) yield domain;
  yield* reporters;
}

function noCounts(): Counts {
  return { messages: 0, passed: 0, dkim: 0, spf: 0, quarantined: 0, rejected: 0 };
}
