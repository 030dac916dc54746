import { utf16Length } from '../../text/utf8.ts';
import type { Reading } from '../../zone/zone.ts';
import { type Columns, columnsFor, noWidths, type SectionWidths } from './columns.ts';
import type { FormatOptions } from './formatOptions.ts';
import { layOutDirective, layOutRecord } from './layoutLine.ts';
import { LayoutWriter, nextStop } from './layoutWriter.ts';
import { isSpreadSoa } from './planLines.ts';
import { type EntryPlace, readShapes } from './readShapes.ts';
import type { Shape } from './shape.ts';

/** Columns of entries that stand together, and of the comments behind them. */
export interface SectionLayout {
  readonly columns: Columns;
  readonly comment: number;
}

/** Entries that stand together: records, or directives, with the comments among them, as far as the next empty line. */
export interface Section {
  readonly from: EntryPlace;
  /** Behind its last entry. */
  readonly until: EntryPlace;
  readonly kind: 'records' | 'directives' | 'blank';
  readonly widths: SectionWidths;
}

/** So many entries are looked at between two points where the work may rest. */
const ENTRIES = 256;

/**
 * Finds the section that starts at a place, and what its columns need.
 *
 * @param lastIndex the block behind which it is not followed
 */
export function* findSection(
  reading: Reading,
  from: EntryPlace,
  lastIndex: number,
): Generator<void, Section> {
  const widths = noWidths();
  let kind: Section['kind'] | undefined;
  let until = from;
  let passed = 0;
  for (const shape of readShapes(reading, from)) {
    const own = kindOf(shape);
    if (kind !== undefined && own !== undefined && own !== kind) break;
    if (own === 'blank' && passed > 0) break;
    if (shape.index > lastIndex) break;
    kind ??= own;
    until = { index: shape.index, offset: shape.end };
    if (shape.kind === 'record') addWidths(widths, shape);
    if (own === 'blank') break;
    if (++passed % ENTRIES === 0) yield;
  }
  return { from, until, kind: kind ?? 'records', widths };
}

/** Comments, and what cannot be read, belong to what they stand among. */
function kindOf({ kind }: Shape): Section['kind'] | undefined {
  if (kind === 'blank') return 'blank';
  return kind === 'record' ? 'records' : kind === 'directive' ? 'directives' : undefined;
}

function addWidths(widths: SectionWidths, shape: Shape): void {
  const { tokens, ttlToken, classToken, typeToken, block } = shape;
  const width = (i: number) => utf16Length(block.bytes, tokens.outerStart(i), tokens.outerEnd(i));
  if (shape.hasOwner) widths.owner.add(width(0));
  if (ttlToken >= 0) widths.ttl.add(width(ttlToken));
  if (classToken >= 0) widths.class.add(width(classToken));
  widths.type.add(width(typeToken));
  if (ttlToken >= 0 && classToken >= 0) widths.isClassFirst ??= classToken < ttlToken;
}

/** The columns of a section, and that of its comments: behind the longest line that has one, as far as that is sensible. */
export function* layoutOf(
  reading: Reading,
  { from, until, widths }: Section,
  options: FormatOptions,
): Generator<void, SectionLayout> {
  const columns = columnsFor(widths, options);
  const most = Math.floor(options.lineWidth * 0.75);
  let widest = 0;
  let passed = 0;
  for (const shape of readShapes(reading, from)) {
    if (!isBefore(shape, until)) break;
    if (++passed % ENTRIES === 0) yield;
    if (shape.comment < 0 || shape.isSpread || isSpreadSoa(shape, options)) continue;
    const writer = new LayoutWriter(shape.block.bytes, shape.start, options);
    let width = 0;
    if (shape.kind === 'record') width = layOutRecord(shape, columns, 0, writer);
    else if (shape.kind === 'directive') width = layOutDirective(shape, 0, writer);
    if (width <= most) widest = Math.max(widest, width);
  }
  return { columns, comment: nextStop(widest + 1, options.tabSize) };
}

/** Whether an entry starts before a place. */
export function isBefore({ index, start }: Shape, place: EntryPlace): boolean {
  return index < place.index || (index === place.index && start < place.offset);
}
