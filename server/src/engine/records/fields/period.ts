import { foldByte, isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';

const MAX_PERIOD = 0xffffffff;

/** Seconds in the unit letters of a period, in either case. */
const UNIT = new Int32Array(256);
UNIT[0x73] = 1;
UNIT[0x6d] = 60;
UNIT[0x68] = 3600;
UNIT[0x64] = 86400;
UNIT[0x77] = 604800;

export const NO_PERIOD = -1;
export const PERIOD_TOO_LONG = -2;

/**
 * Reads a number of seconds, or numbers with units as in `1w2d3h4m5s` (any case, any order), from
 * `bytes[start, end)`. Units are BIND's addition to RFC 1035; other servers read them as well.
 *
 * @returns seconds from 0 to 2^32 - 1, {@link NO_PERIOD}, or {@link PERIOD_TOO_LONG}
 */
export function periodAt(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let total = 0;
  do {
    const from = at;
    let value = 0;
    while (at < end && isDigit(bytes[at] as number)) {
      value = Math.min(value * 10 + (bytes[at++] as number) - 0x30, MAX_PERIOD + 1);
    }
    if (at === from) return NO_PERIOD;
    if (at === end) {
      // A number without a unit stands alone: `1h30` is refused, as nobody can know what 30 means.
      if (from !== start) return NO_PERIOD;
      total = value;
    } else {
      const unit = UNIT[foldByte(bytes[at++] as number)] as number;
      if (unit === 0) return NO_PERIOD;
      total += value * unit;
    }
  } while (at < end);
  return total > MAX_PERIOD ? PERIOD_TOO_LONG : total;
}

/** A time span in seconds, 32 bits, which may be written with units (RFC 1035 §3.3.13). */
export const period: FieldKind = {
  holds: 'seconds, or numbers with the units w, d, h, m and s such as 1h30m, at most 4294967295 seconds',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const value = periodAt(input.bytes, input.tokens.start[i] as number, input.tokens.end[i] as number);
    if (value < 0) return input.reject(i);
    out.u32(value);
    return true;
  },
  print(reader, words) {
    words.push(String(reader.u32()));
  },
};
