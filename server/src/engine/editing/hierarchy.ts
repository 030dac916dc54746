import type { Place } from '../finding.ts';
import { typeText } from '../records/recordTypes.ts';
import { RecordView } from '../rules/recordView.ts';
import { targetToken } from '../rules/support/targetToken.ts';
import { byOrder } from '../rules/zoneView.ts';
import { type NameId, NO_NAME } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { NO_RECORD, type RecordRef } from '../zone/zoneIndex.ts';

/** A record that leads from its owner to another name. */
export interface Step {
  /** As spelled. */
  readonly owner: NameId;
  readonly target: NameId;
  readonly type: string;
  /** Where the target is written, else the record. */
  readonly place: Place;
}

/** The records that lead on from a (folded) name: CNAME, MX, NS, SRV and all others with a target, in reading order. */
export function stepsFrom(zone: Zone, name: NameId, limit: number): Step[] {
  const { index } = zone;
  return steps(zone, index.first(name), (ref) => index.next(ref), limit);
}

/** The records that lead to a (folded) name, in reading order as far as they are not more than the limit. */
export function stepsTo(zone: Zone, name: NameId, limit: number): Step[] {
  const { index } = zone;
  return steps(zone, index.firstReferrer(name), (ref) => index.nextReferrer(ref), limit);
}

function steps(zone: Zone, first: RecordRef, next: (ref: RecordRef) => RecordRef, limit: number): Step[] {
  const { index } = zone;
  const records: RecordView[] = [];
  for (let ref = first; ref !== NO_RECORD && records.length < limit; ref = next(ref)) {
    const block = index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    if (record.target !== NO_NAME) records.push(record);
  }
  return records.sort(byOrder).map((record) => ({
    owner: record.owner,
    target: record.target,
    type: typeText(record.type),
    place: targetToken(record)?.place ?? record.typePlace,
  }));
}
