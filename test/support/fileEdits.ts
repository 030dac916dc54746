import type { FileEdit } from '../../server/src/engine/editing/rename/joinEdits.ts';

/** Applies edits to the texts of files, as an editor does. */
export function applyFileEdits(
  files: Readonly<Record<string, string>>,
  edits: readonly FileEdit[],
): Record<string, string> {
  const after = { ...files };
  for (const [name, text] of Object.entries(files)) {
    const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
    const offset = ({ line, character }: FileEdit['start']) => (starts[line] ?? text.length) + character;
    const own = edits.filter(({ uri }) => uri === name).sort((a, b) => offset(b.start) - offset(a.start));
    let edited = text;
    for (const edit of own) {
      edited = edited.slice(0, offset(edit.start)) + edit.text + edited.slice(offset(edit.end));
    }
    after[name] = edited;
  }
  return after;
}
