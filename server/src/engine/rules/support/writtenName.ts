import { type NameId, ROOT } from '../../zone/names.ts';
import { labelText } from '../../zone/nameText.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { isAbsolute } from './targetToken.ts';

/**
 * A name as it would be written in a record: relative to the origin where it is below it and the record writes names so,
 * else absolute.
 *
 * @param like the name that stands there now, as written
 */
export function writtenName(zone: ZoneView, name: NameId, record: RecordView, like: string): string {
  const { names } = zone;
  const { origin } = record;
  const folded = names.fold(name);
  const top = names.fold(origin);
  if (top === ROOT || isAbsolute(like) || !names.isWithin(folded, top)) return zone.text(name);
  if (folded === top) return '@';
  const labels: string[] = [];
  for (let at = name; names.labelCount(at) > names.labelCount(top); at = names.parent(at)) {
    labels.push(labelText(names.label(at)));
  }
  return labels.join('.');
}
