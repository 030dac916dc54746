import { escaped, splitStrings } from '../../inZone/zoneText.ts';
import type { PackedRecord } from './pack.ts';

/** A record as a line of a zone file, with an absolute owner; that of a record that stands alone is `@`. */
export function recordLine({ owner, text }: PackedRecord): string {
  const strings = splitStrings(text).map((string) => `"${escaped(string)}"`);
  return `${owner === '' || owner === '.' ? '@' : `${owner}.`} IN TXT ${strings.join(' ')}`;
}
