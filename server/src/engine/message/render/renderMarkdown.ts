import { plain } from '../../text/plain.ts';
import type { MessageReport } from '../messageReport.ts';
import type { Block, Item, Line, Piece, Section } from './blocks.ts';
import { type SectionOptions, sectionsOf } from './sections.ts';

/** A report as Markdown, for a ticket. What is from the message stays inert: no link, mention, image or HTML comes of it. */
export function renderMarkdown(report: MessageReport, options: SectionOptions = {}): string {
  return sectionsMarkdown(sectionsOf(report, options));
}

/** Sections as Markdown. */
export function sectionsMarkdown(sections: readonly Section[]): string {
  return sections.map((section) => `${sectionLines(section).join('\n')}\n`).join('\n');
}

function sectionLines({ title, blocks }: Section): string[] {
  const lines = blocks.flatMap((block) => blockLines(block, title === ''));
  return title === '' ? lines : [`## ${escaped(title)}`, '', ...lines];
}

function blockLines(block: Block, isHead: boolean): string[] {
  switch (block.kind) {
    case 'line':
      return [isHead ? `# ${block.line.map(({ text }) => escaped(text)).join('')}` : lineText(block.line)];
    case 'list':
      return block.items.flatMap((each) => itemLines(each, ''));
    case 'facts':
      return [
        '| | |',
        '|---|---|',
        ...block.facts.map(({ name, value }) => `| ${escaped(name)} | ${cellText(value)} |`),
      ];
  }
}

/** A line, and what is below it as a list, in Markdown. */
export function itemMarkdown({ line, below }: Item): string {
  return [lineText(line), ...below.flatMap((each) => itemLines(each, ''))].join('\n');
}

function itemLines({ line, below }: Item, indent: string): string[] {
  return [`${indent}- ${lineText(line)}`, ...below.flatMap((each) => itemLines(each, `${indent}  `))];
}

function lineText(line: Line): string {
  return line
    .map(pieceText)
    .join('')
    .replace(/^[-+](?=\s|$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** A cell of a table, where a vertical line ends the cell in code as well (GitHub Flavored Markdown §4.10). */
function cellText(line: Line): string {
  return line
    .map((piece) => (piece.isQuoted ? code(piece.text).replaceAll('|', '\\|') : pieceText(piece)))
    .join('');
}

function pieceText({ text, tone, isQuoted }: Piece): string {
  if (isQuoted) return code(text);
  const words = escaped(text);
  const isMarked = tone === 'strong' || tone === 'bad' || tone === 'doubtful' || tone === 'good';
  return isMarked && words.trim() === words && words !== '' ? `**${words}**` : words;
}

/** Text as it is: nothing in code is taken for markup. */
function code(text: string): string {
  const shown = plain(text.replaceAll(/[\t\n\r]/g, ' '));
  if (shown.trim() === '') return '""';
  let longest = 0;
  for (const [ticks] of shown.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 ? ' ' : '';
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** Words as they are; addresses, URLs, mentions and numbers of issues in them make no links. */
function escaped(text: string): string {
  return plain(text.replaceAll(/[\t\n\r]/g, ' '))
    .replaceAll(/[\\`*_{}[\]<>|~@#&!$]/g, '\\$&')
    .replaceAll(/:(?=\/\/)/g, '\\:')
    .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
}
