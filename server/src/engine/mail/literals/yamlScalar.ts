import type { FoundText } from './foundText.ts';
import { createMapping, type Mapping } from './mappedText.ts';
import { beginsRecord } from './versionTag.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Reads a quoted scalar (YAML 1.2.2 §7.3.1, §7.3.2), which may go over several lines.
 *
 * @param start the opening quote
 * @returns what is behind the closing quote
 */
export function readQuoted(source: string, start: number, mapping: Mapping | undefined): number {
  const quote = source.charAt(start);
  const isDouble = quote === '"';
  mapping?.begin(
    isDouble ? (text) => JSON.stringify(text).slice(1, -1) : (text) => text.replaceAll("'", "''"),
    start + 1,
  );
  let at = start + 1;
  while (at < source.length) {
    const unit = source.charAt(at);
    if (unit === quote) {
      if (isDouble || source[at + 1] !== quote) return at + 1;
      mapping?.add(quote, at, at + 2);
      at += 2;
    } else if (unit === '\n' || unit === '\r') {
      const next = lineStart(source, at);
      mapping?.fold(at, next);
      at = next;
    } else if (isDouble && unit === '\\') at = readEscape(source, at, mapping);
    else {
      mapping?.copy(source, at, at + 1);
      at++;
    }
  }
  // One that is not closed ends where the text does; its last unit is taken for the quote.
  return source.length + 1;
}

/** The first character that is no blank in the lines behind a line's end. */
function lineStart(source: string, at: number): number {
  let next = at;
  while (/[ \t\r\n]/.test(source.charAt(next))) next++;
  return next;
}

function readEscape(source: string, at: number, mapping: Mapping | undefined): number {
  const kind = source.charAt(at + 1);
  if (kind === '\n' || kind === '\r') return lineStart(source, at + 1);
  const digits = HEX_DIGITS[kind] ?? 0;
  const hex = source.slice(at + 2, at + 2 + digits);
  const isHex = digits > 0 && hex.length === digits && /^[0-9A-Fa-f]+$/.test(hex);
  const point = isHex ? Number.parseInt(hex, 16) : -1;
  const isPoint = point >= 0 && point <= 0x10ffff;
  const end = Math.min(at + 2 + (isPoint ? digits : 0), source.length);
  mapping?.add(isPoint ? String.fromCodePoint(point) : (ESCAPES[kind] ?? kind), at, end);
  return end;
}

/** What a plain scalar cannot hold: what would end it, or begin a comment. */
const NOT_PLAIN = /: |:$| #|^#|\n/;
const NOT_PLAIN_IN_FLOW = /[,[\]{}]|: |:$| #|^#|\n/;

/**
 * Reads a plain scalar (YAML 1.2.2 §7.3.3): its first line, and those below that go on with it.
 *
 * @param end of the first line
 * @param parent the column that lines which go on are indented more than
 */
export function readPlain(
  source: string,
  start: number,
  end: number,
  inFlow: boolean,
  parent: number,
  mapping: Mapping | undefined,
): number {
  const refused = inFlow ? NOT_PLAIN_IN_FLOW : NOT_PLAIN;
  mapping?.begin((text, before, after) => (refused.test(before + text + after) ? undefined : text), start);
  mapping?.copy(source, start, end);
  if (inFlow) return end;
  let last = end;
  for (let line = lineEnd(source, end); line !== undefined; ) {
    const first = lineStart(source, line);
    const column = first - (source.lastIndexOf('\n', first - 1) + 1);
    const [text = ''] = /^[^\r\n]*/.exec(source.slice(first, first + LONGEST_LINE)) ?? [];
    const content = text.slice(0, commentStart(text)).trimEnd();
    if (column <= parent || content === '' || /^#|^- |:[ \t]|:$/.test(content)) break;
    mapping?.fold(last, first);
    mapping?.copy(source, first, first + content.length);
    last = first + content.length;
    line = content.length < text.trimEnd().length ? undefined : lineEnd(source, last);
  }
  return last;
}

function commentStart(line: string): number {
  const found = line.search(/[ \t]#/);
  return found < 0 ? line.length : found;
}

/** No record is longer, and lines of what is none need not be read to their end. */
const LONGEST_LINE = 1 << 16;

/** The line's end behind an offset, if nothing but blanks is before it. */
function lineEnd(source: string, at: number): number | undefined {
  let end = at;
  while (source[end] === ' ' || source[end] === '\t') end++;
  return source[end] === '\n' || source[end] === '\r' ? end : undefined;
}

/**
 * The records in a block scalar (YAML 1.2.2 §8.1): a line that begins as one does, with the lines that follow it up to an
 * empty one. Line ends are taken for blanks, in folded and in literal ones.
 *
 * @param start the first line
 * @param parent the column that the block's lines are indented more than
 */
export function readBlock(
  source: string,
  start: number,
  parent: number,
): { texts: readonly FoundText[]; end: number } {
  const texts: FoundText[] = [];
  let mapping: Mapping | undefined;
  let last = start;
  let at = start;
  const finish = () => {
    if (mapping !== undefined) texts.push({ value: mapping.done(last), isPartial: false });
    mapping = undefined;
  };
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const behind = newline < 0 ? source.length : newline + 1;
    const line = source.slice(at, behind);
    const content = line.trimEnd();
    const indent = line.length - line.trimStart().length;
    if (content !== '' && indent <= parent) break;
    const first = at + indent;
    const isRecord = content !== '' && beginsRecord(source, first);
    if (content === '' || isRecord) finish();
    if (isRecord) {
      mapping = createMapping();
      mapping.begin((text) => (text.includes('\n') ? undefined : text), first);
    } else mapping?.fold(last, first);
    last = at + content.length;
    mapping?.copy(source, first, last);
    at = behind;
  }
  finish();
  return { texts, end: at };
}
