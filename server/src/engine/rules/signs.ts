import { HASH, ORIGIN, OWNER, STRIDE, TARGET, TTL, TYPE } from '../zone/block.ts';
import { ASTERISK, OTHER, RAW, UNDERSCORE } from '../zone/labelTraits.ts';
import { type NameId, NO_NAME, ROOT } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import type { ZoneView } from './zoneView.ts';

/*
 * What numbers alone tell of a record, or of all records at a name. Nearly all records have no sign, and a rule that needs
 * one is not run where there is none: looking for all signs together costs less than calling one rule.
 */

/** An owner or target that has `*` as a label, octets above 127, or anything else that host names do not have. */
export const HAS_ASTERISK = ASTERISK;
export const HAS_RAW = RAW;
export const IRREGULAR = UNDERSCORE | RAW | OTHER;
/** The owner is not in the zone. */
export const OUTSIDE = 16;
/** An owner or target ends in the zone's name twice over. */
export const REPEATS_APEX = 32;
/** The owner has the labels of the zone's name once more above the zone's own. */
export const NAMES_APEX = 64;
/** A target is two labels and more below its origin: at less, a name cannot lack its final dot. */
export const FAR_TARGET = 128;
/** Two records at the name may be the same: of one type and hash. */
export const TWINS = 256;
/** Two records at the name have different TTLs. */
export const TTLS_DIFFER = 512;
/** A SOA or RP record, which names hosts in fields that are no targets. */
export const NAMES_HOSTS = 1024;

const SOA = 6;
const RP = 17;

/** The signs of the record at `rows[at]`. */
export function recordSigns(view: ZoneView, rows: Int32Array, at: number): number {
  const { names } = view;
  const owner = names.fold(rows[at + OWNER] as number);
  let signs = names.traits(owner);
  if (!view.inZone(owner)) signs |= OUTSIDE;
  if (view.repeatsApex(owner)) signs |= REPEATS_APEX;
  const target = rows[at + TARGET] as number;
  if (target === NO_NAME) return signs;
  signs |= names.traits(target);
  return view.repeatsApex(names.fold(target)) ? signs | REPEATS_APEX : signs;
}

/** The types and hashes of records at the name that is looked at; more than so many are not compared. */
const COMPARED = 16;
const types = new Int32Array(COMPARED);
const hashes = new Int32Array(COMPARED);

/** What stands at a name; filled again for each. */
export interface NameSigns {
  signs: number;
  /** How many records there are, readable or not. */
  count: number;
  /** The type of the first, and whether all are of that type. */
  type: number;
  isOneType: boolean;
}

/** Looks once at all records of a (folded) name. */
export function lookAtName({ index }: Zone, view: ZoneView, name: NameId, into: NameSigns): void {
  const { names } = view;
  let signs = names.traits(name);
  if (view.mayRepeatApex(name)) signs |= NAMES_APEX;
  let count = 0;
  let ttl = 0;
  into.isOneType = true;
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const { rows, base } = index.blockOf(ref);
    const at = (ref - base) * STRIDE;
    const type = rows[at + TYPE] as number;
    const hash = rows[at + HASH] as number;
    if (type === SOA || type === RP) signs |= NAMES_HOSTS;
    const target = rows[at + TARGET] as number;
    if (target !== NO_NAME) {
      signs |= names.traits(target);
      if (isFar(view, target, rows[at + ORIGIN] as number)) signs |= FAR_TARGET;
    }
    if (count === 0) {
      into.type = type;
      ttl = rows[at + TTL] as number;
    } else {
      if (type !== into.type) into.isOneType = false;
      if (rows[at + TTL] !== ttl) signs |= TTLS_DIFFER;
      if (count >= COMPARED) signs |= TWINS;
      else for (let i = 0; i < count; i++) if (hashes[i] === hash && types[i] === type) signs |= TWINS;
    }
    if (count < COMPARED) {
      types[count] = type;
      hashes[count] = hash;
    }
    count++;
  }
  into.signs = signs;
  into.count = count;
}

function isFar({ names }: ZoneView, target: NameId, origin: NameId): boolean {
  return (
    origin !== ROOT &&
    names.labelCount(target) >= names.labelCount(origin) + 2 &&
    names.isWithin(names.fold(target), names.fold(origin))
  );
}
