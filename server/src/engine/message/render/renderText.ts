import { plain } from '../../text/plain.ts';
import type { MessageReport } from '../messageReport.ts';
import type { Block, Item, Line, Section, Tone } from './blocks.ts';
import { type SectionOptions, sectionsOf } from './sections.ts';

export interface TextOptions extends SectionOptions {
  /** Columns that a line may take; as many as it needs where that is left out. */
  readonly width?: number;
  /** Shows a tone, such as by colour; it gets no line ends. */
  readonly paint?: (tone: Tone, text: string) => string;
}

/** Narrower than this nothing is wrapped: it would only be torn. */
const NARROWEST = 40;

/** A word of a line, with the tone that it is in. */
interface Word {
  readonly text: string;
  readonly tone: Tone | undefined;
  /** Whether a blank stands before it. */
  readonly isApart: boolean;
}

/** A report as text for a terminal; what would steer one is shown as a sign. */
export function renderText(report: MessageReport, options: TextOptions = {}): string {
  return sectionsOf(report, options)
    .map((section) => `${sectionLines(section, options).join('\n')}\n`)
    .join('\n');
}

function sectionLines({ title, blocks }: Section, options: TextOptions): string[] {
  const head = title === '' ? [] : wrapped([{ text: title, tone: 'strong' }], '', '', options);
  return [...head, ...blocks.flatMap((block) => blockLines(block, options))];
}

function blockLines(block: Block, options: TextOptions): string[] {
  switch (block.kind) {
    case 'line':
      return wrapped(block.line, '', '', options);
    case 'list':
      return block.items.flatMap((each) => itemLines(each, '  ', options));
    case 'facts': {
      const width = Math.max(...block.facts.map(({ name }) => name.length));
      return block.facts.flatMap(({ name, value }) =>
        wrapped(value, `  ${name.padEnd(width)}  `, ' '.repeat(width + 4), options),
      );
    }
  }
}

/** A line, and what is below it as a list, in plain text. */
export function itemText({ line, below }: Item): string {
  const lines = [...wrapped(line, '', '', {}), ...below.flatMap((each) => itemLines(each, '', {}))];
  return lines.join('\n');
}

function itemLines({ line, below }: Item, indent: string, options: TextOptions): string[] {
  return [
    ...wrapped(line, `${indent}- `, `${indent}  `, options),
    ...below.flatMap((each) => itemLines(each, `${indent}  `, options)),
  ];
}

/** A line cut at blanks, so that each part has room; words that are longer than that are not cut. */
function wrapped(line: Line, first: string, others: string, { width, paint }: TextOptions): string[] {
  const most = width === undefined || width < NARROWEST ? Number.POSITIVE_INFINITY : width;
  const lines: string[] = [];
  let words: Word[] = [];
  let length = first.length;
  const end = () => {
    lines.push(`${lines.length === 0 ? first : others}${painted(words, paint)}`.trimEnd());
    words = [];
    length = others.length;
  };
  for (const run of runsOf(line)) {
    const size = run.reduce((sum, { text }) => sum + text.length, 0);
    const gap = words.length > 0 && run[0]?.isApart ? 1 : 0;
    if (words.length > 0 && length + gap + size > most) end();
    const [head, ...rest] = run;
    if (head === undefined) continue;
    words.push({ ...head, isApart: words.length > 0 && head.isApart }, ...rest);
    length += gap + size;
  }
  end();
  return lines;
}

/** The words of a line; those that stand together without a blank, in several tones, are one run. */
function runsOf(line: Line): Word[][] {
  const runs: Word[][] = [];
  let isApart = false;
  for (const { text, tone } of line) {
    for (const [i, part] of plain(text.replaceAll(/[\t\n\r]/g, ' '))
      .split(' ')
      .entries()) {
      if (i > 0) isApart = true;
      if (part === '') continue;
      const last = runs.at(-1);
      if (last === undefined || isApart) runs.push([{ text: part, tone, isApart }]);
      else last.push({ text: part, tone, isApart: false });
      isApart = false;
    }
  }
  return runs;
}

/** Words side by side, those of one tone painted at once. */
function painted(words: readonly Word[], paint: TextOptions['paint']): string {
  let out = '';
  for (let at = 0; at < words.length; ) {
    const { tone, isApart } = words[at] as Word;
    let text = '';
    let end = at;
    for (; end < words.length && words[end]?.tone === tone; end++) {
      text += `${end > at && words[end]?.isApart ? ' ' : ''}${words[end]?.text}`;
    }
    out += `${isApart ? ' ' : ''}${tone === undefined || paint === undefined ? text : paint(tone, text)}`;
    at = end;
  }
  return out;
}
