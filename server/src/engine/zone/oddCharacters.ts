import { decodeUtf8 } from '../text/utf8.ts';
import { type LocalFix, type Reader, replaceFix, report } from './reader.ts';
import type { Damage } from './readRecord.ts';
import { ODD, QUOTED } from './tokens.ts';

/** Typographic quotes around words, which word processors and web pages put in place of `"`; no apostrophes. */
const SMART_QUOTES = /[\u201c-\u201f\u00ab\u00bb]|(?<!\S)[\u2018-\u201b]|[\u2018-\u201b](?!\S)/;
/** Blanks and marks that look like nothing: no-break and other spaces, zero-width characters, soft hyphen, marks. */
const INVISIBLE = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
/** Controls but tab and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Reports the first character of the entry that a reader cannot see or that only looks right. Text in quotes may hold
 * any character but a control.
 *
 * @returns whether what else is wrong with the entry follows from the character, and whether a server reads it at all
 */
export function oddCharacter(reader: Reader): Damage {
  const { tokens, bytes } = reader;
  for (let i = 0; i < tokens.count; i++) {
    if (!((tokens.flags[i] as number) & ODD)) continue;
    const start = tokens.start[i] as number;
    const text = decodeUtf8(bytes, start, tokens.end[i]);
    const quoted = ((tokens.flags[i] as number) & QUOTED) !== 0;
    if (!quoted) {
      const smart = SMART_QUOTES.exec(text);
      if (smart) return reportSmartQuotes(reader, start, tokens.end[i] as number, text);
      const invisible = INVISIBLE.exec(text);
      if (invisible) return reportInvisible(reader, start, text, invisible);
    }
    const control = CONTROL.exec(text);
    if (control) return reportControl(reader, start, text, control, quoted);
  }
  return 'none';
}

function reportSmartQuotes(reader: Reader, start: number, end: number, text: string): Damage {
  const { bytes, tokens } = reader;
  // The text between the quotes was cut at its blanks, and a ";" in it made the rest a comment: the closing quote is
  // looked for among the entry's words, then on the whole line.
  let edits = plainQuotes(bytes, start, tokens.outerEnd(tokens.count - 1));
  if (edits.length === 0) edits = plainQuotes(bytes, start, bytes.length);
  report(
    reader,
    'zone/smart-quotes',
    `Typographic quotes in ${JSON.stringify(text)}: only the plain quote " encloses a string. These become part of the data, which is cut at its blanks. Write plain quotes.`,
    start,
    end,
    edits.length > 0 ? [{ title: 'Replace by plain quotes', edits }] : [],
  );
  return 'noted';
}

/** Puts plain quotes for typographic ones up to the line's end, or nothing where the quotes would not pair. */
function plainQuotes(bytes: Uint8Array, start: number, end: number): LocalFix['edits'] {
  let stop = start;
  while (stop < end && bytes[stop] !== 0x0a && bytes[stop] !== 0x0d) stop++;
  const line = decodeUtf8(bytes, start, stop);
  const edits: LocalFix['edits'][number][] = [];
  for (const { 0: quote, index } of line.matchAll(new RegExp(SMART_QUOTES, 'g'))) {
    const at = start + byteLength(line.slice(0, index));
    edits.push({ start: at, end: at + byteLength(quote), text: '"' });
  }
  const plain = line.split('"').length - 1;
  return (edits.length + plain) % 2 === 0 ? edits : [];
}

function reportInvisible(reader: Reader, start: number, text: string, found: RegExpExecArray): Damage {
  const char = found[0];
  const at = start + byteLength(text.slice(0, found.index));
  const end = at + byteLength(char);
  const isSpace = /[\u00a0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000]/.test(char);
  report(
    reader,
    'zone/invisible-character',
    `Invisible character ${codePoint(char)} here: to a server it is no blank but part of the word around it, so the record says something else than it seems to. It often comes with text from a web page or a chat.`,
    at,
    end,
    [replaceFix(isSpace ? 'Replace by a blank' : 'Remove it', at, end, isSpace ? ' ' : '')],
  );
  return 'noted';
}

function reportControl(
  reader: Reader,
  start: number,
  text: string,
  found: RegExpExecArray,
  quoted: boolean,
): Damage {
  const char = found[0];
  const at = start + byteLength(text.slice(0, found.index));
  const isNul = char === '\0' && !quoted;
  report(
    reader,
    'zone/control-characters',
    `Control character ${codePoint(char)} here: it cannot be seen, and servers ${isNul ? 'refuse the file for it' : 'take it as data'}. Remove it, or write \\${String(char.charCodeAt(0)).padStart(3, '0')} if it is meant.`,
    at,
    at + 1,
    [replaceFix('Remove it', at, at + 1, '')],
    isNul ? 'error' : undefined,
  );
  if (isNul) return 'broken';
  return quoted ? 'none' : 'noted';
}

function codePoint(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Octets of the character's UTF-8 form; all characters looked for are in the basic plane. */
function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
  }
  return length;
}
