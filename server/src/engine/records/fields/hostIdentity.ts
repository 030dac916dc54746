import type { FieldKind } from '../field.ts';
import { base64Text, writeBase64 } from './base64.ts';
import { hexText, writeHexToken } from './hexadecimal.ts';
import { u8 } from './integer.ts';

// HIP (RFC 8005 §5) has the lengths of HIT and key in front of both, which are known only behind them.
const HIT_LENGTH_AT = 0;
const KEY_LENGTH_AT = 2;

/** The algorithm of the key, and room for the two lengths. */
export const hipAlgorithm: FieldKind = {
  holds: u8.holds,
  read(input, out) {
    out.u8(0);
    if (!u8.read(input, out)) return false;
    out.u16(0);
    return true;
  },
  print(reader, words) {
    const hitLength = reader.u8();
    u8.print(reader, words);
    const keyLength = reader.u16();
    if (hitLength === 0 || keyLength === 0) reader.short = true;
  },
};

/** The host identity tag. */
export const hostIdentityTag: FieldKind = {
  holds: 'at most 255 octets in hexadecimal digits',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const from = out.length;
    if (!writeHexToken(input, i, out)) return false;
    const octets = out.length - from;
    if (octets === 0 || octets > 255) return input.reject(i);
    out.bytes[HIT_LENGTH_AT] = octets;
    return true;
  },
  print(reader, words) {
    words.push(hexText(reader.octets(reader.bytes[HIT_LENGTH_AT] as number)));
  },
};

/** The public key, in one token: names may follow it. */
export const hostIdentityKey: FieldKind = {
  holds: 'base64 without blanks',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const from = out.length;
    if (!writeBase64(input, input.tokens.start[i] as number, input.tokens.end[i] as number, out))
      return false;
    const octets = out.length - from;
    if (octets === 0 || octets > 0xffff) return input.reject(i);
    out.bytes[KEY_LENGTH_AT] = octets >>> 8;
    out.bytes[KEY_LENGTH_AT + 1] = octets & 0xff;
    return true;
  },
  print(reader, words) {
    const high = reader.bytes[KEY_LENGTH_AT] as number;
    words.push(base64Text(reader.octets(high * 256 + (reader.bytes[KEY_LENGTH_AT + 1] as number))));
  },
};
