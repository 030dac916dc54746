import { mnemonicOf } from '../../records/typeMnemonics.ts';
import { cell, START, TARGET, TYPE } from '../../zone/block.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import type { Zone } from '../../zone/zone.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import {
  all,
  type Completion,
  type CompletionKind,
  type CompletionSource,
  type Completions,
  joined,
  NOTHING,
} from './completion.ts';
import { findNames } from './findNames.ts';
import { writtenName } from './nameStyle.ts';

/** How many names a list holds. */
const MANY = 200;
/** Zones with so many names may have few enough owners for one list. */
const SMALL = 1 << 12;
/** How many records at a name are looked at. */
const FEW = 16;

const A = 1;
const CNAME = 5;
const AAAA = 28;

/** The owners of the zone, in the form that owners have around the slot. */
export function ownerCompletions(source: CompletionSource): Completions {
  const { zone, state, style } = source;
  const isOwner = (name: NameId) => hasRecords(source, name);
  return search(source, source.slot.typed, isOwner, 'owner', (name) =>
    writtenName(zone.names, name, state.origin, style.absoluteOwners),
  );
}

/** Names with labels such as `_443._tcp` before those of hosts, once the labels are typed. */
export function ownersBelowHosts(source: CompletionSource): Completions {
  const { zone, state, style, slot } = source;
  const [, labels = '', host = ''] = /^((?:_[^.]+\.)+)(.*)$/.exec(slot.typed) ?? [];
  if (labels === '') return NOTHING;
  const isWanted = (name: NameId) => hasAddress(zone, name);
  return search(source, host, isWanted, 'label', (name) => {
    const text = writtenName(zone.names, name, state.origin, style.absoluteOwners);
    return text === '@' ? labels.slice(0, -1) : labels + text;
  });
}

/**
 * The names that a record may point at: hosts of the zone, which have addresses, and hosts elsewhere that others point at;
 * those first that records of the same type around point at.
 *
 * @param isHost whether it must be a host; a CNAME may lead to any name but its own
 */
export function targetCompletions(source: CompletionSource, type: number, isHost: boolean): Completions {
  const { zone, state, style, owner } = source;
  const { names, index } = zone;
  const isWanted = (name: NameId) => {
    if (!isHost && name === owner) return false;
    if (hasRecords(source, name)) return isHost ? hasAddress(zone, name) : true;
    return index.firstReferrer(name) !== NO_RECORD && !names.isWithin(name, names.fold(zone.origin));
  };
  const found = search(source, source.slot.typed, isWanted, 'host', (name) =>
    writtenName(names, name, state.origin, style.absoluteTargets),
  );
  const near = targetsAround(source, type).map((name) =>
    nameItem(zone, name, 'host', writtenName(names, name, state.origin, style.absoluteTargets)),
  );
  return joined(all(near), found);
}

/**
 * All names that are wanted where they are few, so that an editor can find them by any part; else those that begin as
 * typed. How they are written depends on what is typed, so that an editor is to ask again when more is.
 */
function search(
  { zone }: CompletionSource,
  typed: string,
  isWanted: (name: NameId) => boolean,
  kind: CompletionKind,
  written: (name: NameId) => string,
): Completions {
  const few = zone.names.count < SMALL ? findNames(zone, '', MANY, isWanted) : undefined;
  const { names } = few?.isComplete ? few : findNames(zone, typed, MANY, isWanted);
  const start = typed.toLowerCase();
  const items = names.map((name) => {
    const text = written(name);
    const full = nameText(zone.names, name);
    // What is typed beyond the origin is written to its end.
    const isBeyond = start.includes('.') && !text.toLowerCase().startsWith(start) && full.startsWith(start);
    return nameItem(zone, name, kind, isBeyond ? full : text);
  });
  return { items, isIncomplete: true };
}

function nameItem(zone: Zone, name: NameId, kind: CompletionKind, text: string): Completion {
  const types = typesAt(zone, name);
  return {
    label: text,
    kind,
    ...(types === '' ? {} : { aside: types }),
    topic: { about: 'name', name: nameText(zone.names, name) },
  };
}

/** The types at a name, as far as they are looked at. */
function typesAt({ index }: Zone, name: NameId): string {
  const types = new Set<number>();
  let looked = 0;
  for (let ref = index.first(name); ref !== NO_RECORD && looked++ < FEW; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    types.add(cell(block, ref - block.base, TYPE));
  }
  types.delete(0);
  return [...types]
    .sort((a, b) => a - b)
    .map(mnemonicOf)
    .join(', ');
}

/** Whether a name has records beyond the one that is being typed. */
function hasRecords({ zone: { index }, slot }: CompletionSource, name: NameId): boolean {
  let ref = index.first(name);
  if (ref === NO_RECORD) return false;
  const { block, start } = slot.entry;
  while (ref !== NO_RECORD) {
    const other = index.blockOf(ref);
    if (other !== block || cell(block, ref - block.base, START) !== start) return true;
    ref = index.next(ref);
  }
  return false;
}

function hasAddress({ index }: Zone, name: NameId): boolean {
  let looked = 0;
  let found = false;
  for (let ref = index.first(name); ref !== NO_RECORD && looked++ < FEW; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    const type = cell(block, ref - block.base, TYPE);
    if (type === CNAME) return false;
    if (type === A || type === AAAA) found = true;
  }
  return found;
}

/** The targets of the block's records of a type, the nearest first. */
function targetsAround({ zone, slot }: CompletionSource, type: number): NameId[] {
  const { block, start } = slot.entry;
  const found: { readonly name: NameId; readonly distance: number }[] = [];
  for (let row = 0; row < block.count; row++) {
    const at = cell(block, row, START);
    const name = cell(block, row, TARGET);
    if (name === NO_NAME || at === start || cell(block, row, TYPE) !== type) continue;
    found.push({ name: zone.names.fold(name), distance: Math.abs(at - start) });
  }
  found.sort((a, b) => a.distance - b.distance);
  return [...new Set(found.map(({ name }) => name))].slice(0, FEW);
}
