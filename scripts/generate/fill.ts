/**
 * Puts generated text between `<!-- mark -->` and `<!-- /mark -->`; all around stays.
 * @throws when the marks are not there, once and in this order
 */
export function fill(document: string, mark: string, text: string): string {
  const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const start = document.indexOf(open);
  const end = document.indexOf(close);
  if (start < 0 || end < start) throw new Error(`"${open}" and "${close}" are missing.`);
  return `${document.slice(0, start + open.length)}\n${text}\n${document.slice(end)}`;
}
