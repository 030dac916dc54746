import { isDigit } from '../text/bytes.ts';

/** What a name's labels hold beside the letters, digits and inner hyphens of host names (RFC 952, RFC 1123 §2.1); bits. */
export const UNDERSCORE = 1;
/** A label that is `*` alone. */
export const ASTERISK = 2;
/** Octets above 127. */
export const RAW = 4;
/** Any other character, or a hyphen at a label's end. */
export const OTHER = 8;

/** All of these. */
export const TRAITS = 15;

/** A label begins with a digit. */
export const NUMBER = 16;
/** A label begins as those do that stand for something to be filled in: with one of `FILL_INS` or a bracket. */
export const FILL_IN = 32;

/** What labels that stand for something to be filled in begin with where they are names at all. */
export const FILL_INS: readonly string[] = ['replace', 'change', 'your'];

/** What small letters have that capital ones have not. */
const CASE = 0x20;
const BRACKETS: readonly number[] = [...'<{['].map((bracket) => bracket.charCodeAt(0));
const HYPHEN = 0x2d;
const STAR = 0x2a;
const OF_OCTET = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  if (byte === 0x5f) OF_OCTET[byte] = UNDERSCORE;
  else if (byte >= 0x80) OF_OCTET[byte] = RAW;
  else if (!isLetter && !isDigit(byte) && byte !== HYPHEN) OF_OCTET[byte] = OTHER;
}

/** The trait of one octet of a label; 0 for those of host names. */
export function traitOf(byte: number): number {
  return OF_OCTET[byte] as number;
}

/**
 * The traits of the label `bytes[start, end)`.
 *
 * @param octets those of its octets together
 */
export function labelTraits(bytes: Uint8Array, start: number, end: number, octets: number): number {
  if (bytes[start] === HYPHEN || bytes[end - 1] === HYPHEN) return octets | OTHER;
  return end - start === 1 && bytes[start] === STAR ? ASTERISK : octets;
}

/** What the label `bytes[start, end)` begins with: {@link NUMBER}, {@link FILL_IN} or neither. */
export function labelBeginning(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  if (isDigit(first)) return NUMBER;
  if (BRACKETS.includes(first)) return FILL_IN;
  for (const text of FILL_INS) {
    if ((first | CASE) === text.charCodeAt(0) && begins(bytes, start, end, text)) return FILL_IN;
  }
  return 0;
}

function begins(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start < text.length) return false;
  for (let i = 1; i < text.length; i++)
    if (((bytes[start + i] as number) | CASE) !== text.charCodeAt(i)) return false;
  return true;
}
