import type { Day } from '../summary/reportSummary.ts';
import { dayNumber, dayText } from '../summary/tallies.ts';

/** Days in a row, counted together. */
export interface TimeBin {
  /** The first and the last of its days. */
  readonly from: string;
  readonly to: string;
  readonly messages: number;
  readonly passed: number;
}

/** Days, weeks, four weeks, quarters, years. */
const LENGTHS = [1, 7, 28, 91, 364];

/**
 * Days with all between them, in bins of one length, so that there are no more than `most`: a chart's axis is true to time,
 * and reports may tell of any.
 *
 * @param days sorted
 */
export function timeBins(days: readonly Day[], most: number): TimeBin[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = dayNumber(first.day);
  const span = dayNumber(last.day) - start + 1;
  const length = LENGTHS.find((each) => span <= each * most) ?? Math.ceil(span / most);
  const bins = Array.from({ length: Math.ceil(span / length) }, (_, i) => ({
    from: dayText(start + i * length),
    to: dayText(Math.min(start + (i + 1) * length - 1, start + span - 1)),
    messages: 0,
    passed: 0,
  }));
  for (const { day, messages, passed } of days) {
    const bin = bins[Math.floor((dayNumber(day) - start) / length)];
    if (bin === undefined) continue;
    bin.messages += messages;
    bin.passed += passed;
  }
  return bins;
}
