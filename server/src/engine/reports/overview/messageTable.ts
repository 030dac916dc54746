import type { AggregateReport, Disposition } from '../report.ts';
import type { CountedResult, SourceSummary } from '../summary/reportSummary.ts';
import { dayOf } from '../summary/tallies.ts';

/** The messages of aggregate reports, those that are alike counted together. */
export interface MessageTable {
  /** As in `2026-11-24`, sorted. */
  readonly days: readonly string[];
  /** Domains whose policy was applied, those with the most messages first. */
  readonly domains: readonly string[];
  /** Those with the most messages first. */
  readonly sources: readonly SourceFacts[];
  /** Sources that are too many for the table: their messages are in it, under the index behind the last source. */
  readonly otherSources: number;
  /** A column for each value, an entry for each row: the index of day (-1 where it is not known), domain and source. */
  readonly rows: {
    readonly day: readonly number[];
    readonly domain: readonly number[];
    readonly source: readonly number[];
    /** See {@link outcomeOf}. */
    readonly outcome: readonly number[];
    readonly count: readonly number[];
  };
}

/** What is known of a source besides what it sent. */
export interface SourceFacts {
  readonly ip: string;
  readonly organization: string | null;
  /** Domains in From. */
  readonly domains: readonly string[];
  /** What was found, the most frequent first. */
  readonly dkim: readonly CountedResult[];
  readonly spf: readonly CountedResult[];
  readonly reporters: readonly string[];
  /** Why policies were not followed. */
  readonly reasons: Readonly<Record<string, number>>;
}

export interface TableLimits {
  readonly sources: number;
  readonly rows: number;
}

/** Rows and sources that a page counts within a few milliseconds. */
const LIMITS: TableLimits = { sources: 5000, rows: 100_000 };

/** Of each list of a source. */
const MOST = 10;

const DISPOSITIONS: readonly Disposition[] = ['none', 'pass', 'quarantine', 'reject'];

/** What the number of an outcome stands for. */
export interface Outcome {
  /** Whether DKIM, and whether SPF, passed for a domain that is aligned. */
  readonly dkim: boolean;
  readonly spf: boolean;
  readonly disposition: Disposition;
}

/** All outcomes that there can be, by their number. */
export const OUTCOMES: readonly Outcome[] = DISPOSITIONS.flatMap((disposition) =>
  [0, 1, 2, 3].map((bits) => ({ dkim: (bits & 1) > 0, spf: (bits & 2) > 0, disposition })),
);

/** The number of an outcome. */
export function outcomeOf({ dkim, spf, disposition }: Outcome): number {
  return DISPOSITIONS.indexOf(disposition) * 4 + Number(dkim) + 2 * Number(spf);
}

/** Counts messages report by report. */
export interface MessageTableBuilder {
  add(report: AggregateReport): void;
  /**
   * @param sources all that have sent, those with the most messages first
   * @param domains all that have a policy, in the order that the table is to have
   */
  table(sources: readonly SourceSummary[], domains: readonly string[], limits?: TableLimits): MessageTable;
}

export function createMessageTable(): MessageTableBuilder {
  const days = createIndex();
  const names = createIndex();
  /** By source: counts by day, domain and outcome in one number. */
  const counts = new Map<string, Map<number, number>>();
  return {
    add(report) {
      const day = dayOf(report);
      const place = (day === undefined ? 0 : days.of(day) + 1) * WIDTH + names.of(report.policy.domain);
      for (const { sourceIp, dkim, spf, disposition, count } of report.rows) {
        const source = counts.get(sourceIp) ?? new Map<number, number>();
        counts.set(sourceIp, source);
        const outcome = outcomeOf({ dkim: dkim === 'pass', spf: spf === 'pass', disposition });
        addTo(source, place * OUTCOMES.length + outcome, count);
      }
    },
    table(sources, domains, limits = LIMITS) {
      const kept = keptSources(sources, counts, limits);
      const other = new Map<number, number>();
      for (const { ip } of sources.slice(kept))
        for (const [key, count] of counts.get(ip) ?? []) addTo(other, key, count);
      const sorted = [...days.all].sort();
      const dayAt = new Map(sorted.map((day, i) => [day, i]));
      const domainAt = new Map(domains.map((domain, i) => [domain, i]));
      const rows: Record<keyof MessageTable['rows'], number[]> = {
        day: [],
        domain: [],
        source: [],
        outcome: [],
        count: [],
      };
      const add = (source: number, tally: ReadonlyMap<number, number> = new Map()) => {
        for (const [key, count] of tally) {
          const place = Math.floor(key / OUTCOMES.length);
          const day = days.all[Math.floor(place / WIDTH) - 1];
          rows.day.push(day === undefined ? -1 : (dayAt.get(day) ?? -1));
          rows.domain.push(domainAt.get(names.all[place % WIDTH] ?? '') ?? -1);
          rows.source.push(source);
          rows.outcome.push(key % OUTCOMES.length);
          rows.count.push(count);
        }
      };
      for (const [i, { ip }] of sources.slice(0, kept).entries()) add(i, counts.get(ip));
      add(kept, other);
      return {
        days: sorted,
        domains,
        sources: sources.slice(0, kept).map(factsOf),
        otherSources: sources.length - kept,
        rows,
      };
    },
  };
}

/** More domains than reports can be of. */
const WIDTH = 2 ** 22;

/** How many sources fit, with all of their rows. */
function keptSources(
  sources: readonly SourceSummary[],
  counts: ReadonlyMap<string, ReadonlyMap<number, number>>,
  limits: TableLimits,
): number {
  let rows = 0;
  for (const [i, { ip }] of sources.entries()) {
    rows += counts.get(ip)?.size ?? 0;
    if (i >= limits.sources || rows > limits.rows) return i;
  }
  return sources.length;
}

function factsOf({ ip, organization, domains, dkim, spf, reporters, reasons }: SourceSummary): SourceFacts {
  return {
    ip,
    organization,
    domains: domains.slice(0, MOST),
    dkim: dkim.slice(0, MOST),
    spf: spf.slice(0, MOST),
    reporters: reporters.slice(0, MOST),
    reasons: Object.fromEntries(Object.entries(reasons).slice(0, MOST)),
  };
}

/** Numbers texts in the order of their coming. */
function createIndex() {
  const numbers = new Map<string, number>();
  const all: string[] = [];
  return {
    all: all as readonly string[],
    of(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, all.length);
      return all.push(text) - 1;
    },
  };
}

function addTo(tally: Map<number, number>, key: number, count: number): void {
  tally.set(key, (tally.get(key) ?? 0) + count);
}
