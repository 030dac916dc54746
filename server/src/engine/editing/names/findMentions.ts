import { type Block, ORIGIN, STRIDE } from '../../zone/block.ts';
import { type NameId, type NameTable, ROOT } from '../../zone/names.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import { type Entry, entryAt } from '../entryAt.ts';
import { labelSearch } from './labelSearch.ts';
import { type Mention, mentionsOf } from './mention.ts';

/** What is looked for: a folded name, below the root; with all names below it if said so. */
export interface WantedName {
  readonly name: NameId;
  readonly below: boolean;
}

const AT = 0x40;

/** So many entries are looked at between two points where the search may rest. */
const ENTRIES = 64;
const BLOCKS = 64;

/**
 * Finds where a name is written in a zone's text, in reading order. Wherever it is, its first label stands there, or `@`
 * where it is the origin: only such entries are looked at, so the cost is a search through the text, and the entries
 * found. A name below the wanted one that is relative to an origin there is not found: it does not say the name.
 *
 * @param blocks those to look in; all of the zone unless given
 */
export function* findMentions(
  zone: Zone,
  wanted: WantedName,
  found: (mention: Mention) => void,
  blocks: Iterable<readonly [Reading, Block]> = allBlocks(zone.root),
): Generator<void> {
  const { names } = zone;
  const { name } = wanted;
  if (name === ROOT) return;
  const search = labelSearch(names.label(name));
  let passed = 0;
  for (const [reading, block] of blocks) {
    if (++passed % BLOCKS === 0) yield;
    const starts = new Set<number>();
    let entries = 0;
    const look = function* (next: (from: number) => number): Generator<void> {
      for (let at = next(0); at >= 0; ) {
        const entry = entryAt(zone, reading, block, at);
        if (!starts.has(entry.start)) {
          starts.add(entry.start);
          for (const mention of wantedIn(zone, entry, wanted)) found(mention);
          if (++entries % ENTRIES === 0) yield;
        }
        at = entry.end > at ? next(entry.end) : -1;
      }
    };
    const { bytes } = block;
    yield* look((from) => search.next(bytes, from));
    if (isOrigin(names, block, name)) yield* look((from) => bytes.indexOf(AT, from));
  }
}

/** The mentions of an entry that are wanted. */
function wantedIn(zone: Zone, entry: Entry, { name, below }: WantedName): Mention[] {
  const { names } = zone;
  return mentionsOf(zone, entry).filter((mention) => {
    const folded = names.fold(mention.name);
    return below ? names.isWithin(folded, name) : folded === name;
  });
}

/** Every block with the reading that it is of, in reading order. */
export function* allBlocks(reading: Reading): Generator<readonly [Reading, Block]> {
  for (const block of reading.blocks) {
    yield [reading, block];
    const included = block.include && reading.includes.get(block);
    if (included) yield* allBlocks(included);
  }
}

/** Whether a name is the origin somewhere in a block. */
function isOrigin(names: NameTable, { entry, exit, include, rows, count }: Block, name: NameId): boolean {
  if (names.fold(entry.origin) === name || names.fold(exit.origin) === name) return true;
  if (include !== undefined && names.fold(include.origin) === name) return true;
  let last = -1;
  for (let at = ORIGIN; at < count * STRIDE; at += STRIDE) {
    const origin = rows[at] as number;
    if (origin === last) continue;
    last = origin;
    if (names.fold(origin) === name) return true;
  }
  return false;
}
