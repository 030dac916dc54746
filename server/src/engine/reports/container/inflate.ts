import { Inflate } from 'fflate';
import { concatBytes } from '../../text/bytes.ts';
import { type Refusal, type Stock, tooLarge } from './limits.ts';

/** Octets that are unpacked at once: DEFLATE makes at most a thousand times as much of them. */
const STEP = 8 * 1024;

/** What came out, and whether the end of the data was there. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

class Exhausted extends Error {}

/** Unpacks DEFLATE data (RFC 1951), no more than the stock allows. What stands behind its end is left out. Never throws. */
export function inflate(packed: Uint8Array, stock: Stock): Inflated | Refusal {
  const parts: Uint8Array[] = [];
  const stream = new Inflate((part) => {
    stock.octets -= part.length;
    if (stock.octets < 0) throw new Exhausted();
    if (part.length > 0) parts.push(part);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    if (error instanceof Exhausted) return tooLarge();
    return { bytes: concatBytes(parts), isWhole: false };
  }
  return { bytes: concatBytes(parts), isWhole: packed.length > 0 };
}
