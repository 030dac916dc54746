import { isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import type { WireReader } from '../wire.ts';
import { decimalAt } from './integer.ts';

// LOC (RFC 1876 §2) has its fields in another order on the wire than in text: the latitude, which comes first in text,
// writes the octets in front of it with the defaults that §3 gives, and the optional fields change them.
const VERSION = 0;
const DEFAULT_SIZE = 0x12;
const DEFAULT_HORIZONTAL = 0x16;
const DEFAULT_VERTICAL = 0x13;
const SIZE_AT = 1;
const HORIZONTAL_AT = 2;
const VERTICAL_AT = 3;

/** The equator and the prime meridian in thousandths of a second of arc. */
const ORIGIN = 2 ** 31;
const DEGREE = 3_600_000;
/** The altitude counts centimetres from 100 km below the reference spheroid. */
const BASE_ALTITUDE = 10_000_000;
const DOT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
const METRE = 0x6d;

const NO_NUMBER = Number.NaN;

/** `digits[.digits]` as a whole number of units of 10^-places; NaN when it is none or has more places. */
function fixedAt(bytes: Uint8Array, start: number, end: number, places: number): number {
  let at = start;
  let value = 0;
  while (at < end && isDigit(bytes[at] as number)) value = value * 10 + (bytes[at++] as number) - 0x30;
  let digits = at - start;
  let left = places;
  if (at < end && bytes[at] === DOT) {
    at++;
    while (at < end && left > 0 && isDigit(bytes[at] as number)) {
      value = value * 10 + (bytes[at++] as number) - 0x30;
      left--;
      digits++;
    }
  }
  if (at < end || digits === 0) return NO_NUMBER;
  return value * 10 ** left;
}

/** Metres with an optional `m` as centimetres. */
function centimetresAt(input: RdataInput, i: number, signed: boolean): number {
  const { bytes } = input;
  let start = input.tokens.start[i] as number;
  let end = input.tokens.end[i] as number;
  const negative = bytes[start] === MINUS;
  if (start < end && signed && (negative || bytes[start] === PLUS)) start++;
  if (end - start > 1 && bytes[end - 1] === METRE) end--;
  const value = fixedAt(bytes, start, end, 2);
  return negative ? -value : value;
}

/** Reads `degrees [minutes [seconds]] letter` as thousandths of a second of arc from the origin; NaN with a fault. */
function angle(input: RdataInput, maxDegrees: number, positive: string, negative: string): number {
  const { tokens, bytes } = input;
  const first = input.take();
  if (first < 0) return NO_NUMBER;
  const letters = `${positive} or ${negative}`;
  const degrees = decimalAt(input, first, maxDegrees);
  if (degrees < 0) {
    input.reject(first, `degrees from 0 to ${maxDegrees}`);
    return NO_NUMBER;
  }
  let value = degrees * DEGREE;
  for (let part = 0; part < 3; part++) {
    const i = input.take();
    if (i < 0) return NO_NUMBER;
    if (input.text(i) === positive) return value;
    if (input.text(i) === negative) return -value;
    const upper = input.text(i).toUpperCase();
    if (upper === positive || upper === negative) {
      input.reject(i, letters, { title: `Replace by ${upper}`, text: upper });
      return NO_NUMBER;
    }
    if (part === 2) {
      input.reject(i, letters);
      return NO_NUMBER;
    }
    const places = part === 0 ? 0 : 3;
    const number = fixedAt(bytes, tokens.start[i] as number, tokens.end[i] as number, places);
    const limit = degrees === maxDegrees ? 1 : 60 * 10 ** places;
    if (!(number < limit) || (part === 0 && bytes.subarray(tokens.start[i], tokens.end[i]).includes(DOT))) {
      const what = part === 0 ? 'minutes from 0 to 59' : 'seconds from 0 to 59.999';
      const zero = degrees === maxDegrees ? `, 0 at ${maxDegrees} degrees,` : '';
      input.reject(i, `${what}${zero} or ${letters}`);
      return NO_NUMBER;
    }
    value += part === 0 ? number * 60_000 : number;
  }
  return NO_NUMBER;
}

function printAngle(reader: WireReader, words: string[], maxDegrees: number, letters: string): void {
  const offset = reader.u32() - ORIGIN;
  const value = Math.abs(offset);
  if (value > maxDegrees * DEGREE) reader.short = true;
  const seconds = value % 60_000;
  const thousandths = String(seconds % 1000).padStart(3, '0');
  words.push(
    String(Math.floor(value / DEGREE)),
    String(Math.floor(value / 60_000) % 60),
    `${Math.floor(seconds / 1000)}.${thousandths}`,
    letters.charAt(offset < 0 ? 1 : 0),
  );
}

/** Latitude, and the octets that stand before it on the wire. */
export const latitude: FieldKind = {
  holds: 'degrees, minutes and seconds north or south, such as 52 22 23.000 N',
  read(input, out) {
    const value = angle(input, 90, 'N', 'S');
    if (Number.isNaN(value)) return false;
    out.u8(VERSION);
    out.u8(DEFAULT_SIZE);
    out.u8(DEFAULT_HORIZONTAL);
    out.u8(DEFAULT_VERTICAL);
    out.u32(ORIGIN + value);
    return true;
  },
  print(reader, words) {
    const head = reader.octets(4);
    if (head.length > 0 && head[0] !== VERSION) {
      // A later version may have any form (RFC 1876 §2).
      reader.generic = true;
      reader.short = false;
      return;
    }
    if (!head.subarray(1).every(isPrecision)) reader.short = true;
    printAngle(reader, words, 90, 'NS');
  },
};

export const longitude: FieldKind = {
  holds: 'degrees, minutes and seconds east or west, such as 4 53 32.000 E',
  read(input, out) {
    const value = angle(input, 180, 'E', 'W');
    if (Number.isNaN(value)) return false;
    out.u32(ORIGIN + value);
    return true;
  },
  print(reader, words) {
    printAngle(reader, words, 180, 'EW');
  },
};

export const altitude: FieldKind = {
  holds: 'metres from -100000.00 to 42849672.95, such as 12.50m',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const value = centimetresAt(input, i, true) + BASE_ALTITUDE;
    if (!(value >= 0 && value <= 0xffffffff)) return input.reject(i);
    out.u32(value);
    return true;
  },
  print(reader, words) {
    const value = reader.u32() - BASE_ALTITUDE;
    words.push(`${value < 0 ? '-' : ''}${fixedText(Math.abs(value))}m`);
  },
};

