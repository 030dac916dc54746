import { latin1 } from '../../text/bytes.ts';
import { scanEntry } from '../../zone/scanEntry.ts';
import { Tokens } from '../../zone/tokens.ts';
import type { Zone } from '../../zone/zone.ts';
import { type EntryPart, entryParts } from '../entryParts.ts';
import type { FormatOptions } from './formatOptions.ts';
import { layOutDirective, layOutFlat, layOutRecord, layOutRest } from './layoutLine.ts';
import { layOutSpread } from './layoutSpread.ts';
import { type LayoutEdit, LayoutWriter } from './layoutWriter.ts';
import { breaksOfLong, breaksOfSoa, isDivisible, isSpreadSoa, planLines } from './planLines.ts';
import type { SectionLayout } from './section.ts';
import type { Shape } from './shape.ts';
import { type SpreadEntry, takeApart } from './spreadLines.ts';

/** The edits that lay an entry out as its section asks for; none for what is to stay. */
export function formatEntry(
  zone: Zone,
  shape: Shape,
  { columns, comment }: SectionLayout,
  options: FormatOptions,
): readonly LayoutEdit[] {
  const { block, start, kind } = shape;
  if (kind === 'odd') return [];
  if (kind === 'record' && (shape.isSpread || isSpreadSoa(shape, options))) {
    return formatSpread(zone, shape, { columns, comment }, options);
  }
  const writer = new LayoutWriter(block.bytes, start, options);
  if (kind === 'directive') layOutDirective(shape, comment, writer);
  else if (kind !== 'record') layOutRest(shape, writer);
  else if (layOutRecord(shape, columns, comment, writer) > options.lineWidth) {
    return formatLong(zone, shape, { columns, comment }, options) ?? writer.edits;
  }
  return writer.edits;
}

/** An entry in parentheses, or one that is to have some. */
function formatSpread(
  zone: Zone,
  shape: Shape,
  { columns, comment }: SectionLayout,
  options: FormatOptions,
): readonly LayoutEdit[] {
  const apart = takeApart(shape);
  if (apart === undefined || shape.dataFrom >= shape.tokens.count) return [];
  const lines = planLines(shape, apart, isSpreadSoa(shape, options) ? breaksOfSoa(shape) : undefined);
  if (lines.length > 1) {
    const parts = partsOf(zone, shape);
    const { edits } = layOutSpread(shape, columns, lines, divisible(shape, parts), options);
    return isProven(shape, edits, parts) ? edits : [];
  }
  const writer = new LayoutWriter(shape.block.bytes, shape.start, options);
  const width = layOutFlat(shape, columns, apart, comment, writer);
  const edits = isProven(shape, writer.edits, []) ? writer.edits : [];
  if (width <= options.lineWidth) return edits;
  return formatLong(zone, shape, { columns, comment }, options, apart) ?? edits;
}

/** A record that is longer than a line should be; `undefined` where it cannot be cut. */
function formatLong(
  zone: Zone,
  shape: Shape,
  { columns }: SectionLayout,
  options: FormatOptions,
  apart: SpreadEntry | undefined = takeApart(shape),
): readonly LayoutEdit[] | undefined {
  const parts = partsOf(zone, shape);
  const breaks = breaksOfLong(shape, parts);
  if (breaks === undefined || apart === undefined) return undefined;
  const lines = planLines(shape, { atoms: apart.atoms, open: -1 }, breaks);
  const { edits } = layOutSpread(shape, columns, lines, divisible(shape, parts), options);
  return isProven(shape, edits, parts) ? edits : undefined;
}

function partsOf(zone: Zone, { block, tokens }: Shape): readonly EntryPart[] {
  return entryParts(zone, block.bytes, tokens).parts;
}

function divisible({ dataFrom }: Shape, parts: readonly EntryPart[]): (token: number) => boolean {
  return (token) => isDivisible(parts, token, dataFrom);
}

const scratch = new Tokens();

/**
 * Whether an entry with the edits, read again, has the same words: where its lines begin can make a difference
 * (`looksLikeRecord`).
 */
function isProven(shape: Shape, edits: readonly LayoutEdit[], parts: readonly EntryPart[]): boolean {
  if (edits.length === 0) return true;
  const { tokens, dataFrom, block } = shape;
  const bytes = applyEdits(block.bytes, shape.start, shape.end, edits);
  scanEntry(bytes, 0, bytes.length, scratch);
  const isWhole = scratch.next === bytes.length && scratch.unclosedParen < 0 && scratch.strayParen < 0;
  if (!isWhole || scratch.leadingBlank !== tokens.leadingBlank) return false;
  const key = parts.findIndex((_, i) => i >= dataFrom && isDivisible(parts, i, dataFrom));
  const before = wordsOf(block.bytes, tokens, shape, key);
  const after = wordsOf(bytes, scratch, shape, key);
  return before.length === after.length && before.every((word, i) => word === after[i]);
}

/** An entry's words; TTL and class in any order, what is from token `key` on, unless that is -1, as one. */
function wordsOf(bytes: Uint8Array, tokens: Tokens, { typeToken, hasOwner }: Shape, key: number): string[] {
  const words: string[] = [];
  for (let i = 0; i < tokens.count; i++) words.push(latin1(bytes, tokens.outerStart(i), tokens.outerEnd(i)));
  const owner = hasOwner ? 1 : 0;
  const header = words.slice(owner, typeToken).sort();
  const data = key < 0 ? words.slice(typeToken) : words.slice(typeToken, key);
  return [...words.slice(0, owner), ...header, ...data, ...(key < 0 ? [] : [words.slice(key).join('')])];
}

/** A part of a text with its edits, which are in order. */
export function applyEdits(
  bytes: Uint8Array,
  start: number,
  end: number,
  edits: readonly LayoutEdit[],
): Uint8Array {
  const grown = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  const result = new Uint8Array(end - start + grown);
  let from = start;
  let at = 0;
  const copy = (until: number) => {
    result.set(bytes.subarray(from, until), at);
    at += until - from;
  };
  for (const edit of edits) {
    copy(edit.start);
    for (let i = 0; i < edit.text.length; i++) result[at++] = edit.text.charCodeAt(i);
    from = edit.end;
  }
  copy(end);
  return result;
}
