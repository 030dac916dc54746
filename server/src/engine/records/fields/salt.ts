import type { FieldKind } from '../field.ts';
import { hexText, writeHexToken } from './hexadecimal.ts';

const HYPHEN = 0x2d;

/** The salt of NSEC3 and NSEC3PARAM: hexadecimal behind a length octet, `-` for none (RFC 5155 §3.3). */
export const salt: FieldKind = {
  holds: 'at most 255 octets in hexadecimal digits, or "-" for no salt',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const start = input.tokens.start[i] as number;
    if (input.tokens.end[i] === start + 1 && input.bytes[start] === HYPHEN) {
      out.u8(0);
      return true;
    }
    const lengthAt = out.length;
    out.u8(0);
    if (!writeHexToken(input, i, out)) return false;
    const octets = out.length - lengthAt - 1;
    if (octets > 255) return input.reject(i);
    out.bytes[lengthAt] = octets;
    return true;
  },
  print(reader, words) {
    const octets = reader.octets(reader.u8());
    words.push(octets.length === 0 ? '-' : hexText(octets));
  },
};
