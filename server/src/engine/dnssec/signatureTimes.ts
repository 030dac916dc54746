import type { Signature } from './signature.ts';

const DAY = 86_400;

/**
 * Signers renew signatures days before they expire: BIND and Knot DNS at five to seven days, OpenDNSSEC at three. What is
 * left over when that is past is the time for someone to notice.
 */
export const EXPIRES_SOON = 3 * DAY;

/** How a signature's validity stands to a moment. */
export type Validity = 'valid' | 'expired' | 'expiring' | 'not-yet-valid' | 'never-valid';

/**
 * Times have 32 bits and are compared by serial number arithmetic: they mean the moment nearest to now (RFC 4034 §3.1.5).
 *
 * @param now seconds since 1970; `undefined` where there is no clock
 */
export function validityOf({ inception, expiration }: Signature, now: number | undefined): Validity {
  if (difference(expiration, inception) < 0) return 'never-valid';
  if (now === undefined) return 'valid';
  if (difference(expiration, now) < 0) return 'expired';
  if (difference(inception, now) > 0) return 'not-yet-valid';
  // A signature that is made for a short time never has long to go.
  const soon = Math.min(EXPIRES_SOON, difference(expiration, inception) / 4);
  return difference(expiration, now) < soon ? 'expiring' : 'valid';
}

/** Seconds from one time of 32 bits to another. */
function difference(later: number, earlier: number): number {
  return (later - earlier) | 0;
}

/** A time of 32 bits as the moment nearest to now: `2026-12-24 18:00 UTC`. */
export function timeText(time: number, now: number): string {
  const seconds = now + difference(time, now);
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The time between two moments in the largest unit that fits: `3 days`. */
export function spanText(seconds: number): string {
  for (const [size, unit] of [
    [DAY, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const) {
    const count = Math.floor(seconds / size);
    if (count > 0) return `${count} ${unit}${count > 1 ? 's' : ''}`;
  }
  return 'less than a minute';
}

/** Seconds from now until a time of 32 bits, negative when it has passed. */
export function secondsUntil(time: number, now: number): number {
  return difference(time, now);
}
