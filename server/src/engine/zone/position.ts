import { advanceUtf16, utf16Length } from '../text/utf8.ts';
import type { Block } from './block.ts';

/** A place in a file as editors count: lines and UTF-16 units in the line, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Line ends in a block's text: LF, CRLF or a lone CR, as editors and BIND count them. */
export function lineCount(block: Block): number {
  if (block.lines < 0) block.lines = countLines(block.bytes);
  return block.lines;
}

function countLines(bytes: Uint8Array): number {
  if (!bytes.includes(CR)) return countFeeds(bytes);
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++;
  }
  return lines;
}

const SEVEN_BITS = 0x7f7f7f7f;
const FEEDS = 0x0a0a0a0a;

/** Counts line feeds, four octets at a time: all text of a file passes here once. */
function countFeeds(bytes: Uint8Array): number {
  const { buffer, byteOffset, length } = bytes;
  const head = Math.min(length, -byteOffset & 3);
  const words = (length - head) >> 2;
  const tail = head + words * 4;
  // An array of words must start at a multiple of four, even an empty one.
  const inWords = words === 0 ? 0 : feedsInWords(new Uint32Array(buffer, byteOffset + head, words));
  return feedsBetween(bytes, 0, head) + inWords + feedsBetween(bytes, tail, length);
}

function feedsInWords(words: Uint32Array): number {
  let feeds = 0;
  for (let i = 0; i < words.length; i++) {
    const differing = (words[i] as number) ^ FEEDS;
    // The upper bit of each octet in which nothing differs.
    let same = ~(((differing & SEVEN_BITS) + SEVEN_BITS) | differing | SEVEN_BITS);
    for (; same !== 0; same &= same - 1) feeds++;
  }
  return feeds;
}

function feedsBetween(bytes: Uint8Array, from: number, to: number): number {
  let feeds = 0;
  for (let at = from; at < to; at++) if (bytes[at] === LF) feeds++;
  return feeds;
}

/**
 * The block and byte that a position of the file stands for. A position behind its line's end is the line's end, one
 * behind the last line the file's end, as the Language Server Protocol has it.
 *
 * @param blocks all blocks of the file, at least one
 */
export function locate(blocks: readonly Block[], position: Position): { index: number; offset: number } {
  let line = position.line;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    const lines = lineCount(block);
    if (line < lines || index === blocks.length - 1) {
      return { index, offset: offsetInBlock(block.bytes, line, position.character) };
    }
    line -= lines;
  }
  return { index: 0, offset: 0 };
}

function offsetInBlock(bytes: Uint8Array, line: number, character: number): number {
  let at = 0;
  for (let left = line; left > 0 && at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) left--;
    if (left === 0) {
      at++;
      break;
    }
  }
  let lineEnd = at;
  while (lineEnd < bytes.length && bytes[lineEnd] !== LF && bytes[lineEnd] !== CR) lineEnd++;
  return advanceUtf16(bytes, at, lineEnd, character);
}

/** The position of byte `offset` of a block, in lines from the block's start. */
export function positionInBlock({ bytes }: Block, offset: number): Position {
  const starts = lineStarts(bytes);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: utf16Length(bytes, starts[low] as number, offset) };
}

/** Where lines start, by a block's text: counting for each place anew would cost places times text. */
const startsOf = new WeakMap<Uint8Array, readonly number[]>();

function lineStarts(bytes: Uint8Array): readonly number[] {
  let starts = startsOf.get(bytes);
  if (starts === undefined) {
    const found = [0];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) found.push(at + 1);
    }
    startsOf.set(bytes, found);
    starts = found;
  }
  return starts;
}

/** The line, from 0, at which each block of a file starts. */
export function blockLines(blocks: readonly Block[]): Map<Block, number> {
  const lines = new Map<Block, number>();
  let line = 0;
  for (const block of blocks) {
    lines.set(block, line);
    line += lineCount(block);
  }
  return lines;
}
