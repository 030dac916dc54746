import { plain } from '../text/plain.ts';

/** A table in Markdown; the first column to the left, the others to the right. Cells are text there, and never markup. */
export function* markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Generator<string> {
  yield `| ${columns.join(' | ')} |\n|${columns.map((_, i) => (i === 0 ? '---|' : '--:|')).join('')}\n`;
  for (const row of rows) yield `| ${row.map(inert).join(' | ')} |\n`;
}

/** Text that Markdown shows as it is: no markup, no link, no image, no line end. */
export function inert(text: string): string {
  return plain(text)
    .replaceAll(/[\\`*_{}[\]<>#|!~&]/g, '\\$&')
    .replaceAll(/\b(https?|ftp):/gi, '$1\\:');
}