function fixedText(centimetres: number): string {
  return `${Math.floor(centimetres / 100)}.${String(centimetres % 100).padStart(2, '0')}`;
}

/** A precision octet: a digit and a power of ten, in centimetres (RFC 1876 §2). */
function isPrecision(octet: number): boolean {
  return octet === 0 || (octet >>> 4 >= 1 && octet >>> 4 <= 9 && (octet & 0xf) <= 9);
}

const MAX_PRECISION = 9_000_000_000;

function precisionOctet(centimetres: number): number {
  let digit = Math.floor(centimetres);
  let power = 0;
  while (digit >= 10) {
    digit = Math.floor(digit / 10);
    power++;
  }
  return digit * 16 + power;
}

function precision(at: number): FieldKind {
  return {
    holds: 'metres from 0 to 90000000.00, of which the first digit counts',
    read(input, out) {
      if (!input.more) return true;
      const i = input.take();
      if (i < 0) return false;
      const value = centimetresAt(input, i, false);
      // Hundredths above the limit are lost to the single digit anyway.
      if (!(value < MAX_PRECISION + 100)) return input.reject(i);
      out.bytes[at] = precisionOctet(Math.min(value, MAX_PRECISION));
      return true;
    },
    print(reader, words) {
      const octet = reader.bytes[at] as number;
      const centimetres = (octet >>> 4) * 10 ** (octet & 0xf);
      words.push((octet & 0xf) > 1 ? `${centimetres / 100}m` : `0.${String(centimetres).padStart(2, '0')}m`);
    },
  };
}

export const size = precision(SIZE_AT);
export const horizontalPrecision = precision(HORIZONTAL_AT);
export const verticalPrecision = precision(VERTICAL_AT);
