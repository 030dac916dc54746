/** A hover's Markdown as it reads without being rendered, for editors that cannot. */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !/^\| (?:--- \| )+---? ?\|?$|^\|(?: --- \|)+$/.test(line))
    .map((line) => plainWords(line.startsWith('| ') ? plainRow(line) : line))
    .join('\n')
    .replace(/^---$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The cells of a row, such as `minimum: 3600, 1 hour`. */
function plainRow(row: string): string {
  const [name = '', value = '', ...rest] = row
    .slice(2, -2)
    .split(/ \| /)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));
  const more = rest.filter((cell) => cell !== '').join(', ');
  return `${name}${name === '' ? '' : ': '}${value}${more === '' ? '' : ` — ${more}`}`;
}

function plainWords(line: string): string {
  const words: string[] = [];
  // Code stands as it is.
  for (const [i, part] of line.split(/(`+)(.+?)\1/).entries()) {
    if (i % 3 === 1) continue;
    if (i % 3 === 2) words.push(part.trim());
    else
      words.push(
        part
          .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
          .replace(/\*\*/g, '')
          .replace(/\\([\\`*_{}[\]<>|~])/g, '$1'),
      );
  }
  return words.join('');
}
