import { hexDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';

const COLON = 0x3a;

/** 64 bits as four groups of hexadecimal digits (RFC 6742 §2.1.2 and §2.3.2); no `::`. */
export const locator64: FieldKind = {
  holds: 'four groups of one to four hexadecimal digits with colons between them, such as 2001:db8:1140:1000',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const end = input.tokens.end[i] as number;
    let at = input.tokens.start[i] as number;
    for (let group = 0; group < 4; group++) {
      if (group > 0 && (at >= end || input.bytes[at++] !== COLON)) return input.reject(i);
      const from = at;
      let value = 0;
      while (at < end && at - from < 4) {
        const digit = hexDigit(input.bytes[at] as number);
        if (digit < 0) break;
        value = value * 16 + digit;
        at++;
      }
      if (at === from) return input.reject(i);
      out.u16(value);
    }
    return at === end || input.reject(i);
  },
  print(reader, words) {
    words.push(
      [reader.u16(), reader.u16(), reader.u16(), reader.u16()].map((group) => group.toString(16)).join(':'),
    );
  },
};
