import type { Place } from '../finding.ts';
import type { FileRange } from '../publish.ts';
import type { Block } from '../zone/block.ts';
import { type Position, positionInBlock } from '../zone/position.ts';

const LF = 0x0a;
const CR = 0x0d;

/** A place as editors count; its zone is numbered (`renumber`). */
export function fileRange({ block, start, end }: Place): FileRange {
  return { uri: block.uri, start: filePosition(block, start), end: filePosition(block, end) };
}

/** The position in its file of byte `offset` of a block; its zone is numbered. */
export function filePosition(block: Block, offset: number): Position {
  const { bytes } = block;
  // A string that nothing closes goes up to the LF of its line; editors know no place inside of a line end.
  const isInLineEnd = bytes[offset] === LF && bytes[offset - 1] === CR;
  const { line, character } = positionInBlock(block, isInLineEnd ? offset - 1 : offset);
  return { line: block.line + line, character };
}
