import type { Place } from '../finding.ts';
import type { FileRange } from '../publish.ts';
import type { Block } from '../zone/block.ts';
import { type Position, positionInBlock } from '../zone/position.ts';

/** A place as editors count; its zone is numbered (`renumber`). */
export function fileRange({ block, start, end }: Place): FileRange {
  return { uri: block.uri, start: filePosition(block, start), end: filePosition(block, end) };
}

/** The position in its file of byte `offset` of a block; its zone is numbered. */
export function filePosition(block: Block, offset: number): Position {
  const { line, character } = positionInBlock(block, offset);
  return { line: block.line + line, character };
}
