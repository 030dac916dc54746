import { isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';

/**
 * The decimal number that token `i` holds, or -1 when it is none or over `max` (at most 2^53 - 1).
 * No sign, no blanks; leading zeros are allowed.
 */
export function decimalAt(input: RdataInput, i: number, max: number): number {
  const end = input.tokens.end[i] as number;
  let at = input.tokens.start[i] as number;
  if (at === end) return -1;
  let value = 0;
  for (; at < end; at++) {
    const byte = input.bytes[at] as number;
    if (!isDigit(byte)) return -1;
    value = value * 10 + byte - 0x30;
    if (value > max) return -1;
  }
  return value;
}

function unsigned(octets: 1 | 2 | 4, max = 2 ** (8 * octets) - 1): FieldKind {
  return {
    holds: `a number from 0 to ${max}`,
    read(input, out) {
      const i = input.take();
      if (i < 0) return false;
      const value = decimalAt(input, i, max);
      if (value < 0) return input.reject(i);
      if (octets === 1) out.u8(value);
      else if (octets === 2) out.u16(value);
      else out.u32(value);
      return true;
    },
    print(reader, words) {
      const value = octets === 1 ? reader.u8() : octets === 2 ? reader.u16() : reader.u32();
      if (value > max) reader.short = true;
      words.push(String(value));
    },
  };
}

/** Unsigned numbers of 8, 16 and 32 bits in network order (RFC 1035 §2.3.2). */
export const u8 = unsigned(1);
export const u16 = unsigned(2);
export const u32 = unsigned(4);

/** A number of one octet that must not be over `max`. */
export function u8AtMost(max: number): FieldKind {
  return unsigned(1, max);
}

const MAX_U64 = 2n ** 64n - 1n;

/** An unsigned number of 64 bits. */
export const u64: FieldKind = {
  holds: `a number from 0 to ${MAX_U64}`,
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const text = input.text(i);
    const value = /^\d{1,40}$/.test(text) ? BigInt(text) : -1n;
    if (value < 0n || value > MAX_U64) return input.reject(i);
    out.u32(Number(value >> 32n));
    out.u32(Number(value & 0xffffffffn));
    return true;
  },
  print(reader, words) {
    words.push(String(BigInt(reader.u32()) * 2n ** 32n + BigInt(reader.u32())));
  },
};
