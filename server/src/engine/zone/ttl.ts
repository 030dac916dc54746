import { isDigit } from '../text/bytes.ts';

/** The largest TTL (RFC 2181 §8), in seconds. */
export const MAX_TTL = 0x7fffffff;

const UNIT_SECONDS: Readonly<Record<string, number>> = { w: 604800, d: 86400, h: 3600, m: 60, s: 1 };

/**
 * The seconds that a TTL stands for: a number, or numbers with units w, d, h, m, s in any order and case (`1h30m`),
 * as BIND reads it.
 * @returns -1 when the text is no TTL; at most 2^32 - 1, or `Infinity` above
 */
export function parseTtl(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || !isDigit(bytes[start] as number)) return -1;
  let total = 0;
  let number = 0;
  let digits = 0;
  let units = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (isDigit(byte)) {
      number = number * 10 + byte - 0x30;
      digits++;
      continue;
    }
    const seconds = UNIT_SECONDS[String.fromCharCode(byte | 0x20)];
    if (seconds === undefined || digits === 0) return -1;
    total += number * seconds;
    number = 0;
    digits = 0;
    units++;
  }
  if (digits > 0 && units > 0) return -1;
  total += number;
  return total > 0xffffffff ? Number.POSITIVE_INFINITY : total;
}

/** Whether the text is meant as a TTL, though it may be none: digits and unit letters, digits first. */
export function looksLikeTtl(bytes: Uint8Array, start: number, end: number): boolean {
  if (start >= end || !isDigit(bytes[start] as number)) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte) && UNIT_SECONDS[String.fromCharCode(byte | 0x20)] === undefined) return false;
  }
  return true;
}
