import type { FoundText } from './foundText.ts';
import { createMapping, type Escape, type Mapping } from './mappedText.ts';
import { beginsRecord } from './versionTag.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What a token may begin with that must not be taken for something else. */
const TOKEN = /"|#|\/\/|\/\*|<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n|[{}]/g;

/** `join("", [`: a text that is cut into the elements of a list. */
const JOINED = /\bjoin\s*\(\s*""\s*,\s*\[\s*$/;
const BEFORE_LIST = 80;

/** Whether a template begins: `$${` and `%%{` stand for the characters themselves. */
const TEMPLATE = /[$%]\{/y;
const NO_TEMPLATE = /([$%])\1\{/y;

const inQuotes: Escape = (text, ...around) =>
  withoutTemplates(
    text.replaceAll(/["\\\p{Cc}]/gu, (unit) =>
      unit === '"' || unit === '\\' ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    ...around,
  );
const inHeredoc: Escape = (text, ...around) => withoutTemplates(text, ...around);

/** Text that begins no template; nothing is put in where one could begin, or an escape could end, with what is around. */
function withoutTemplates(text: string, before: string, after: string): string | undefined {
  if (/[$%]/.test(before) || (after === '{' && /[$%]$/.test(text))) return undefined;
  return text.replaceAll(/([$%])\{/g, '$1$1{');
}

/** The strings of a Terraform or HCL file, heredocs included, that begin as a record does. */
export function* hclTexts(source: string): Generator<FoundText> {
  /** For each template that is open, the depth of braces in it. */
  const open: number[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const [text, tag] = token;
    const behind = token.index + text.length;
    let next = behind;
    if (text === '"') {
      if (beginsRecord(source, behind)) {
        const found = readStrings(source, behind);
        yield found.text;
        next = found.end;
      } else next = skipString(source, behind, open);
    } else if (text === '{') {
      if (open.length > 0) open[open.length - 1] = (open.at(-1) as number) + 1;
    } else if (text === '}') {
      const depth = open.pop();
      if (depth !== undefined && depth > 0) open.push(depth - 1);
      else if (depth === 0) next = skipString(source, behind, open);
    } else if (tag !== undefined) {
      const { lines, end } = heredoc(source, behind, tag);
      yield* readHeredoc(source, lines);
      next = end;
    } else next = endOf(source, text === '/*' ? '*/' : '\n', behind);
    TOKEN.lastIndex = next;
  }
}

function endOf(source: string, close: string, from: number): number {
  const found = source.indexOf(close, from);
  return found < 0 ? source.length : found + close.length;
}

/** Goes to behind the closing quote, or into a template, which is then noted in `open`. */
function skipString(source: string, start: number, open: number[]): number {
  for (let at = start; at < source.length; at++) {
    const unit = source[at];
    if (unit === '"') return at + 1;
    if (unit === '\n') return at;
    if (unit === '\\') at++;
    else if (unit === '$' || unit === '%') {
      if (matches(NO_TEMPLATE, source, at)) at += 2;
      else if (matches(TEMPLATE, source, at)) {
        open.push(0);
        return at + 2;
      }
    }
  }
  return source.length;
}

/** A string, and where it is the first element of a list that is joined, all of that. */
function readStrings(source: string, start: number): { text: FoundText; end: number } {
  const mapping = createMapping();
  let string = readString(source, start, mapping);
  let { isPartial } = string;
  const before = source.slice(Math.max(0, start - 1 - BEFORE_LIST), start - 1);
  if (JOINED.test(before)) {
    const separator = /\s*(?:,\s*("|\])|(\]))/y;
    for (;;) {
      separator.lastIndex = string.end + 1;
      const [, quote, close] = separator.exec(source) ?? [];
      if (quote !== '"') {
        isPartial ||= quote === undefined && close === undefined;
        break;
      }
      string = readString(source, separator.lastIndex, mapping);
      isPartial ||= string.isPartial;
    }
  }
  return { text: { value: mapping.done(string.end), isPartial }, end: string.end + 1 };
}

function readString(source: string, start: number, mapping: Mapping) {
  mapping.begin(inQuotes, start);
  let isPartial = false;
  let at = start;
  for (; at < source.length && source[at] !== '"' && source[at] !== '\n'; ) {
    if (source[at] === '\\') at = readEscape(source, at, mapping);
    else {
      isPartial ||= !matches(NO_TEMPLATE, source, at) && matches(TEMPLATE, source, at);
      at = readUnit(source, at, mapping);
    }
  }
  return { end: at, isPartial };
}

function readEscape(source: string, at: number, mapping: Mapping): number {
  const kind = source.charAt(at + 1);
  const digits = kind === 'u' ? 4 : kind === 'U' ? 8 : 0;
  const hex = source.slice(at + 2, at + 2 + digits);
  const point = /^[0-9A-Fa-f]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : undefined;
  const isPoint = point !== undefined && point <= 0x10ffff;
  const end = Math.min(at + 2 + (isPoint ? digits : 0), source.length);
  mapping.add(isPoint ? String.fromCodePoint(point) : (ESCAPES[kind] ?? kind), at, end);
  return end;
}

/** One character, or an escaped one before `{`. */
function readUnit(source: string, at: number, mapping: Mapping): number {
  if (!matches(NO_TEMPLATE, source, at)) {
    mapping.copy(source, at, at + 1);
    return at + 1;
  }
  mapping.add(source.charAt(at), at, at + 2);
  mapping.copy(source, at + 2, at + 3);
  return at + 3;
}

/** The lines of a heredoc, and where it ends. */
function heredoc(source: string, start: number, tag: string): { lines: number[]; end: number } {
  const lines: number[] = [];
  for (let at = start; at < source.length; at = endOf(source, '\n', at)) {
    const end = endOf(source, '\n', at);
    if (source.slice(at, end).trim() === tag) return { lines: [...lines, at], end };
    lines.push(at);
  }
  return { lines: [...lines, source.length], end: source.length };
}

/** The records in a heredoc: a line that begins as one does, with the lines that follow it. */
function* readHeredoc(source: string, lines: readonly number[]): Generator<FoundText> {
  let mapping: Mapping | undefined;
  let isPartial = false;
  let end = 0;
  for (const [i, line] of lines.slice(0, -1).entries()) {
    const text = source.slice(line, lines[i + 1]);
    const start = line + (text.length - text.trimStart().length);
    const isRecord = beginsRecord(source, start);
    if (mapping !== undefined && (isRecord || text.trim() === '')) {
      yield { value: mapping.done(end), isPartial };
      mapping = undefined;
    }
    if (isRecord) {
      mapping = createMapping();
      mapping.begin(inHeredoc, start);
      isPartial = false;
    } else mapping?.fold(end, start);
    end = line + text.trimEnd().length;
    for (let at = start; mapping !== undefined && at < end; ) {
      isPartial ||= !matches(NO_TEMPLATE, source, at) && matches(TEMPLATE, source, at);
      at = readUnit(source, at, mapping);
    }
  }
  if (mapping !== undefined) yield { value: mapping.done(end), isPartial };
}

function matches(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(source);
}
