import { parseTtl } from '../../zone/ttl.ts';
import type { FieldKind } from '../field.ts';

/** A time span in seconds, 32 bits, which may be written with units as a TTL may (RFC 1035 §3.3.13). */
export const period: FieldKind = {
  holds: 'seconds, or numbers with the units w, d, h, m and s such as 1h30m, at most 4294967295 seconds',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const seconds = parseTtl(input.bytes, input.tokens.start[i] as number, input.tokens.end[i] as number);
    if (seconds < 0 || seconds > 0xffffffff) return input.reject(i);
    out.u32(seconds);
    return true;
  },
  print(reader, words) {
    words.push(String(reader.u32()));
  },
};
