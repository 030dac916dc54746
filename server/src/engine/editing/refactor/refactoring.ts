import type { Edit } from '../../finding.ts';
import type { Block } from '../../zone/block.ts';
import { locate, type Position } from '../../zone/position.ts';
import { type Reading, readingsOf, renumber, type Zone } from '../../zone/zone.ts';
import { type Cursor, cursorAt, type Entry, entryAt } from '../entryAt.ts';

/** Where a refactoring is asked for. */
export interface Subject {
  readonly zone: Zone;
  /** The file, as the zone reads it. */
  readonly reading: Reading;
  readonly cursor: Cursor;
  /** Whether more than a place is selected. */
  readonly isSelection: boolean;
  /** The entries that the selection touches, the one at the cursor without one; none of too large a selection. */
  readonly entries: readonly Entry[];
  readonly files: FilesBeside;
}

/** The files beside the one that is refactored. */
export interface FilesBeside {
  /** Whether files can be made, and how the file itself is called; `undefined` where not. */
  readonly ownName: string | undefined;
  /** Whether there is a file of that name. */
  exists(name: string): boolean;
  /** How an $INCLUDE in the file writes a file beside it. */
  includePath(name: string): string;
}

/** What a refactoring makes. */
export interface Change {
  readonly edits: readonly Edit[];
  /** Files to make beside the one that is refactored. */
  readonly files?: readonly { readonly name: string; readonly text: string }[];
}

/** Something that a user may have done to a zone file: another form of the same, or of what its title says. */
export interface Refactoring {
  /** Among all refactorings. */
  readonly id: string;
  /** Whether it is for a place, makes a file of some, or is for the whole file. */
  readonly kind: 'rewrite' | 'extract' | 'sort' | 'generate';
  /** What it is called here; `undefined` where it does not apply. Costs little: it is asked at every move of the cursor. */
  readonly offer: (subject: Subject) => string | undefined;
  /** What it changes, or why it cannot be done, as a sentence. Yields at short intervals. */
  readonly make: (subject: Subject) => Generator<void, Change | string>;
}

/** More entries are not looked at one by one. */
const MAX_ENTRIES = 2000;

/** What a refactoring is asked for at a range. */
export function subjectAt(
  zone: Zone,
  reading: Reading,
  range: { readonly start: Position; readonly end: Position },
  files: FilesBeside,
): Subject {
  const { start, end } = range;
  renumber(zone);
  const isSelection = start.line !== end.line || start.character !== end.character;
  const cursor = cursorAt(zone, reading, start);
  return { zone, reading, cursor, isSelection, entries: entriesIn(zone, reading, cursor, end), files };
}

function entriesIn(zone: Zone, reading: Reading, { entry }: Cursor, end: Position): Entry[] {
  const { blocks } = reading;
  const last = locate(blocks, end);
  const entries: Entry[] = [];
  let index = blocks.indexOf(entry.block);
  let offset = entry.start;
  while (index < last.index || (index === last.index && offset < last.offset) || entries.length === 0) {
    const block = blocks[index] as Block | undefined;
    if (block === undefined) break;
    if (offset >= block.bytes.length) {
      if (index === blocks.length - 1) break;
      index++;
      offset = 0;
      continue;
    }
    if (entries.length === MAX_ENTRIES) return [];
    const next = entryAt(zone, reading, block, offset);
    entries.push(next);
    offset = next.end;
  }
  return entries;
}

/** Whether the zone reads a file several times: a change of it then changes all of its readings. */
export function isReadOnce({ zone, reading }: Subject): boolean {
  let count = 0;
  for (const { uri } of readingsOf(zone.root)) if (uri === reading.uri) count++;
  return count === 1;
}

/** Whether an entry is a record that can be read, and that is written out: not one of a $GENERATE. */
export function isSoundRecord({ records, directive }: Entry): boolean {
  return directive === undefined && records.length === 1 && records.every(({ broken }) => !broken);
}
