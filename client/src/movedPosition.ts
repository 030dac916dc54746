import type { Position, TextDocumentContentChangeEvent } from 'vscode';

type Place = Pick<Position, 'line' | 'character'>;

/** Where what stood at a position stands after changes of the document; what was replaced stands at the end of what is new. */
export function movedPosition(
  position: Place,
  changes: readonly Pick<TextDocumentContentChangeEvent, 'range' | 'text'>[],
): Place {
  let moved = position;
  // The last in the text first, so that the places of the others stay.
  for (const { range, text } of [...changes].sort((a, b) => compare(b.range.start, a.range.start))) {
    const { start, end } = range;
    if (compare(start, moved) >= 0) continue;
    const lines = text.split('\n');
    const last = lines.at(-1)?.length ?? 0;
    const line = start.line + lines.length - 1;
    const column = lines.length === 1 ? start.character + last : last;
    if (compare(end, moved) > 0) moved = { line, character: column };
    else if (end.line === moved.line) moved = { line, character: column + moved.character - end.character };
    else moved = { line: moved.line + line - end.line, character: moved.character };
  }
  return { line: moved.line, character: moved.character };
}

function compare(a: Place, b: Place): number {
  return a.line - b.line || a.character - b.character;
}
