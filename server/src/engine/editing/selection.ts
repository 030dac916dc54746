import type { FileRange } from '../publish.ts';
import { type Block, cell, END, OWNER, START, TYPE } from '../zone/block.ts';
import { lineCount, type Position, positionInBlock } from '../zone/position.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import type { Cursor, Entry } from './entryAt.ts';
import { filePosition } from './fileRange.ts';
import { mentionAt } from './names/mention.ts';
import { writtenLabels } from './names/writtenLabels.ts';

type Range = Pick<FileRange, 'start' | 'end'>;

const LF = 0x0a;
const CR = 0x0d;
const SEMICOLON = 0x3b;

/** No run of records is followed further than this, so that the answer is quick wherever the cursor is. */
const MAX_RUN = 4096;

/**
 * What a selection at the cursor may grow to, from the smallest on: a label, the word, the field, the RDATA, the record,
 * its RRset as far as that stands together, its owner's records, the file. Its zone is numbered.
 */
export function selectionAt(zone: Zone, cursor: Cursor): Range[] {
  const { entry, inComment } = cursor;
  const { block, reading } = entry;
  const inBlock = inComment ? commentSpans(entry, cursor.offset) : partSpans(zone, cursor);
  const ranges: Range[] = [...inBlock, lineSpan(entry)].map(([start, end]) => ({
    start: filePosition(block, start),
    end: filePosition(block, end),
  }));
  const [record] = entry.records;
  if (record !== undefined) {
    const { names } = zone;
    const owner = names.fold(record.owner);
    const isSame = (other: Block, row: number) => names.fold(cell(other, row, OWNER)) === owner;
    const { row } = record;
    ranges.push(
      run(reading, block, row, (other, at) => isSame(other, at) && cell(other, at, TYPE) === record.type),
      run(reading, block, row, isSame),
    );
  }
  ranges.push({ start: { line: 0, character: 0 }, end: endOf(reading) });
  return nested(ranges);
}

type Span = readonly [start: number, end: number];

/** The parts of the entry around the cursor. */
function partSpans(zone: Zone, cursor: Cursor): Span[] {
  const { entry, offset, part } = cursor;
  const { parts, dataFrom, block } = entry;
  const spans: Span[] = [];
  if (part === undefined) return spans;
  const mention = mentionAt(zone, cursor);
  if (mention !== undefined) {
    const labels = writtenLabels(block.bytes, mention.start, mention.end);
    const label = labels.find(({ start, end }) => start <= offset && offset <= end);
    if (label !== undefined) spans.push([label.start, label.end]);
    spans.push([mention.start, mention.end]);
  }
  const isClosed = part.quoted && part.end > part.start + 1 && block.bytes[part.end - 1] === 0x22;
  if (part.quoted) spans.push([part.start + 1, isClosed ? part.end - 1 : part.end]);
  spans.push([part.start, part.end]);
  const ofField = parts.filter(({ role, fieldIndex }) => role === 'field' && fieldIndex === part.fieldIndex);
  for (const group of [ofField, parts.slice(dataFrom), parts]) {
    const last = group.at(-1);
    if (group[0] !== undefined && last !== undefined) spans.push([group[0].start, last.end]);
  }
  return spans;
}

/** The comment's text, and with its `;`. */
function commentSpans({ block: { bytes }, start, parts }: Entry, offset: number): Span[] {
  const isInPart = (at: number) => parts.some((part) => part.start <= at && at < part.end);
  let mark = offset;
  let sign = -1;
  for (; mark > start && bytes[mark - 1] !== LF; mark--) {
    if (bytes[mark - 1] === SEMICOLON && !isInPart(mark - 1)) sign = mark - 1;
  }
  if (sign < 0) return [];
  let end = offset;
  while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++;
  let text = sign;
  while (bytes[text] === SEMICOLON || bytes[text] === 0x20 || bytes[text] === 0x09) text++;
  return [
    [Math.min(text, end), end],
    [sign, end],
  ];
}

/** All lines of the entry, comments included, without the last line end. */
function lineSpan({ block: { bytes }, start, end }: Entry): Span {
  let to = end;
  while (to > start && (bytes[to - 1] === LF || bytes[to - 1] === CR)) to--;
  return [start, to];
}

/** The records around one that are as wanted, without another in between. */
function run(
  reading: Reading,
  block: Block,
  row: number,
  isWanted: (block: Block, row: number) => boolean,
): Range {
  const at = reading.blocks.indexOf(block);
  const walk = (step: 1 | -1) => {
    let best = { block, row };
    let index = at;
    let next = row + step;
    for (let left = MAX_RUN; left > 0; left--) {
      let current = reading.blocks[index];
      while (current !== undefined && (next < 0 || next >= current.count)) {
        index += step;
        current = reading.blocks[index];
        next = step > 0 ? 0 : (current?.count ?? 0) - 1;
      }
      if (current === undefined || !isWanted(current, next)) break;
      best = { block: current, row: next };
      next += step;
    }
    return best;
  };
  const first = walk(-1);
  const last = walk(1);
  return {
    start: filePosition(first.block, cell(first.block, first.row, START)),
    end: filePosition(last.block, cell(last.block, last.row, END)),
  };
}

function endOf({ blocks }: Reading): Position {
  const last = blocks.at(-1);
  if (last === undefined) return { line: 0, character: 0 };
  return { line: last.line + lineCount(last), character: positionInBlock(last, last.bytes.length).character };
}

/** Those that hold the one before and are larger. */
function nested(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of ranges) {
    const inner = kept.at(-1);
    if (inner === undefined || (isLarger(range, inner) && holds(range, inner))) kept.push(range);
  }
  return kept;
}

function holds(outer: Range, inner: Range): boolean {
  return compare(outer.start, inner.start) <= 0 && compare(outer.end, inner.end) >= 0;
}

function isLarger(outer: Range, inner: Range): boolean {
  return compare(outer.start, inner.start) !== 0 || compare(outer.end, inner.end) !== 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
