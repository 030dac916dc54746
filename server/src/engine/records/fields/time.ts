import { isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import { decimalAt } from './integer.ts';

const DATE_LENGTH = 14;
const SECONDS_LENGTH = 10;
const TWO_TO_32 = 2 ** 32;

/**
 * Times have 32 bits and mean the moment nearest to now (RFC 4034 §3.1.5). So that a file reads the same every day,
 * "now" is this fixed moment here: seconds since 1970 of 2026-01-01.
 */
const REFERENCE = 1_767_225_600;

/** Seconds since 1970 of `YYYYMMDDHHmmSS` in UTC at `bytes[start, start + 14)`, NaN when there is no such time. */
function dateAt(bytes: Uint8Array, start: number): number {
  const digits = (at: number, count: number): number => {
    let value = 0;
    for (let i = start + at; i < start + at + count; i++) value = value * 10 + (bytes[i] as number) - 0x30;
    return value;
  };
  const year = digits(0, 4);
  const month = digits(4, 2);
  const day = digits(6, 2);
  const hour = digits(8, 2);
  const minute = digits(10, 2);
  const second = digits(12, 2);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  // Second 60 is a leap second.
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  return ((daysSince1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
}

/** Seconds since 1970 of the text `bytes[start, end)`, NaN unless it is `YYYYMMDDHHmmSS` and such a time exists. */
export function calendarSeconds(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== DATE_LENGTH) return Number.NaN;
  for (let at = start; at < end; at++) if (!isDigit(bytes[at] as number)) return Number.NaN;
  return dateAt(bytes, start);
}

function secondsAt(input: RdataInput, i: number): number {
  const value = decimalAt(input, i, TWO_TO_32 - 1);
  return value < 0 ? Number.NaN : value;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function daysSince1970(year: number, month: number, day: number): number {
  const before = year - 1;
  let days =
    before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719162;
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days + day - 1;
}

/** `YYYYMMDDHHmmSS` of seconds since 1970, in UTC. */
function dateText(seconds: number): string {
  const date = new Date(seconds * 1000).toISOString();
  return date.slice(0, 19).replace(/\D/g, '');
}

function timeKind(holds: string, longestCount: number): FieldKind {
  return {
    holds,
    read(input, out) {
      const i = input.take();
      if (i < 0) return false;
      const start = input.tokens.start[i] as number;
      const end = input.tokens.end[i] as number;
      for (let at = start; at < end; at++) if (!isDigit(input.bytes[at] as number)) return input.reject(i);
      let seconds = Number.NaN;
      if (end - start === DATE_LENGTH) seconds = dateAt(input.bytes, start);
      else if (end - start <= longestCount) seconds = secondsAt(input, i);
      if (Number.isNaN(seconds)) return input.reject(i);
      out.u32(((seconds % TWO_TO_32) + TWO_TO_32) % TWO_TO_32);
      return true;
    },
    print(reader, words) {
      const value = reader.u32();
      words.push(dateText(value - REFERENCE > TWO_TO_32 / 2 ? value - TWO_TO_32 : value));
    },
  };
}

/** A time of RRSIG (RFC 4034 §3.2): `YYYYMMDDHHmmSS` in UTC, or seconds since 1970. */
export const time = timeKind(
  'a time as YYYYMMDDHHmmSS in UTC, or seconds since 1970 in at most ten digits',
  SECONDS_LENGTH,
);

/** A time of SIG, which has no form in seconds (RFC 2535 §4.1.5). */
export const calendarTime = timeKind('a time as YYYYMMDDHHmmSS in UTC', 0);
