import type { FoundText } from './foundText.ts';
import { createMapping, type Escape, type Mapping } from './mappedText.ts';
import { beginsRecord } from './versionTag.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
};

/** What may begin a comment, a string, a template or a regular expression; braces, for what is put into templates. */
const TOKEN = /["'`{}]|\/\/|\/\*|\//g;

/** Behind these a slash begins a regular expression: anything that ends no value. */
const ENDS_VALUE = /[\w$)\]}]$/;
const ENDS_KEYWORD = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$/;
const LONGEST_KEYWORD = 12;

/** `TXT(name, [`: dnscontrol joins the elements. */
const TXT_LIST = /\bTXT\s*\([^()[\]]*,\s*\[\s*$/;
const LIST = /\[\s*$/;
const JOINED = /\s*\]\s*\.\s*join\s*\(\s*(?:''|"")\s*\)/y;
const BEFORE_LIST = 200;

/** A text that is made another one. */
const CHANGED = /\s*\.\s*(?:replace|concat)/y;

/** The strings of a JavaScript or TypeScript file that begin as a record does: joined by `+`, or as elements of a list. */
export function* javascriptTexts(source: string): Generator<FoundText> {
  /** For each template that is open, the depth of braces in what is put into it. */
  const open: number[] = [];
  /** One that is not closed in its line is not looked for again there. */
  let noRegExpBefore = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const [text] = token;
    const behind = token.index + text.length;
    let next = behind;
    if (text === '`' || text === '"' || text === "'") {
      if (beginsRecord(source, behind)) {
        const found = readSum(source, token.index);
        if (found !== undefined) {
          yield found.text;
          next = found.end;
        } else next = skipTemplate(source, behind, open);
      } else next = text === '`' ? skipTemplate(source, behind, open) : skipString(source, behind, text);
    } else if (text === '{') {
      if (open.length > 0) open[open.length - 1] = (open.at(-1) as number) + 1;
    } else if (text === '}') {
      const depth = open.pop();
      if (depth !== undefined && depth > 0) open.push(depth - 1);
      else if (depth === 0) next = skipTemplate(source, behind, open);
    } else if (text === '/') {
      if (token.index >= noRegExpBefore && isValueExpected(source, token.index)) {
        const end = endOfRegExp(source, behind);
        if (source[end] === '/') next = end + 1;
        else noRegExpBefore = end;
      }
    } else {
      const close = text === '//' ? '\n' : '*/';
      const found = source.indexOf(close, behind);
      next = found < 0 ? source.length : found + close.length;
    }
    TOKEN.lastIndex = next;
  }
}

/** The offset of the slash that closes a regular expression, or of the line's end. */
function endOfRegExp(source: string, start: number): number {
  let isInClass = false;
  for (let at = start; at < source.length; at++) {
    const unit = source[at];
    if (unit === '\n' || (unit === '/' && !isInClass)) return at;
    if (unit === '\\') at++;
    else if (unit === '[') isInClass = true;
    else if (unit === ']') isInClass = false;
  }
  return source.length;
}

function isValueExpected(source: string, at: number): boolean {
  let end = at;
  while (end > 0 && /[ \t]/.test(source.charAt(end - 1))) end--;
  const before = source.slice(Math.max(0, end - LONGEST_KEYWORD), end);
  return !ENDS_VALUE.test(before) || ENDS_KEYWORD.test(before);
}

/** Goes to behind the closing quote; a quote that is not closed in its line is none, such as an apostrophe in JSX. */
function skipString(source: string, start: number, quote: string): number {
  const end = endOfString(source, start, quote);
  return source[end] === quote ? end + 1 : start;
}

/** The offset of the closing quote, or of the line's end. */
function endOfString(source: string, start: number, quote: string): number {
  for (let at = start; at < source.length; at++) {
    const unit = source[at];
    if (unit === quote || (unit === '\n' && quote !== '`')) return at;
    if (unit === '\\') at++;
  }
  return source.length;
}

/** Goes to behind a template, or into what is put into it, which is then noted in `open`. */
function skipTemplate(source: string, start: number, open: number[]): number {
  for (let at = start; at < source.length; at++) {
    const unit = source[at];
    if (unit === '`') return at + 1;
    if (unit === '\\') at++;
    else if (unit === '$' && source[at + 1] === '{') {
      open.push(0);
      return at + 2;
    }
  }
  return source.length;
}

/** A literal with those that are joined to it; `undefined` for a template that something is put into. */
function readSum(source: string, start: number): { text: FoundText; end: number } | undefined {
  const mapping = createMapping();
  let end = readLiteral(source, start, mapping);
  if (end === undefined) return undefined;
  const before = source.slice(Math.max(0, start - BEFORE_LIST), start);
  const first = mapping.done(end);
  const separator = LIST.test(before) ? /\s*([+,])\s*/y : /\s*(\+)\s*/y;
  let isPartial = false;
  let isList = false;
  for (;;) {
    separator.lastIndex = end + 1;
    const found = separator.exec(source);
    if (found === null) break;
    const next = separator.lastIndex;
    isList ||= found[1] === ',';
    if (source[next] === ']') break;
    const last = /["'`]/.test(source.charAt(next)) ? readLiteral(source, next, mapping) : undefined;
    if (last === undefined) {
      isPartial = true;
      break;
    }
    end = last;
  }
  if (isList) {
    JOINED.lastIndex = source.indexOf(']', end);
    if (!TXT_LIST.test(before) && !JOINED.test(source)) {
      return { text: { value: first, isPartial: false }, end: first.whole.end + 1 };
    }
  }
  CHANGED.lastIndex = end + 1;
  return { text: { value: mapping.done(end), isPartial: isPartial || CHANGED.test(source) }, end: end + 1 };
}

/** @returns the offset of the closing quote, or of the end of a line in which there is none; `undefined` as {@link readSum} */
function readLiteral(source: string, start: number, mapping: Mapping): number | undefined {
  const quote = source.charAt(start);
  const end = endOfString(source, start + 1, quote);
  mapping.begin(escapeFor(quote), start + 1);
  for (let at = start + 1; at < end; ) {
    const unit = source.charAt(at);
    if (unit === '\\') at = readEscape(source, at, end, mapping);
    else if (quote === '`' && unit === '$' && source[at + 1] === '{') return undefined;
    else mapping.copy(source, at, ++at);
  }
  return end;
}

function escapeFor(quote: string): Escape {
  return (text, before, after) => {
    // With what is around, something could be put into a template.
    if (
      quote === '`' &&
      ((before === '$' && /^(?:\{|$)/.test(text)) || (after === '{' && text.endsWith('$')))
    )
      return undefined;
    const written = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
    return quote === '`' ? written.replaceAll('${', '\\${') : written;
  };
}

const HEX = /x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}/y;

function readEscape(source: string, at: number, end: number, mapping: Mapping): number {
  HEX.lastIndex = at + 1;
  const [whole, two, four, braced] = HEX.exec(source) ?? [];
  const point = Number.parseInt(two ?? four ?? braced ?? '', 16);
  if (whole !== undefined && point <= 0x10ffff) {
    const behind = Math.min(at + 1 + whole.length, end);
    mapping.add(String.fromCodePoint(point), at, behind);
    return behind;
  }
  const kind = source.charAt(at + 1);
  const isCrLf = source.startsWith('\r\n', at + 1);
  const behind = Math.min(at + (isCrLf ? 3 : 2), end);
  // A line's end behind a backslash is nothing.
  mapping.add(kind === '\n' || kind === '\r' ? '' : (ESCAPES[kind] ?? kind), at, behind);
  return behind;
}
