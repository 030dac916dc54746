import type { Position } from '../../server/src/engine/zone/position.ts';

/** A text in which `|` marks the cursor: without the mark, and where that is. */
export function markedText(marked: string): { text: string; position: Position; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('The text has no mark.');
  const lines = marked.slice(0, offset).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), position, offset };
}
