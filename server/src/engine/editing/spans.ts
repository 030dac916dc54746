import { durationWithUnits } from './duration.ts';

const UNITS: Readonly<Record<string, string>> = { w: 'week', d: 'day', h: 'hour', m: 'minute', s: 'second' };

/** What is said of a TTL with more than 31 bits. */
export const TOO_LONG = 'more than a TTL can be, 2147483647 seconds (RFC 2181 §8)';

/** A time span in words, exact: `1 day 12 hours`. */
export function spanWords(seconds: number): string {
  if (seconds === 0) return '0 seconds';
  return durationWithUnits(seconds)
    .replace(/(\d+)([wdhms])/g, (_, count, unit) => `${count} ${UNITS[unit]}${count === '1' ? '' : 's'} `)
    .trim();
}

/** A time in seconds since 1970, as a date in UTC: `2026-11-24 10:30 UTC`. */
export function timeWords(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
