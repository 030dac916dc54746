import { typeNumberAt } from '../../records/recordTypes.ts';
import { ruleById } from '../../rules/rules.ts';
import { type Block, BROKEN, cell, DAMAGED, FLAGS, GENERATED, START } from '../../zone/block.ts';
import { classNumberAt } from '../../zone/rrClass.ts';
import { scanEntry } from '../../zone/scanEntry.ts';
import { ESCAPED, QUOTED } from '../../zone/tokens.ts';
import { parseTtl } from '../../zone/ttl.ts';
import type { Reading } from '../../zone/zone.ts';
import { Shape, type ShapeKind } from './shape.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOLLAR = 0x24;
const OPEN = 0x28;
const CLOSE = 0x29;
const SEMICOLON = 0x3b;

/** A place in a reading where an entry starts. */
export interface EntryPlace {
  readonly index: number;
  readonly offset: number;
}

/** The fewest and most tokens of the directives that are known. */
const DIRECTIVES: Readonly<Record<string, readonly [number, number]>> = {
  $origin: [2, 2],
  $ttl: [2, 2],
  $include: [2, 3],
  $date: [2, 2],
  $generate: [4, Number.POSITIVE_INFINITY],
};

/** The entries of a reading from a place on, each in the same object: it is the caller's until the next is asked for. */
export function* readShapes({ blocks }: Reading, from: EntryPlace): Generator<Shape> {
  const first = blocks[from.index];
  if (first === undefined) return;
  const shape = new Shape(first);
  // Where a parenthesis is never closed, its entry ends because of what the next line looks like.
  let isPeekedAt = from.offset === 0 && blocks[from.index - 1]?.peeks === true;
  for (let index = from.index; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    const hasReturns = block.bytes.includes(CR);
    shape.block = block;
    shape.index = index;
    let row = 0;
    for (let at = index === from.index ? from.offset : 0; at < block.bytes.length; at = shape.end) {
      while (row < block.count && cell(block, row, START) < at) row++;
      readShape(shape, at, hasReturns, row);
      const { unclosedParen, closed } = shape.tokens;
      if (isPeekedAt) shape.kind = 'odd';
      isPeekedAt = closed && unclosedParen >= 0;
      yield shape;
    }
  }
}

/** @param row the first row of the block whose entry starts there or behind */
function readShape(shape: Shape, at: number, hasReturns: boolean, row: number): void {
  const { block, tokens } = shape;
  const { bytes } = block;
  scanEntry(bytes, at, bytes.length, tokens);
  shape.start = at;
  shape.end = tokens.next;
  shape.textEnd = lineEnd(bytes, at, tokens.next);
  shape.comment = -1;
  shape.isSpread = false;
  shape.typeToken = -1;
  const isOdd =
    tokens.unclosedParen >= 0 ||
    tokens.strayParen >= 0 ||
    tokens.unclosedQuote >= 0 ||
    tokens.tooLong ||
    (hasReturns && hasLoneReturn(shape)) ||
    hasLineEndInString(shape);
  readGaps(shape);
  shape.kind = kindOf(shape, row);
  if (isOdd) shape.kind = 'odd';
}

function kindOf(shape: Shape, row: number): ShapeKind {
  const { tokens, block, start } = shape;
  if (tokens.count === 0) return shape.isSpread ? 'odd' : shape.comment >= 0 ? 'comment' : 'blank';
  if (!tokens.leadingBlank && block.bytes[tokens.start[0] as number] === DOLLAR) {
    return isSoundDirective(shape) ? 'directive' : 'odd';
  }
  return readHeader(shape) && isSoundRecord(block, start, row) ? 'record' : 'odd';
}

function lineEnd(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || bytes[end - 1] !== LF) return end;
  return end - 1 > start && bytes[end - 2] === CR ? end - 2 : end - 1;
}

/** Whether a carriage return stands without its line feed: editors, servers and this reader do not agree on such lines. */
function hasLoneReturn({ block: { bytes }, start, end }: Shape): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === CR && bytes[at + 1] !== LF) return true;
  return false;
}

function hasLineEndInString({ block: { bytes }, tokens }: Shape): boolean {
  for (let i = 0; i < tokens.count; i++) {
    if (((tokens.flags[i] as number) & (QUOTED | ESCAPED)) !== (QUOTED | ESCAPED)) continue;
    const end = tokens.end[i] as number;
    for (let at = tokens.start[i] as number; at < end; at++) if (bytes[at] === LF) return true;
  }
  return false;
}

/** Looks at what stands between the tokens. */
function readGaps(shape: Shape): void {
  const { tokens, textEnd, block } = shape;
  const { bytes } = block;
  let at = shape.start;
  for (let i = 0; i <= tokens.count; i++) {
    const stop = i < tokens.count ? tokens.outerStart(i) : textEnd;
    for (; at < stop; at++) {
      const byte = bytes[at];
      if (byte === OPEN || byte === CLOSE || byte === LF) shape.isSpread = true;
      else if (byte === SEMICOLON) {
        shape.comment = at;
        while (at + 1 < stop && bytes[at + 1] !== LF) at++;
      }
    }
    if (i < tokens.count) at = tokens.outerEnd(i);
  }
  if (shape.comment < 0) return;
  shape.commentEnd = withoutBlanks(bytes, shape.comment, textEnd);
}

/** Where a text ends without the blanks at its end. */
export function withoutBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] === SPACE || bytes[at - 1] === TAB)) at--;
  return at;
}

/** Finds TTL, class and type (RFC 1035 §5.1); whether there is a type. */
function readHeader(shape: Shape): boolean {
  const { tokens, block } = shape;
  const { bytes } = block;
  shape.ttlToken = -1;
  shape.classToken = -1;
  shape.typeToken = -1;
  for (let i = tokens.leadingBlank ? 0 : 1; i < tokens.count; i++) {
    const start = tokens.start[i] as number;
    const end = tokens.end[i] as number;
    if ((tokens.flags[i] as number) & QUOTED) return false;
    if (shape.classToken < 0 && classNumberAt(bytes, start, end) > 0) shape.classToken = i;
    else if (shape.ttlToken < 0 && parseTtl(bytes, start, end) >= 0) shape.ttlToken = i;
    else {
      shape.type = typeNumberAt(bytes, start, end);
      shape.typeToken = i;
      return shape.type >= 0;
    }
  }
  return false;
}

function isSoundRecord(block: Block, start: number, row: number): boolean {
  if (row >= block.count || cell(block, row, START) !== start) return false;
  for (let at = row; at < block.count && cell(block, at, START) === start; at++) {
    if ((cell(block, at, FLAGS) & (BROKEN | DAMAGED | GENERATED)) !== 0) return false;
  }
  return true;
}

function isSoundDirective({ block, tokens, start, end, isSpread }: Shape): boolean {
  const name = Object.keys(DIRECTIVES).find((word) => tokens.is(block.bytes, 0, word));
  const [least, most] = (name && DIRECTIVES[name]) || [1, 0];
  if (isSpread || tokens.count < least || tokens.count > most) return false;
  return !block.findings.some(
    ({ place, rule, severity = ruleById(rule)?.severity }) =>
      severity === 'error' && place.start >= start && place.start < end,
  );
}
