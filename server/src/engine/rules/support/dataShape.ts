import type { RecordView } from '../recordView.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const OPENING = 0x28;
const CLOSING = 0x29;
const BACKSLASH = 0x5c;

/** Offset of the first byte of the RDATA, or of what stands before it other than blanks and `(`. */
export function dataStart(record: RecordView): number {
  const { bytes } = record.block;
  const { start, end } = record.typePlace;
  let at = start;
  while (at < end && (bytes[at] as number) > BLANK) at++;
  while (at < end && ((bytes[at] as number) <= BLANK || bytes[at] === OPENING)) at++;
  return at;
}

/**
 * Whether the RDATA is one string or word, by its bytes alone: nearly all TXT records are, and need no tokens to be
 * found good.
 */
export function isOneString(record: RecordView): boolean {
  const { bytes } = record.block;
  const { end } = record.typePlace;
  let at = dataStart(record);
  if (bytes[at] === QUOTE) {
    for (at++; at < end && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
    return at === end - 1;
  }
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte <= BLANK || byte === QUOTE || byte === OPENING || byte === CLOSING) return false;
  }
  return true;
}
