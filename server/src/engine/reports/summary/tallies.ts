import type { AggregateReport, AggregateRow, Disposition } from '../report.ts';
import type { CountedResult, Day } from './reportSummary.ts';

/** Messages by day. */
export type DayTally = Map<string, { messages: number; passed: number }>;

/** Counts of texts. */
export type Tally = Map<string, number>;

/** Different results that are kept for one source: forgers make up domains without end. */
const MOST_RESULTS = 50;
const DAY = 86_400;

/** Whether DMARC passed: by DKIM or by SPF (RFC 7489 §6.6.2). */
export function isPassed({ dkim, spf }: AggregateRow): boolean {
  return dkim === 'pass' || spf === 'pass';
}

/** The day in the middle of a report; `undefined` where it does not say when it was. */
export function dayOf({ begin, end }: Pick<AggregateReport, 'begin' | 'end'>): string | undefined {
  return begin === null || end === null ? undefined : dayText(Math.floor((begin + end) / 2 / DAY));
}

/** @param day in days since 1970 */
export function dayText(day: number): string {
  return new Date(day * DAY * 1000).toISOString().slice(0, 10);
}

/** In days since 1970. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 / DAY;
}

export function addTo(tally: Tally, key: string, count: number, most = MOST_RESULTS): void {
  const before = tally.get(key);
  if (before !== undefined || tally.size < most) tally.set(key, (before ?? 0) + count);
}

export function addToDay(days: DayTally, day: string | undefined, row: AggregateRow): void {
  if (day === undefined) return;
  const tally = days.get(day) ?? { messages: 0, passed: 0 };
  tally.messages += row.count;
  if (isPassed(row)) tally.passed += row.count;
  days.set(day, tally);
}

export function daysOf(days: DayTally): Day[] {
  return [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

export function noDispositions(): Record<Disposition, number> {
  return { none: 0, pass: 0, quarantine: 0, reject: 0 };
}

/** Domain, selector and result in one key. */
export function resultKey(domain: string, selector: string | null, result: string): string {
  return `${result}\n${domain}\n${selector ?? ''}`;
}

export function resultsOf(tally: Tally): CountedResult[] {
  return [...tally]
    .map(([key, messages]) => {
      const [result = '', domain = '', selector = ''] = key.split('\n');
      return { domain, selector: selector || null, result, messages };
    })
    .sort((a, b) => b.messages - a.messages);
}
