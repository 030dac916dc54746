import type { Edit } from '../../finding.ts';
import type { Block } from '../../zone/block.ts';
import { locate, type Position } from '../../zone/position.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import { cursorAt, entryAt } from '../entryAt.ts';
import { formatEntry } from './formatEntry.ts';
import type { FormatOptions } from './formatOptions.ts';
import { layOutHeader } from './layoutLine.ts';
import { LayoutWriter } from './layoutWriter.ts';
import { type EntryPlace, readShapes } from './readShapes.ts';
import { findSection, layoutOf, type SectionLayout } from './section.ts';

const BLOCKS_AROUND = 16;
const OPEN = 0x28;

/**
 * What is laid out when a character has been typed: behind a new line, the entry that it ended, in the columns of its
 * section, whose other entries stay; inside parentheses, the new line's indentation. Behind a closing parenthesis, its entry.
 *
 * @param position behind the character
 */
export function formatTyped(
  zone: Zone,
  reading: Reading,
  position: Position,
  typed: string,
  options: FormatOptions,
): Edit[] {
  if (typed === ')') {
    const { inComment, part, entry } = cursorAt(zone, reading, position);
    if (inComment || part?.quoted) return [];
    return formatOne(
      zone,
      reading,
      { index: reading.blocks.indexOf(entry.block), offset: entry.start },
      options,
    );
  }
  if (position.line === 0) return [];
  const { index, offset } = locate(reading.blocks, { line: position.line - 1, character: 0 });
  const { start, end } = entryAt(zone, reading, reading.blocks[index] as Block, offset);
  const here = locate(reading.blocks, { line: position.line, character: 0 });
  if (here.index === index && here.offset > start && here.offset < end) {
    return indentInside(reading, { index, offset: start }, here.offset, options);
  }
  return formatOne(zone, reading, { index, offset: start }, options);
}

function formatOne(zone: Zone, reading: Reading, place: EntryPlace, options: FormatOptions): Edit[] {
  const layout = layoutAround(reading, place, options);
  for (const shape of readShapes(reading, place)) {
    return formatEntry(zone, shape, layout, options).map(({ start, end, text }) => ({
      place: { block: shape.block, start, end },
      text,
    }));
  }
  return [];
}

/** Indents a line inside of an open parenthesis, whose entry is not whole yet. */
function indentInside(
  reading: Reading,
  place: EntryPlace,
  lineStart: number,
  options: FormatOptions,
): Edit[] {
  const layout = layoutAround(reading, place, options);
  for (const shape of readShapes(reading, place)) {
    const { block, typeToken, tokens } = shape;
    const { bytes } = block;
    if (typeToken < 0 || tokens.outerEnd(typeToken) > lineStart) return [];
    const writer = new LayoutWriter(bytes, shape.start, options);
    layOutHeader(shape, layout.columns, writer);
    writer.fill(layout.columns.data);
    const indent = new LayoutWriter(bytes, lineStart, options);
    const open = bytes.indexOf(OPEN, tokens.outerEnd(typeToken));
    const data = shape.dataFrom < tokens.count ? tokens.outerStart(shape.dataFrom) : lineStart;
    indent.fill(writer.column + (open < data && data < lineStart ? 2 : 0));
    let at = lineStart;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
    indent.finish(at);
    return indent.edits.map(({ start, end, text }) => ({ place: { block, start, end }, text }));
  }
  return [];
}

/** The layout of the section that an entry stands in. */
function layoutAround(reading: Reading, place: EntryPlace, options: FormatOptions): SectionLayout {
  let from: EntryPlace = { index: Math.max(0, place.index - BLOCKS_AROUND), offset: 0 };
  for (;;) {
    const section = now(findSection(reading, from, place.index + BLOCKS_AROUND));
    const { until } = section;
    const isPast = until.index > place.index || (until.index === place.index && until.offset > place.offset);
    if (isPast || (until.index === from.index && until.offset === from.offset)) {
      return now(layoutOf(reading, section, options));
    }
    from = until;
  }
}

function now<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
