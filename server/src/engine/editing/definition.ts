import type { Place } from '../finding.ts';
import { RecordView } from '../rules/recordView.ts';
import { byOrder } from '../rules/zoneView.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { cell, TYPE, UNREADABLE_TYPE } from '../zone/block.ts';
import { type NameId, NO_NAME } from '../zone/names.ts';
import { apexOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';

const NS = 2;
const DNAME = 39;
const ASTERISK = encodeUtf8('*');

/** Where a name is defined in a zone. */
export interface Definition {
  /** The owner of its first record, or that record where it inherits its owner. */
  readonly name: Place;
  /** The record. */
  readonly record: Place;
}

/**
 * Where a zone defines a (folded) name: its first record; where it has none, the wildcard that answers for it
 * (RFC 4592 §3.3.1), else the delegation that it lies below (RFC 1034 §4.2.1).
 */
export function definitionOf(zone: Zone, name: NameId): Definition | undefined {
  const record = firstRecordAt(zone, name) ?? firstRecordAt(zone, standIn(zone, name));
  return record && { name: record.ownerPlace, record: record.place };
}

/** The first record at a (folded) name in reading order, readable or not. */
export function firstRecordAt(zone: Zone, name: NameId): RecordView | undefined {
  if (name === NO_NAME) return undefined;
  const { index } = zone;
  let first: RecordView | undefined;
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    if (first === undefined || byOrder(record, first) < 0) first = record;
  }
  return first;
}

/** The cut that a name without records lies below, else the wildcard that answers for it. */
function standIn(zone: Zone, name: NameId): NameId {
  const { names, index } = zone;
  const apex = apexOf(zone).name;
  if (name === apex || !names.isWithin(name, apex)) return NO_NAME;
  let cut = NO_NAME;
  for (let at = names.parent(name); at !== apex; at = names.parent(at)) if (isCut(zone, at)) cut = at;
  if (cut !== NO_NAME || index.tree.has(name)) return cut;
  let encloser = names.parent(name);
  while (encloser !== apex && !index.tree.has(encloser)) encloser = names.parent(encloser);
  return names.find(encloser, ASTERISK, 0, 1);
}

/** Whether a delegation or a DNAME at a (folded) name takes what is below it out of the zone. */
export function isCut(zone: Zone, name: NameId): boolean {
  return typesAt(zone, name).some((type) => type === NS || type === DNAME);
}

/** The types of the records at a (folded) name, one for each record whose type can be read. */
export function typesAt({ index }: Zone, name: NameId): number[] {
  const types: number[] = [];
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    const type = cell(block, ref - block.base, TYPE);
    if (type !== UNREADABLE_TYPE) types.push(type);
  }
  return types;
}
