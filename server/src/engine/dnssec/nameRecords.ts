import { RecordView } from '../rules/recordView.ts';
import { byOrder } from '../rules/zoneView.ts';
import { UNREADABLE_TYPE } from '../zone/block.ts';
import type { NameId } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import { readSignature, type Signature } from './signature.ts';
import { RRSIG } from './typeNumbers.ts';

/** What stands at one name. */
export interface NameRecords {
  /** RRsets by type, signatures left out; records that cannot be read are among them. */
  readonly sets: ReadonlyMap<number, readonly RecordView[]>;
  /** Signatures by the type that they cover. */
  readonly signatures: ReadonlyMap<number, readonly Signature[]>;
  /** Types of which a record cannot be read: nothing is said of their RRsets. */
  readonly damaged: ReadonlySet<number>;
  /** Whether there is a record of which not even the type can be read: anything may be meant to stand here. */
  readonly isUnclear: boolean;
}

/** The records at a (folded) name. */
export function recordsOf(zone: Zone, name: NameId): NameRecords {
  const { index } = zone;
  const records: RecordView[] = [];
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    records.push(new RecordView(zone, block, ref - block.base));
  }
  if (records.length > 1) records.sort(byOrder);
  const sets = new Map<number, RecordView[]>();
  const signatures = new Map<number, Signature[]>();
  const damaged = new Set<number>();
  for (const record of records) {
    const { type } = record;
    if (type === RRSIG) {
      const signature = readSignature(record);
      if (signature === undefined) damaged.add(RRSIG);
      else listIn(signatures, signature.covered).push(signature);
      continue;
    }
    if (record.broken) damaged.add(type);
    if (type === UNREADABLE_TYPE) continue;
    listIn(sets, type).push(record);
  }
  return { sets, signatures, damaged, isUnclear: damaged.has(UNREADABLE_TYPE) };
}

function listIn<T>(lists: Map<number, T[]>, key: number): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}
