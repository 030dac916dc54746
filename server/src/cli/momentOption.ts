import { UsageError } from './usageError.ts';

const DIGITS = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/i;
const SECONDS = /^\d{1,10}$/;

/**
 * The moment that `--now` gives, in milliseconds since 1970 UTC: a date, or a date and time, of ISO 8601 (in UTC unless it
 * says otherwise), the time of an RRSIG record (RFC 4034 §3.2), or seconds since 1970.
 */
export function momentOf(given: string): number {
  const [, ...parts] = DIGITS.exec(given) ?? [];
  if (parts.length > 0) {
    const [year, month, day, hour, minute, second] = parts;
    return checked(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`, given);
  }
  if (SECONDS.test(given)) return Number(given) * 1000;
  if (!DATE.test(given)) return checked('', given);
  const hasZone = !given.includes('T') || /(?:Z|[+-]\d\d:\d\d)$/i.test(given);
  return checked(hasZone ? given : `${given}Z`, given);
}

function checked(text: string, given: string): number {
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return moment;
  throw new UsageError(
    `--now is a time such as 2026-12-31, 2026-12-31T12:00Z, 20261231120000 or seconds since 1970, not "${given}".`,
  );
}
