import type { Edit } from '../../finding.ts';
import { locate, type Position } from '../../zone/position.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import { formatEntry } from './formatEntry.ts';
import type { FormatOptions } from './formatOptions.ts';
import { type EntryPlace, readShapes } from './readShapes.ts';
import { findSection, isBefore, layoutOf } from './section.ts';
import type { Shape } from './shape.ts';

/** Lines of a file, from `start` to `end`, both included. */
export interface LineRange {
  readonly start: Position;
  readonly end: Position;
}

/** So many blocks around a range are looked at for what its sections need. */
const BLOCKS_AROUND = 16;

const START: EntryPlace = { index: 0, offset: 0 };

/**
 * Lays out a file: columns of each section aligned, parentheses laid out, blanks at the ends of lines taken away. Tokens,
 * comments, empty lines and line ends stay, and so do lines that cannot be read; the records stay as they are. Formatting
 * what it has formatted changes nothing. Yields at short intervals.
 *
 * The work grows with the file; of a range, with the range: its sections are looked at as far as 64 KiB around it.
 *
 * @param range the lines to lay out, all unless given
 */
export function* formatReading(
  zone: Zone,
  reading: Reading,
  options: FormatOptions,
  found: (edit: Edit) => void,
  range?: LineRange,
): Generator<void> {
  const { blocks } = reading;
  const first = range === undefined ? START : locatePlace(reading, range.start);
  const last = range === undefined ? undefined : locatePlace(reading, range.end);
  const lastIndex = last === undefined ? blocks.length : last.index + BLOCKS_AROUND;
  let from: EntryPlace = { index: Math.max(0, first.index - BLOCKS_AROUND), offset: 0 };
  if (range === undefined) from = START;
  const isOver = (place: EntryPlace) =>
    last !== undefined &&
    (place.index > last.index || (place.index === last.index && place.offset > last.offset));
  let passed = 0;
  while (from.index < blocks.length && !isOver(from)) {
    const section = yield* findSection(reading, from, lastIndex);
    if (section.until.index === from.index && section.until.offset === from.offset) return;
    from = section.until;
    if (isBehind(first, section.until)) continue;
    const layout = yield* layoutOf(reading, section, options);
    for (const shape of readShapes(reading, section.from)) {
      if (!isBefore(shape, section.until) || isOver({ index: shape.index, offset: shape.start })) break;
      if (isBehind(first, { index: shape.index, offset: shape.end })) continue;
      for (const { start, end, text } of formatEntry(zone, shape, layout, options)) {
        found({ place: { block: shape.block, start, end }, text });
      }
      if (last === undefined && isUnended(reading, shape)) {
        found({ place: { block: shape.block, start: shape.end, end: shape.end }, text: eolOf(reading) });
      }
      if (++passed % 64 === 0) yield;
    }
  }
}

function locatePlace({ blocks }: Reading, position: Position): EntryPlace {
  return blocks.length === 0 ? START : locate(blocks, position);
}

/** Whether an entry's end is not behind a place. */
function isBehind(place: EntryPlace, end: EntryPlace): boolean {
  return end.index < place.index || (end.index === place.index && end.offset <= place.offset);
}

/** Whether an entry is the file's last, and has no line end, which servers miss. */
function isUnended({ blocks }: Reading, { kind, index, end, textEnd, block }: Shape): boolean {
  const isLast = index === blocks.length - 1 && end === block.bytes.length;
  return isLast && end === textEnd && kind !== 'odd' && kind !== 'blank';
}

/** The line end that the file has first. */
function eolOf({ blocks }: Reading): string {
  const bytes = blocks[0]?.bytes ?? new Uint8Array(0);
  const feed = bytes.indexOf(0x0a);
  return feed > 0 && bytes[feed - 1] === 0x0d ? '\r\n' : '\n';
}
