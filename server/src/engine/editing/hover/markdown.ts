import { linked } from '../completion/documentation.ts';

/** How much of a text is shown where there is no room for more. */
const SHORT = 60;

/** Text of a file as it stands: nothing in it is taken for Markdown. */
export function code(text: string, most = Number.POSITIVE_INFINITY): string {
  const shown = shortened(text.replace(/[\s\p{Cc}]+/gu, ' '), most);
  if (shown.trim() === '') return '""';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 ? ' ' : '';
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** {@link code} of no more than some sixty characters. */
export function shortCode(text: string): string {
  return code(text, SHORT);
}

/** Words that are not Markdown, shown as they are. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~]/g, '\\$&');
}

/** Prose with a link wherever an RFC is named, code and links left as they are. */
export function withReferences(prose: string): string {
  return prose
    .split(/(`[^`]*`|\[[^\]]*\]\([^)]*\))/)
    .map((part, i) => (i % 2 === 0 ? linked(part) : part))
    .join('');
}

/** Prose without the references in parentheses, where there is little room: they are told with the single values. */
export function withoutReferences(prose: string): string {
  return prose.replace(/ \((?:RFC|draft-)[^()]*\)/g, '');
}

/** A table; each row has as many cells as the head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text) => text.replace(/\|/g, '\\|').replace(/\n+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Words as a sentence has them: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A sentence: its first letter made upper case, and a full stop where it has none. */
export function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…)]$/.test(first) && !/\)$/.test(first) ? first : `${first}.`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
