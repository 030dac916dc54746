import { isDigit } from '../text/bytes.ts';

/** What a name's labels hold beside the letters, digits and inner hyphens of host names (RFC 952, RFC 1123 §2.1); bits. */
export const UNDERSCORE = 1;
/** A label that is `*` alone. */
export const ASTERISK = 2;
/** Octets above 127. */
export const RAW = 4;
/** Any other character, or a hyphen at a label's end. */
export const OTHER = 8;

const HYPHEN = 0x2d;
const STAR = 0x2a;
const TRAITS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  if (byte === 0x5f) TRAITS[byte] = UNDERSCORE;
  else if (byte >= 0x80) TRAITS[byte] = RAW;
  else if (!isLetter && !isDigit(byte) && byte !== HYPHEN) TRAITS[byte] = OTHER;
}

/** The trait of one octet of a label; 0 for those of host names. */
export function traitOf(byte: number): number {
  return TRAITS[byte] as number;
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
