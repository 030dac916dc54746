import type { Fix } from '../../finding.ts';
import type { NameId } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';
import { targetToken } from './targetToken.ts';
import { writtenName } from './writtenName.ts';

/** Fixes that let a record point at another name, written in the manner of the one there; none where none is written. */
export function renameTarget(zone: ZoneView, record: RecordView, name: NameId): Fix[] {
  const token = targetToken(record);
  if (token === undefined) return [];
  const text = writtenName(zone, name, record, token.text);
  return [fixAt(`Replace by ${text}`, token.place, text)];
}
