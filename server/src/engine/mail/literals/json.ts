import type { FoundText } from './foundText.ts';
import { createMapping } from './mappedText.ts';
import { beginsRecord } from './versionTag.ts';

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Strings, and comments where a file has some. */
const TOKEN = /"|\/\/|\/\*/g;

/** The strings of a JSON document (RFC 8259 §7) that begin as a record does; comments are skipped. */
export function* jsonTexts(source: string): Generator<FoundText> {
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const start = token.index + 1;
    let end: number;
    if (token[0] === '"') {
      end = endOfString(source, start);
      if (beginsRecord(source, start)) yield { value: readString(source, start, end), isPartial: false };
    } else {
      const close = token[0] === '//' ? '\n' : '*/';
      const found = source.indexOf(close, start + 1);
      end = found < 0 ? source.length : found;
    }
    TOKEN.lastIndex = end + 1;
  }
}

/** The offset of the closing quote; of the line's end where there is none. */
function endOfString(source: string, start: number): number {
  let at = start;
  for (; at < source.length; at++) {
    const unit = source[at];
    if (unit === '"' || unit === '\n') break;
    if (unit === '\\') at++;
  }
  return Math.min(at, source.length);
}

function readString(source: string, start: number, end: number) {
  const mapping = createMapping();
  mapping.begin((text) => JSON.stringify(text).slice(1, -1), start);
  for (let at = start; at < end; ) {
    if (source[at] !== '\\') {
      mapping.copy(source, at, ++at);
      continue;
    }
    const kind = source.charAt(at + 1);
    const hex = kind === 'u' ? /^[0-9A-Fa-f]{4}/.exec(source.slice(at + 2, at + 6))?.[0] : undefined;
    const length = Math.min(2 + (hex?.length ?? 0), end - at);
    const text = hex === undefined ? (ESCAPES[kind] ?? kind) : String.fromCharCode(Number.parseInt(hex, 16));
    mapping.add(text, at, at + length);
    at += length;
  }
  return mapping.done(end);
}
