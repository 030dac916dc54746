import { REPORT } from '../findings.ts';
import type { NoteList } from '../notes.ts';
import { inflate } from './inflate.ts';
import type { Refusal, Stock } from './limits.ts';

const HEADER = 10;
const FOOTER = 8;
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Whether it begins as gzip does (RFC 1952 §2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Unpacks the first member of gzip data (RFC 1952), as far as it is there. Never throws. */
export function gunzip(bytes: Uint8Array, stock: Stock, notes: NoteList): Uint8Array | Refusal {
  const start = dataStart(bytes);
  if (bytes[2] !== 8 || start > bytes.length)
    return { refused: 'It begins like gzip, but its header is broken. Get the file again.' };
  const inflated = inflate(bytes.subarray(start), stock);
  if ('refused' in inflated) return inflated;
  const { bytes: unpacked, isWhole } = inflated;
  if (unpacked.length === 0)
    return {
      refused: 'It is gzip, but nothing can be unpacked. Get the file again: it was damaged on the way.',
    };
  if (!isWhole) {
    notes.add(REPORT.cut, 'The gzip data is damaged or ends too early. What could be unpacked is read.');
  } else if (sizeAt(bytes, bytes.length - 4) !== unpacked.length && bytes.length > start + FOOTER) {
    notes.add(
      REPORT.container,
      'Behind the gzip data stands something else, or its length is wrong. It is left out.',
    );
  }
  return unpacked;
}

/** Where the compressed data begins: behind the header and what it says that it has (RFC 1952 §2.3). */
function dataStart(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = HEADER;
  if (flags & HAS_EXTRA) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return Number.POSITIVE_INFINITY;
    at = end + 1;
  }
  return flags & HAS_CHECKSUM ? at + 2 : at;
}

function sizeAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + Math.max(0, at)).getUint32(0, true);
}
