import type { RecordView } from '../../rules/recordView.ts';
import { dataStart } from '../../rules/support/dataShape.ts';
import { decodeUtf8 } from '../../text/utf8.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The text of a TXT record that is written as one string in quotes, in ASCII and without escapes, as nearly all are: it needs
 * no map of its characters to be read. `undefined` for all others.
 */
export function plainText(record: RecordView): string | undefined {
  if (record.generated) return undefined;
  const { bytes } = record.block;
  const start = dataStart(record) + 1;
  const end = record.typePlace.end - 1;
  if (bytes[start - 1] !== QUOTE || bytes[end] !== QUOTE || end < start) return undefined;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte > 0x7e || byte === QUOTE || byte === BACKSLASH) return undefined;
  }
  return decodeUtf8(bytes, start, end);
}
