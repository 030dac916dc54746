import { latin1 } from '../text/bytes.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { READING } from './findings/reading.ts';
import type { ByteSpan, HeaderField, MessageFinding } from './message.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const BLANK = 0x20;
const COLON = 0x3a;

/** A message has some fifty fields; one with more than this is an attack, and is read so far. */
const MOST_FIELDS = 20_000;
/** Octets of a value that are read: a field of the real world has less than a hundredth of that. */
const MOST_OCTETS = 256 * 1024;
/** Notes of one kind; a text that is no message at all would have one for each line. */
const MOST_NOTES = 20;

/** The header fields of a text from `start` on, and where the body begins. */
export interface SplitFields {
  readonly fields: readonly HeaderField[];
  /** Behind the empty line that ends the header; `undefined` where there is none. */
  readonly body: number | undefined;
  readonly notes: readonly MessageFinding[];
}

/**
 * Finds the header fields (RFC 5322 §2.2): `name: value`, going on in lines that begin with a blank. Lines end in CRLF, in LF
 * or in CR. What is no field is noted and left out. Linear in the text, whatever it is.
 *
 * @param isBodyAt whether the body begins behind an empty line, by the names of the fields before it; else the header goes on
 */
export function splitFields(
  bytes: Uint8Array,
  start: number,
  isBodyAt: (at: number, names: ReadonlySet<string>) => boolean,
): SplitFields {
  const fields: HeaderField[] = [];
  const names = new Set<string>();
  const notes: MessageFinding[] = [];
  const note = (rule: string, message: string, at: ByteSpan) => {
    if (notes.length < MOST_NOTES) notes.push({ rule, severity: 'info', message, at });
  };
  let body: number | undefined;
  for (let at = start; at < bytes.length; ) {
    const line = lineAt(bytes, at);
    if (line.end === at) {
      if (isBodyAt(line.next, names)) {
        body = line.next;
        break;
      }
      at = line.next;
      continue;
    }
    let { end, next } = line;
    while (next < bytes.length && isBlank(bytes[next])) {
      const more = lineAt(bytes, next);
      // A line of blanks alone ends a header in the eyes of many programs, and begins nothing that could be read on.
      if (isBlankLine(bytes, next, more.end)) break;
      end = more.end;
      next = more.next;
    }
    const colon = nameEnd(bytes, at, line.end);
    if (colon < 0) {
      note(READING.noField.id, noFieldText(bytes, at, line.end), { start: at, end: line.end });
    } else if (fields.length === MOST_FIELDS) {
      note(READING.tooManyFields.id, `Only the first ${MOST_FIELDS} header fields are read.`, {
        start: at,
        end,
      });
      return { fields, body, notes };
    } else {
      const field = fieldOf(bytes, at, colon, end, fields.length, note);
      fields.push(field);
      names.add(field.key);
    }
    at = next;
  }
  return { fields, body, notes };
}

function fieldOf(
  bytes: Uint8Array,
  start: number,
  colon: number,
  end: number,
  index: number,
  note: (rule: string, message: string, at: ByteSpan) => void,
): HeaderField {
  let nameTo = colon;
  while (nameTo > start && isBlank(bytes[nameTo - 1])) nameTo--;
  const name = latin1(bytes, start, nameTo);
  const value = { start: colon + 1, end };
  if (end - value.start > MOST_OCTETS) {
    note(
      READING.fieldTooLong.id,
      `The field "${name}" has ${end - value.start} octets; the first ${MOST_OCTETS} are read. RFC 5322 §2.1.1 has lines of at most 998.`,
      { start, end },
    );
  }
  const text = unfolded(bytes, value.start, Math.min(end, value.start + MOST_OCTETS));
  return { start, end, name, key: name.toLowerCase(), value, index, text };
}

/** Where the name of a field ends: at its colon; -1 where the line has no name (RFC 5322 §3.6.8) before one. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] as number) > BLANK && (bytes[at] as number) < 0x7f && bytes[at] !== COLON)
    at++;
  if (at === start) return -1;
  // Blanks before the colon are obsolete, but read (RFC 5322 §4.5).
  while (at < end && isBlank(bytes[at])) at++;
  return at < end && bytes[at] === COLON ? at : -1;
}

/** The text of a value on one line: line ends before a blank go, the blank stays (RFC 5322 §2.2.3). */
function unfolded(bytes: Uint8Array, start: number, end: number): string {
  const kept = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte !== LF && byte !== CR) kept[length++] = byte;
  }
  const text = decodeUtf8(kept, 0, length);
  // Before RFC 6532, other character sets were sent as they are.
  return (text.includes('\ufffd') ? latin1(kept, 0, length) : text).trim();
}

/** The line at an offset: where it ends, and where the next one begins. */
export function lineAt(bytes: Uint8Array, start: number): { readonly end: number; readonly next: number } {
  let end = start;
  while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++;
  const isPair = bytes[end] === CR && bytes[end + 1] === LF;
  return { end, next: Math.min(bytes.length, end + (isPair ? 2 : 1)) };
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}

function isBlankLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

function noFieldText(bytes: Uint8Array, start: number, end: number): string {
  const shown = latin1(bytes, start, Math.min(end, start + 40))
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .trim();
  return `"${shown}" is no header field: it has no name and colon. It is left out; if it belongs to the field before, it must begin with a blank.`;
}
