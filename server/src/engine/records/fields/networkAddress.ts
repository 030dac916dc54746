import { hexDigit, isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import { quotedText, writeCharacterString } from './characterString.ts';
import { hexText } from './hexadecimal.ts';

const DOT = 0x2e;
const PLUS = 0x2b;
const ATM_HEX = 0;
const ATM_E164 = 1;

/** An OSI address (RFC 1706 §7): `0x` and hexadecimal digits, with dots anywhere. */
export const nsap: FieldKind = {
  holds: '"0x" and hexadecimal digits, two for each octet, such as 0x47.0005.80',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const { bytes } = input;
    const start = input.tokens.start[i] as number;
    const end = input.tokens.end[i] as number;
    if (end - start < 3 || bytes[start] !== 0x30 || ((bytes[start + 1] as number) | 0x20) !== 0x78) {
      return input.reject(i);
    }
    let half = -1;
    for (let at = start + 2; at < end; at++) {
      if (bytes[at] === DOT) continue;
      const digit = hexDigit(bytes[at] as number);
      if (digit < 0) return input.reject(i);
      if (half < 0) half = digit;
      else {
        out.u8(half * 16 + digit);
        half = -1;
      }
    }
    return (half < 0 && out.length > 0) || input.reject(i);
  },
  print(reader, words) {
    if (reader.left === 0) reader.short = true;
    words.push(`0x${hexText(reader.rest()).toLowerCase()}`);
  },
};

/** An ATM address (ATM Name System 2.0 §5.2): `+` and digits (E.164), or hexadecimal digits with single dots. */
export const atmAddress: FieldKind = {
  holds:
    '"+" and decimal digits (E.164), or hexadecimal digits, two for each octet; single dots may stand between them',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const { bytes } = input;
    let at = input.tokens.start[i] as number;
    const end = input.tokens.end[i] as number;
    const e164 = bytes[at] === PLUS;
    if (e164) at++;
    out.u8(e164 ? ATM_E164 : ATM_HEX);
    let half = -1;
    // A dot may not come first or last, nor behind another.
    let afterDigit = false;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === DOT) {
        if (!afterDigit) return input.reject(i);
        afterDigit = false;
        continue;
      }
      afterDigit = true;
      const digit = e164 ? (isDigit(byte) ? byte : -1) : hexDigit(byte);
      if (digit < 0) return input.reject(i);
      if (e164) out.u8(digit);
      else if (half < 0) half = digit;
      else {
        out.u8(half * 16 + digit);
        half = -1;
      }
    }
    return (afterDigit && half < 0) || input.reject(i);
  },
  print(reader, words) {
    const format = reader.u8();
    const octets = reader.rest();
    if (octets.length === 0) reader.short = true;
    if (format === ATM_HEX) words.push(hexText(octets).toLowerCase());
    else if (format !== ATM_E164) reader.generic = true;
    else if (octets.every(isDigit)) words.push(`+${String.fromCharCode(...octets)}`);
    else reader.short = true;
  },
};

/** A PSDN address: a string of at least four decimal digits (RFC 1183 §3.1). */
export const psdnAddress: FieldKind = {
  holds: 'at least four decimal digits',
  read(input, out) {
    const i = input.takeString();
    if (i < 0) return false;
    const { bytes } = input;
    const end = input.tokens.end[i] as number;
    const start = input.tokens.start[i] as number;
    if (end - start < 4) return input.reject(i);
    for (let at = start; at < end; at++) if (!isDigit(bytes[at] as number)) return input.reject(i);
    return writeCharacterString(input, i, out);
  },
  print(reader, words) {
    const digits = reader.octets(reader.u8());
    if (digits.length < 4 || !digits.every(isDigit)) reader.short = true;
    words.push(quotedText(digits));
  },
};
