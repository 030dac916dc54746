import type { RecordView } from '../../rules/recordView.ts';
import { dataStart } from '../../rules/support/dataShape.ts';
import { decodeUtf8 } from '../../text/utf8.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const OPENING = 0x28;
const CLOSING = 0x29;
const BACKSLASH = 0x5c;

/**
 * The text of a TXT record that is written in strings in quotes, in ASCII and without escapes, as nearly all are: it needs no
 * map of its characters to be read. `undefined` for all others, those with comments between their strings among them.
 */
export function plainText(record: RecordView): string | undefined {
  if (record.generated) return undefined;
  const { bytes } = record.block;
  const { end } = record.typePlace;
  let at = dataStart(record);
  let text: string | undefined;
  while (at < end) {
    if (bytes[at] !== QUOTE) return undefined;
    const start = ++at;
    for (; bytes[at] !== QUOTE; at++) {
      if (at >= end || (bytes[at] as number) > 0x7e || bytes[at] === BACKSLASH) return undefined;
    }
    const string = decodeUtf8(bytes, start, at++);
    text = text === undefined ? string : text + string;
    while (at < end && isBetween(bytes[at] as number)) at++;
  }
  return text;
}

function isBetween(byte: number): boolean {
  return byte <= BLANK || byte === OPENING || byte === CLOSING;
}
