import { knownSender } from '../../mail/spf/knownSenders.ts';
import type { AggregateReport, AggregateRow, Disposition } from '../report.ts';
import type { SourceSummary } from './reportSummary.ts';
import {
  addTo,
  addToDay,
  type DayTally,
  dayOf,
  daysOf,
  isPassed,
  noDispositions,
  resultKey,
  resultsOf,
  type Tally,
} from './tallies.ts';

interface Source {
  messages: number;
  passed: number;
  dkimAligned: number;
  spfAligned: number;
  readonly dispositions: Record<Disposition, number>;
  readonly reasons: Tally;
  readonly domains: Tally;
  readonly dkim: Tally;
  readonly spf: Tally;
  readonly reporters: Tally;
  readonly days: DayTally;
}

/** Counts what each address sent, report by report. */
export interface SourceTallies {
  add(report: AggregateReport): void;
  /** Those with the most messages first. */
  sources(): SourceSummary[];
}

export function createSourceTallies(): SourceTallies {
  const sources = new Map<string, Source>();
  return {
    add(report) {
      const day = dayOf(report);
      for (const row of report.rows) {
        const source = sources.get(row.sourceIp) ?? newSource();
        sources.set(row.sourceIp, source);
        addRow(source, row, day, report.organization);
      }
    },
    sources() {
      return [...sources]
        .map(([ip, source]) => sourceOf(ip, source))
        .sort((a, b) => b.messages - a.messages || (a.ip < b.ip ? -1 : 1));
    },
  };
}

function newSource(): Source {
  return {
    messages: 0,
    passed: 0,
    dkimAligned: 0,
    spfAligned: 0,
    dispositions: noDispositions(),
    reasons: new Map(),
    domains: new Map(),
    dkim: new Map(),
    spf: new Map(),
    reporters: new Map(),
    days: new Map(),
  };
}

function addRow(source: Source, row: AggregateRow, day: string | undefined, reporter: string): void {
  const { count } = row;
  source.messages += count;
  if (isPassed(row)) source.passed += count;
  if (row.dkim === 'pass') source.dkimAligned += count;
  if (row.spf === 'pass') source.spfAligned += count;
  source.dispositions[row.disposition] += count;
  for (const { type } of row.reasons) addTo(source.reasons, type, count);
  addTo(source.domains, row.headerFrom, count);
  for (const { domain, selector, result } of row.dkimResults)
    addTo(source.dkim, resultKey(domain, selector, result), count);
  for (const { domain, result } of row.spfResults) addTo(source.spf, resultKey(domain, null, result), count);
  addTo(source.reporters, reporter, count);
  addToDay(source.days, day, row);
}

function sourceOf(ip: string, source: Source): SourceSummary {
  const { messages, passed, dkimAligned, spfAligned, dispositions } = source;
  const dkim = resultsOf(source.dkim);
  const spf = resultsOf(source.spf);
  const proven = [...spf, ...dkim].filter(({ result, domain }) => result === 'pass' && domain !== '');
  const organization = proven
    .map(({ domain }) => knownSender(domain)?.name)
    .find((name) => name !== undefined);
  return {
    ip,
    organization: organization ?? null,
    messages,
    passed,
    dkimAligned,
    spfAligned,
    dispositions,
    reasons: Object.fromEntries(source.reasons),
    domains: byCount(source.domains),
    dkim,
    spf,
    reporters: byCount(source.reporters),
    days: daysOf(source.days),
  };
}

function byCount(tally: Tally): string[] {
  return [...tally].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}
