const DAY = 86_400_000;

/** The first serial of a day in the form YYYYMMDDnn (RFC 1912 §2.2), of a time in milliseconds since 1970 UTC. */
export function serialOfDay(time: number): number {
  const date = new Date(time);
  return ((date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate()) * 100 + 1;
}

/** The midnight, in milliseconds since 1970 UTC, of a date written YYYYMMDD; `undefined` when there is no such day. */
export function dayOf(yyyymmdd: string): number | undefined {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6, 8)].map(
    Number,
  ) as [number, number, number];
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : undefined;
}

/** Whether a day is later than tomorrow everywhere: local time is at most 14 hours ahead of UTC. */
export function isFuture(midnight: number, now: number): boolean {
  return midnight > now + DAY + (DAY / 24) * 14;
}
