import type { NameId } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { TXT, textStrings } from './textStrings.ts';

export interface SpfAt {
  readonly record: RecordView;
  /** The strings joined, one unit per octet. */
  readonly text: string;
}

/** The SPF records at a name, in the file's order; of equal records, of which servers keep one, the first. */
export function spfRecordsAt(zone: ZoneView, name: NameId): SpfAt[] {
  const found: SpfAt[] = [];
  const known = new Set<string>();
  for (const record of zone.recordsAt(name, TXT)) {
    const strings = textStrings(record);
    const text = strings.join('');
    if (!/^v=spf1(?: |$)/i.test(text)) continue;
    const key = strings.join('\0');
    if (!known.has(key)) found.push({ record, text });
    known.add(key);
  }
  return found;
}
