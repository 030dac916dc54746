import { quotableTarget, target } from '../../records/fields/name.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import {
  type Block,
  BROKEN,
  cell,
  END,
  FLAGS,
  GENERATED,
  INHERITED_OWNER,
  ORIGIN,
  OWNER,
  START,
  STRIDE,
  TARGET,
  TYPE,
  TYPE_AT,
} from '../../zone/block.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import { labelText, nameText } from '../../zone/nameText.ts';
import type { Reading, Zone } from '../../zone/zone.ts';

/** How a file writes what it could write either way: names of the zone with their final dot or without. */
export interface NameStyle {
  readonly absoluteOwners: boolean;
  readonly absoluteTargets: boolean;
  /** Whether records have their class written. */
  readonly writesClass: boolean;
}

/** How many blocks on either side are looked at. */
const NEAR = 2;
const SPACE = 0x20;
const TAB = 0x09;
const DOT = 0x2e;

/** How the records around a block are written. */
export function nameStyleAt(zone: Zone, reading: Reading, block: Block): NameStyle {
  const at = reading.blocks.indexOf(block);
  let owners = 0;
  let targets = 0;
  let classes = 0;
  for (const near of reading.blocks.slice(Math.max(0, at - NEAR), at + NEAR + 1)) {
    for (let row = 0; row < near.count; row++) {
      const flags = cell(near, row, FLAGS);
      if (flags & (BROKEN | GENERATED)) continue;
      classes += hasClass(near, row) ? 1 : -1;
      const origin = zone.names.fold(cell(near, row, ORIGIN));
      if (origin === ROOT) continue;
      if (!(flags & INHERITED_OWNER) && isBelow(zone.names, cell(near, row, OWNER), origin)) {
        owners += endsInDot(near, wordEnd(near, cell(near, row, START))) ? 1 : -1;
      }
      const pointsAt = cell(near, row, TARGET);
      if (
        pointsAt !== NO_NAME &&
        isBelow(zone.names, pointsAt, origin) &&
        isTargetLast(cell(near, row, TYPE))
      ) {
        targets += endsInDot(near, cell(near, row, END)) ? 1 : -1;
      }
    }
  }
  return { absoluteOwners: owners > 0, absoluteTargets: targets > 0, writesClass: classes > 0 };
}

function isBelow(names: NameTable, name: NameId, origin: NameId): boolean {
  const folded = names.fold(name);
  return folded !== origin && names.isWithin(folded, origin);
}

function isTargetLast(type: number): boolean {
  const kind = recordTypeByNumber(type)?.fields.at(-1)?.kind;
  return kind === target || kind === quotableTarget;
}

function hasClass({ bytes, rows }: Block, row: number): boolean {
  const at = row * STRIDE;
  const header = decodeUtf8(bytes, rows[at + START], rows[at + TYPE_AT]);
  return /\s(?:in|ch|hs|class\d+)\s/i.test(header);
}

function wordEnd({ bytes }: Block, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== SPACE && bytes[at] !== TAB) at++;
  return at;
}

function endsInDot({ bytes }: Block, end: number): boolean {
  return bytes[end - 1] === DOT;
}

/** A name as it is written: relative to an origin where it is below that and may be, `@` for the origin itself. */
export function writtenName(names: NameTable, name: NameId, origin: NameId, absolute: boolean): string {
  const folded = names.fold(origin);
  if (name === ROOT || absolute || origin === ROOT || !names.isWithin(names.fold(name), folded)) {
    return nameText(names, name);
  }
  if (names.fold(name) === folded) return '@';
  const labels: string[] = [];
  const own = names.labelCount(name) - names.labelCount(origin);
  for (let at = name; labels.length < own; at = names.parent(at)) labels.push(labelText(names.label(at)));
  return labels.join('.');
}
