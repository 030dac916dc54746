import type { Place } from '../finding.ts';
import { type Block, cell, FLAGS, GENERATED, INHERITED_OWNER, INHERITED_TTL, START } from '../zone/block.ts';
import { sets } from '../zone/carriedState.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import { type Entry, entriesOf, entryAt } from './entryAt.ts';

/** Where an entry stands: all that tells what is in force there. */
export type Standing = Pick<Entry, 'reading' | 'block' | 'start'>;

/** What gave the origin that is in force at an entry. */
export type OriginGiver =
  /** A $ORIGIN, or an $INCLUDE that names one for the file. */
  | { readonly kind: '$ORIGIN' | '$INCLUDE'; readonly place: Place }
  /** Nothing in the text: what the zone's file is read with. */
  | { readonly kind: 'file' };

/** What gave the default TTL: a $TTL or, where there is none, the SOA's minimum as BIND takes it. */
export interface TtlGiver {
  readonly kind: '$TTL' | 'SOA';
  readonly place: Place;
}

/**
 * What gave the origin in force at an entry (RFC 1035 §5.1). Blocks in front of the entry's are only looked at where they
 * set an origin.
 */
export function originGiver(zone: Zone, at: Standing): OriginGiver {
  let end = at.start;
  for (const [reading, block] of blocksUpTo(at, false)) {
    if (reading !== at.reading) {
      // The file began here; its origin is that of the $INCLUDE.
      const include = block.include && entryAt(zone, reading, block, block.include.start);
      const named = include?.parts[2];
      if (include && named) {
        return { kind: '$INCLUDE', place: { block, start: named.start, end: named.end } };
      }
      return include === undefined ? { kind: 'file' } : originGiver(zone, include);
    }
    if (sets(block.use, 'origin')) {
      const found = lastBefore(zone, reading, block, end, isOrigin);
      if (found !== undefined) return { kind: '$ORIGIN', place: placeOf(found) };
    }
    end = Number.POSITIVE_INFINITY;
  }
  return { kind: 'file' };
}

/** What gave the default TTL in force at an entry (RFC 2308 §4); `undefined` where there is none. */
export function defaultTtlGiver(zone: Zone, at: Standing): TtlGiver | undefined {
  for (const [reading, block] of blocksUpTo(at, true)) {
    if (!sets(block.use, 'defaultTtl')) continue;
    const end = block === at.block ? at.start : Number.POSITIVE_INFINITY;
    const found =
      lastBefore(zone, reading, block, end, isTtl) ?? lastBefore(zone, reading, block, end, isSoa);
    if (found === undefined) continue;
    return { kind: found.directive === undefined ? 'SOA' : '$TTL', place: placeOf(found) };
  }
  return undefined;
}

/** Where the owner is written that an entry without one repeats; `undefined` where there is none. */
export function lastOwnerEntry(zone: Zone, at: Standing): Entry | undefined {
  return recordBefore(zone, at, false, INHERITED_OWNER | GENERATED);
}

/** The last record in front of an entry that states a TTL. */
export function lastTtlEntry(zone: Zone, at: Standing): Entry | undefined {
  return recordBefore(zone, at, true, INHERITED_TTL);
}

/** The last record in front of an entry that has none of the flags. */
function recordBefore(zone: Zone, at: Standing, into: boolean, without: number): Entry | undefined {
  for (const [reading, block] of blocksUpTo(at, into)) {
    const end = block === at.block ? at.start : Number.POSITIVE_INFINITY;
    for (let row = block.count - 1; row >= 0; row--) {
      const start = cell(block, row, START);
      if (start < end && (cell(block, row, FLAGS) & without) === 0)
        return entryAt(zone, reading, block, start);
    }
  }
  return undefined;
}

/**
 * The entry's block and those in front of it, backwards; at a file's start those in front of its $INCLUDE.
 *
 * @param into whether the blocks of files that are included on the way count
 */
function* blocksUpTo({ reading, block }: Standing, into: boolean): Generator<readonly [Reading, Block]> {
  for (let index = reading.blocks.indexOf(block); index >= 0; index--) {
    const each = reading.blocks[index] as Block;
    const included = into && each !== block ? each.include && reading.includes.get(each) : undefined;
    if (included) yield* allBackwards(included);
    yield [reading, each];
  }
  const { parent } = reading;
  if (parent === undefined) return;
  for (const [including, each] of parent.includes) {
    if (each === reading) yield* blocksUpTo({ reading: parent, block: including, start: 0 }, into);
  }
}

function* allBackwards(reading: Reading): Generator<readonly [Reading, Block]> {
  for (const block of [...reading.blocks].reverse()) {
    const included = block.include && reading.includes.get(block);
    if (included) yield* allBackwards(included);
    yield [reading, block];
  }
}

function lastBefore(
  zone: Zone,
  reading: Reading,
  block: Block,
  end: number,
  isWanted: (entry: Entry) => boolean,
): Entry | undefined {
  let found: Entry | undefined;
  for (const entry of entriesOf(zone, reading, block)) {
    if (entry.start >= end) break;
    if (isWanted(entry)) found = entry;
  }
  return found;
}

function isOrigin({ directive, parts }: Entry): boolean {
  return directive === '$ORIGIN' && parts[1]?.quoted === false;
}

function isTtl({ directive, parts }: Entry): boolean {
  return directive === '$TTL' && parts[1]?.quoted === false;
}

const SOA = 6;

function isSoa({ type, records }: Entry): boolean {
  return type === SOA && records.some(({ broken }) => !broken);
}

/** From an entry's first token to its last. */
function placeOf({ block, parts, start, end }: Entry): Place {
  return { block, start: parts[0]?.start ?? start, end: parts.at(-1)?.end ?? end };
}
