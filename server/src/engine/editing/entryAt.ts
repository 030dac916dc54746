import { RecordView } from '../rules/recordView.ts';
import { type Block, cell, START } from '../zone/block.ts';
import { locate, type Position } from '../zone/position.ts';
import { readBlock } from '../zone/readBlock.ts';
import { scanEntry } from '../zone/scanEntry.ts';
import type { ReadState } from '../zone/state.ts';
import { Tokens } from '../zone/tokens.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import { type EntryPart, type EntryParts, entryParts } from './entryParts.ts';

/** An entry of a zone file: a record or directive with all its lines, or a line of comment or nothing. */
export interface Entry extends EntryParts {
  readonly reading: Reading;
  readonly block: Block;
  /** From the start of its first line to behind its last line end; bytes of the block. */
  readonly start: number;
  readonly end: number;
  /** Whether its line starts with a blank, which stands for the last owner. */
  readonly leadingBlank: boolean;
  /** The records that it makes: none where it has none or cannot be read, several for $GENERATE. */
  readonly records: readonly RecordView[];
}

/** Where a cursor is. */
export interface Cursor {
  readonly entry: Entry;
  /** Byte of the block. */
  readonly offset: number;
  /** The part that the offset is in, or just behind. */
  readonly part: EntryPart | undefined;
  /** Whether it is in a comment. */
  readonly inComment: boolean;
}

/** What stands at a position of a reading. Costs one block, whatever the file's size. */
export function cursorAt(zone: Zone, reading: Reading, position: Position): Cursor {
  const { index, offset } = locate(reading.blocks, position);
  const block = reading.blocks[index] as Block;
  const entry = entryAt(zone, reading, block, offset);
  // Between two parts that touch, such as at a parenthesis, the one that starts here counts.
  const touching = entry.parts.filter(({ start, end }) => start <= offset && offset <= end);
  const part = touching.find(({ end }) => offset < end) ?? touching[0];
  return { entry, offset, part, inComment: part === undefined && isInComment(block, entry, offset) };
}

/** The entry that byte `offset` of a block is in; behind the last line end, the last one. */
export function entryAt(zone: Zone, reading: Reading, block: Block, offset: number): Entry {
  let low = 0;
  let high = block.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cell(block, middle, START) <= offset) low = middle + 1;
    else high = middle;
  }
  let start = low > 0 ? cell(block, low - 1, START) : textStart(reading, block);
  for (;;) {
    scanEntry(block.bytes, start, block.bytes.length, tokens);
    if (tokens.next > offset || tokens.next >= block.bytes.length) break;
    start = tokens.next;
  }
  return describe(zone, reading, block, start);
}

/** All entries of a block, in order. */
export function* entriesOf(zone: Zone, reading: Reading, block: Block): Generator<Entry> {
  for (let start = textStart(reading, block); start < block.bytes.length; ) {
    scanEntry(block.bytes, start, block.bytes.length, tokens);
    const entry = describe(zone, reading, block, start);
    yield entry;
    start = entry.end;
  }
}

const MARK_BYTES = 3;

/** Where a block's text begins: behind the byte order mark that a file may have. */
function textStart({ blocks }: Reading, block: Block): number {
  return blocks[0] === block && hasByteOrderMark(block) ? MARK_BYTES : 0;
}

function hasByteOrderMark({ bytes }: Block): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The state that an entry is read in: origin, last owner, TTLs. Reads its block up to it. */
export function stateAt(zone: Zone, { block, start }: Pick<Entry, 'block' | 'start'>): ReadState {
  const startsFile = hasByteOrderMark(block);
  if (start === (startsFile ? MARK_BYTES : 0)) return block.entry;
  const source = { bytes: block.bytes.subarray(0, start), uri: block.uri, startsFile, endsFile: true };
  return readBlock({ ...zone.reader, blockBytes: Number.POSITIVE_INFINITY }, source, 0, block.entry).block
    .exit;
}

const tokens = new Tokens();

/** Takes the entry that `tokens` holds. */
function describe(zone: Zone, reading: Reading, block: Block, start: number): Entry {
  const { next: end, leadingBlank } = tokens;
  const parts = entryParts(zone, block.bytes, tokens);
  return { ...parts, reading, block, start, end, leadingBlank, records: recordsAt(zone, block, start) };
}

function recordsAt(zone: Zone, block: Block, start: number): RecordView[] {
  let row = 0;
  let high = block.count;
  while (row < high) {
    const middle = (row + high) >>> 1;
    if (cell(block, middle, START) < start) row = middle + 1;
    else high = middle;
  }
  const records: RecordView[] = [];
  for (; row < block.count && cell(block, row, START) === start; row++)
    records.push(new RecordView(zone, block, row));
  return records;
}

const SEMICOLON = 0x3b;
const LF = 0x0a;

/** Whether a `;` outside of all tokens stands before the offset in its line. */
function isInComment({ bytes }: Block, { parts, start }: Entry, offset: number): boolean {
  for (let at = offset - 1; at >= start && bytes[at] !== LF; at--) {
    if (bytes[at] === SEMICOLON && !parts.some((part) => part.start <= at && at < part.end)) return true;
  }
  return false;
}
