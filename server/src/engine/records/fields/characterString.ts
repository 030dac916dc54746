import { readEscape } from '../../zone/nameText.ts';
import { ESCAPED, QUOTED } from '../../zone/tokens.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import type { WireWriter } from '../wire.ts';

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
/** A character-string is one length octet and up to 255 octets (RFC 1035 §3.3). */
const MAX_STRING = 255;

/**
 * Writes the octets of token `i` with its escapes undone (RFC 1035 §5.1), without a length.
 * @returns how many they are, -1 with a fault
 */
export function writeText(input: RdataInput, i: number, out: WireWriter): number {
  const { tokens } = input;
  const start = tokens.start[i] as number;
  const end = tokens.end[i] as number;
  if ((tokens.flags[i] as number) & ESCAPED) return writeEscapedText(input, start, end, out);
  out.octets(input.bytes, start, end);
  return end - start;
}

/** As {@link writeText}, for a byte range. */
export function writeEscapedText(input: RdataInput, start: number, end: number, out: WireWriter): number {
  const { bytes } = input;
  let at = start;
  let count = 0;
  for (; at < end; count++) {
    const byte = bytes[at] as number;
    if (byte !== BACKSLASH) {
      out.u8(byte);
      at++;
      continue;
    }
    const octet = readEscape(bytes, at, end);
    if (octet < 0) {
      const message = `${input.subject()} has a stray "\\": it must be followed by three digits from 000 to 255 or by another character (RFC 1035 §5.1).`;
      input.refuseAt(at, Math.min(end, at + 4), message);
      return -1;
    }
    out.u8(octet & 0xff);
    at += octet > 0xff ? 4 : 2;
  }
  return count;
}

/** Writes token `i` as a character-string: a length octet and up to 255 octets (RFC 1035 §3.3). */
export function writeCharacterString(input: RdataInput, i: number, out: WireWriter): boolean {
  const lengthAt = out.length;
  out.u8(0);
  const length = writeText(input, i, out);
  if (length < 0) return false;
  if (length > MAX_STRING) {
    const message = `${input.subject()} has ${length} octets; one string holds at most ${MAX_STRING} (RFC 1035 §3.3). Split it: programs that read the record join the strings again.`;
    return input.refuse(i, message, 'zone/string-too-long', {
      title: 'Split into strings of at most 255 octets',
      text: splitText(input, i),
    });
  }
  out.bytes[lengthAt] = length;
  return true;
}

/** The token as quoted strings of at most 255 octets each; escapes and UTF-8 sequences stay whole. */
function splitText(input: RdataInput, i: number): string {
  const { bytes, tokens } = input;
  const end = tokens.end[i] as number;
  const pieces: string[] = [];
  const text = (from: number, to: number) => `"${input.textOf(from, to)}"`;
  let from = tokens.start[i] as number;
  let octets = 0;
  for (let at = from; at < end; ) {
    const byte = bytes[at] as number;
    let next = at + 1;
    let width = 1;
    if (byte === BACKSLASH) {
      next = at + (readEscape(bytes, at, end) > 0xff ? 4 : 2);
    } else if (byte >= 0xc0) {
      while (next < end && ((bytes[next] as number) & 0xc0) === 0x80) next++;
      width = next - at;
    }
    if (octets + width > MAX_STRING) {
      pieces.push(text(from, at));
      from = at;
      octets = 0;
    }
    octets += width;
    at = next;
  }
  pieces.push(text(from, end));
  return pieces.join(' ');
}

/** Octets as a quoted string: `\DDD` for what is not printable ASCII, `\` before `"` and `\`. */
export function quotedText(octets: Uint8Array): string {
  let text = '"';
  for (const byte of octets) {
    if (byte < 0x20 || byte >= 0x7f) text += `\\${String(byte).padStart(3, '0')}`;
    else text += (byte === QUOTE || byte === BACKSLASH ? '\\' : '') + String.fromCharCode(byte);
  }
  return `${text}"`;
}

/** One character-string, quoted or not (RFC 1035 §3.3). */
export const characterString: FieldKind = {
  holds: 'a string of at most 255 octets',
  read(input, out) {
    const i = input.takeString();
    return i >= 0 && writeCharacterString(input, i, out);
  },
  print(reader, words) {
    words.push(quotedText(reader.octets(reader.u8())));
  },
};

/** One or more character-strings, to the end of the record (RFC 1035 §3.3.14). */
export const characterStrings: FieldKind = {
  holds: 'one or more strings of at most 255 octets each',
  read(input, out) {
    do {
      const i = input.takeString();
      if (i < 0 || !writeCharacterString(input, i, out)) return false;
    } while (input.more);
    return true;
  },
  print(reader, words) {
    do words.push(quotedText(reader.octets(reader.u8())));
    while (reader.left > 0 && !reader.short);
  },
};

/** A text without a length octet that fills the rest of the RDATA (RFC 8659 §4.1.1). */
export const restOfText: FieldKind = {
  holds: 'a text, in quotes where it has blanks or ";"',
  read(input, out) {
    const i = input.takeString();
    return i >= 0 && writeText(input, i, out) >= 0;
  },
  print(reader, words) {
    words.push(quotedText(reader.rest()));
  },
};

/** A text in quotes without a length octet that fills the rest of the RDATA (RFC 7553 §4.4). */
export const restOfQuotedText: FieldKind = {
  holds: 'a text in quotes',
  read(input, out) {
    const i = input.takeString();
    if (i < 0) return false;
    if (((input.tokens.flags[i] as number) & QUOTED) === 0) {
      const text = input.text(i);
      const message = `${input.subject()} must be in quotes: expected "${text}".`;
      return input.refuse(i, message, 'zone/rdata-invalid', { title: 'Put it in quotes', text: `"${text}"` });
    }
    return writeText(input, i, out) >= 0;
  },
  print: restOfText.print,
};

/** A string that may be left out, as the last field (RFC 1183 §3.2). */
export const optionalString: FieldKind = {
  holds: characterString.holds,
  read(input, out) {
    return !input.more || characterString.read(input, out);
  },
  print(reader, words) {
    if (reader.left > 0) characterString.print(reader, words);
  },
};
