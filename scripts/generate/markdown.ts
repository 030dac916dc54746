/** Makes a table; `|` in cells is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A reference such as `RFC 1035 §5.1` with a link to that section; other references as they are. */
export function referenceLink(reference: string): string {
  return reference.replace(
    /\bRFC (\d+)(?: §(\d+(?:\.\d+)*)| appendix ([A-Z](?:\.\d+)*))?/g,
    (text, number: string, section?: string, appendix?: string) => {
      const anchor = section ? `#section-${section}` : appendix ? `#appendix-${appendix}` : '';
      return `[${text}](https://www.rfc-editor.org/rfc/rfc${number}${anchor})`;
    },
  );
}

/** Characters that cannot be seen, and one that shows where each stands. */
const STAND_INS: readonly (readonly [hidden: string, shown: string])[] = [
  ['\r', '␍'],
  ['\u0008', '␈'],
  ['\u00a0', '⍽'],
  ['\u200b', '∅'],
  ['\ufeff', '◊'],
];

/** A fenced block of zone text, with a note on characters that are shown by another. */
export function zoneBlock(zone: string): string {
  return fenced(zone, 'dns-zone');
}

/** The same for text of another kind. */
export function textBlock(text: string): string {
  return fenced(text, 'text');
}

function fenced(source: string, language: string): string {
  let text = source.endsWith('\n') ? source : `${source}\n`;
  const notes: string[] = [];
  for (const [hidden, shown] of STAND_INS) {
    if (!text.includes(hidden)) continue;
    text = text.replaceAll(hidden, shown);
    notes.push(`${shown} stands for U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  }
  const note = notes.length > 0 ? `\n\n(${notes.join(', ')}.)` : '';
  return `\`\`\`${language}\n${text}\`\`\`${note}`;
}
