import { typeText } from '../../records/recordTypes.ts';
import {
  type Block,
  FLAGS,
  GENERATED,
  ORIGIN,
  OWNER,
  START,
  STRIDE,
  TARGET,
  TYPE_AT,
} from '../../zone/block.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { apexOf, blocksOf, type Reading, readingsOf, type Zone } from '../../zone/zone.ts';
import { isCut, typesAt } from '../definition.ts';
import { type Entry, entryAt } from '../entryAt.ts';
import { filePosition } from '../fileRange.ts';
import { type Renaming, renamed } from './renaming.ts';

const SOA = 6;
const CNAME = 5;
const DNAME = 39;
const NS = 2;
const BACKSLASH = 0x5c;
const HASH = 0x23;

/**
 * Why a zone cannot have a name renamed; nothing where it can. Yields at short intervals.
 *
 * A rename must leave every record as it was but for the name: it is refused where records would meet others, leave the
 * zone or its authority, or where a name is not written but follows from a template or from octets.
 */
export function* renameRefusal(zone: Zone, renaming: Renaming): Generator<void, string | undefined> {
  const { names } = zone;
  const { from, to } = renaming;
  const apex = apexOf(zone).name;
  const old = nameText(names, from);
  for (const own of [apex, names.fold(zone.origin)]) {
    if (names.isWithin(own, from)) {
      return `${nameText(names, own)} is the name of a zone, which its file and the servers' configurations know it by: what would have to change there is more than names in records.`;
    }
  }
  if (names.isWithin(from, apex)) {
    if (!names.isWithin(names.fold(to), apex)) {
      return `${nameText(names, to)} is not in the zone ${nameText(names, apex)}, so the records of ${old} would leave it. Move them by hand to the zone that they are to be in.`;
    }
    const reason = occlusion(zone, renaming, apex) ?? (yield* collision(zone, renaming));
    if (reason !== undefined) return reason;
  }
  return yield* unwritten(zone, renaming);
}

/** Whether the new name lies below a cut that the old one is not below. */
function occlusion(zone: Zone, { from, to }: Renaming, apex: NameId): string | undefined {
  const { names } = zone;
  for (
    let at = names.parent(names.fold(to));
    at !== apex && names.isWithin(at, apex);
    at = names.parent(at)
  ) {
    if (names.isWithin(from, at) || names.isWithin(at, from) || !isCut(zone, at)) continue;
    const isDelegated = typesAt(zone, at).includes(NS);
    return isDelegated
      ? `${nameText(names, to)} would lie in ${nameText(names, at)}, which is delegated to other servers (RFC 1034 §4.2): nobody would see it here.`
      : `${nameText(names, to)} would lie below the DNAME of ${nameText(names, at)}, where nothing else may be (RFC 6672 §2.4).`;
  }
  return undefined;
}

/** Whether records would meet others that they cannot stand beside, for the name and all below it. */
function* collision(zone: Zone, renaming: Renaming): Generator<void, string | undefined> {
  const { names, index } = zone;
  const { tree } = index;
  const { from } = renaming;
  const open = [from];
  let passed = 0;
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (++passed % 1024 === 0) yield;
    for (let child = tree.child(name); child !== NO_NAME; child = tree.sibling(child)) open.push(child);
    const fresh = renamed(names, name, renaming);
    if (fresh === NO_NAME) {
      return `${nameText(names, name)} would be longer than the 255 octets that a name may have (RFC 1035 §2.3.4).`;
    }
    const there = names.fold(fresh);
    if (there === name || names.isWithin(there, from)) continue;
    const reason = conflict(zone, name, there);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function conflict(zone: Zone, name: NameId, there: NameId): string | undefined {
  const { names, index } = zone;
  const mine = typesAt(zone, name);
  const theirs = typesAt(zone, there);
  const isApex = theirs.includes(SOA);
  const text = nameText(names, there);
  if (mine.length === 0) return undefined;
  const isMineCut = mine.some((type) => type === NS || type === DNAME);
  if (isMineCut && index.tree.child(there) !== NO_NAME) {
    return `There are names below ${text} already, which the ${mine.includes(NS) ? 'delegation' : 'DNAME'} of ${nameText(names, name)} would hide.`;
  }
  if (theirs.length === 0) return undefined;
  for (const type of [CNAME, DNAME, NS]) {
    if (type === NS && isApex && !mine.includes(NS)) continue;
    if (!mine.includes(type) && !theirs.includes(type)) continue;
    const owner = theirs.includes(type) ? text : nameText(names, name);
    const why =
      type === CNAME
        ? 'which no other record may stand beside (RFC 1034 §3.6.2)'
        : type === DNAME
          ? 'which redirects what would be there (RFC 6672 §2.4)'
          : 'which delegates the name to other servers (RFC 1034 §4.2)';
    return `${text} exists already: ${owner} has ${typeText(type)}, ${why}.`;
  }
  const both = mine.find((type) => theirs.includes(type));
  return both === undefined
    ? undefined
    : `${text} exists already and has ${typeText(both)} records too: both sets would become one. Remove or rename those first.`;
}

/** Whether a record speaks of the name without writing it, so that there is nothing to change. */
function* unwritten(zone: Zone, { from }: Renaming): Generator<void, string | undefined> {
  const { names } = zone;
  const readings = new Map(
    [...readingsOf(zone.root)].flatMap((reading) => reading.blocks.map((block) => [block, reading] as const)),
  );
  const isWithin = (name: number) => name !== NO_NAME && names.isWithin(names.fold(name), from);
  let passed = 0;
  for (const block of blocksOf(zone.root)) {
    if (++passed % 64 === 0) yield;
    let last = -1;
    for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
      const { rows } = block;
      const start = rows[at + START] as number;
      const isGenerated = ((rows[at + FLAGS] as number) & GENERATED) !== 0;
      const target = rows[at + TARGET] as number;
      if (start === last || (!isGenerated && target === NO_NAME)) continue;
      if (!isWithin(target) && !(isGenerated && isWithin(rows[at + OWNER] as number))) continue;
      if (!isGenerated && !mayBeGeneric(block, rows[at + TYPE_AT] as number)) continue;
      last = start;
      const entry = entryAt(zone, readings.get(block) as Reading, block, start);
      const line = filePosition(block, entry.parts[0]?.start ?? start).line + 1;
      if (isGenerated && !followsOrigin(entry, isWithin(rows[at + ORIGIN] as number))) {
        return `The $GENERATE in line ${line} of its file makes a name at or below ${nameText(names, from)}: change its template instead.`;
      }
      if (entry.isGeneric) {
        return `A record in line ${line} of its file has ${nameText(names, from)} as octets in generic form (RFC 3597 §5): write its data in the type's own form first.`;
      }
    }
  }
  return undefined;
}

/** Whether the octets behind a type token begin with `\#`. */
function mayBeGeneric({ bytes }: Block, typeAt: number): boolean {
  const at = bytes.indexOf(BACKSLASH, typeAt);
  return at >= 0 && bytes[at + 1] === HASH;
}

/** Whether all names that a $GENERATE makes are relative to an origin that is renamed as well. */
function followsOrigin({ parts }: Entry, isOriginRenamed: boolean): boolean {
  return isOriginRenamed && !parts.slice(2).some(({ text }) => text.endsWith('.'));
}
