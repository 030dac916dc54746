import { latin1 } from '../../text/bytes.ts';
import type { RecordView } from '../recordView.ts';

export const TXT = 16;
export const SPF = 99;

/** The strings of a TXT record with escapes undone, one unit per octet; none when it cannot be read. */
export function textStrings(record: RecordView): string[] {
  const wire = record.wire();
  const strings: string[] = [];
  if (wire === undefined) return strings;
  for (let at = 0; at < wire.length; ) {
    const end = at + 1 + (wire[at] as number);
    strings.push(latin1(wire, at + 1, end));
    at = end;
  }
  return strings;
}
