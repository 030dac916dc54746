import { concatBytes, hexDigit } from '../../text/bytes.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type Decode, hostDecode } from './charset.ts';
import { withoutComments } from './comments.ts';
import { decodeWords } from './encodedWords.ts';

/** A value with parameters, such as that of Content-Type (RFC 2045 §5.1) or Content-Disposition (RFC 2183). */
export interface ParameterizedValue {
  /** In lower case: `text/plain`, `attachment`. */
  readonly value: string;
  /** By name in lower case, decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parameters of one field, and sections of one parameter, that are read. */
const MOST = 500;

interface Section {
  readonly text: string;
  readonly isEncoded: boolean;
}

/**
 * Reads a value and its parameters. Those that are cut into sections (`name*0*=`) or are in a character set (`name*=`) are joined
 * and decoded (RFC 2231); encoded words in quotes, which are wrong there but common, too. Never fails.
 */
export function readParameters(text: string, decode: Decode = hostDecode): ParameterizedValue {
  const [value = '', ...parts] = splitOutsideQuotes(withoutComments(text));
  const sections = new Map<string, Map<number, Section>>();
  for (const part of parts.slice(0, MOST)) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const written = part.slice(0, equals).trim().toLowerCase();
    const [, name = written, number, star] = /^([^*\s]{1,80})(?:\*(\d{1,4}))?(\*)?$/.exec(written) ?? [];
    const at = number === undefined ? -1 : Number(number);
    const known = sections.get(name) ?? new Map<number, Section>();
    sections.set(name, known);
    // The first one counts where one is there twice; an encoded one counts more than a plain one (RFC 2231 §4).
    if (!known.has(at) || (star !== undefined && at < 0)) {
      known.set(at, { text: unquoted(part.slice(equals + 1).trim()), isEncoded: star !== undefined });
    }
  }
  const parameters = new Map<string, string>();
  for (const [name, known] of sections) parameters.set(name, joined(known, decode));
  return { value: value.trim().toLowerCase(), parameters };
}

function joined(known: ReadonlyMap<number, Section>, decode: Decode): string {
  const whole = known.get(-1);
  const first = whole ?? known.get(0);
  if (first === undefined) return '';
  const parts: Section[] = [first];
  if (whole === undefined) {
    for (let at = 1; known.has(at) && at < MOST; at++) parts.push(known.get(at) as Section);
  }
  if (!parts.some(({ isEncoded }) => isEncoded))
    return decodeWords(parts.map(({ text }) => text).join(''), decode).text;
  const [, charset = '', rest = first.text] =
    (first.isEncoded && /^([^']{0,60})'[^']{0,40}'(.*)$/s.exec(first.text)) || [];
  const octets = [{ ...first, text: rest }, ...parts.slice(1)].map(({ text, isEncoded }) =>
    isEncoded ? percentDecoded(text) : encodeUtf8(text),
  );
  return decode(charset, concatBytes(octets)) ?? parts.map(({ text }) => text).join('');
}

/** RFC 2231 §4: `%XX` is an octet. */
function percentDecoded(text: string): Uint8Array {
  const raw = encodeUtf8(text);
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number;
    const high = byte === 0x25 ? hexDigit(raw[at + 1] ?? 0) : -1;
    const low = high < 0 ? -1 : hexDigit(raw[at + 2] ?? 0);
    if (low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
    } else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function splitOutsideQuotes(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length && parts.length <= MOST; at++) {
    const char = text[at];
    if (char === '\\' && isQuoted) at++;
    else if (char === '"') isQuoted = !isQuoted;
    else if (char === ';' && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined).replaceAll(/\\(.)/gs, '$1');
}
