import { hexDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import type { WireWriter } from '../wire.ts';
import { pushWords } from './words.ts';

/** Octets as upper-case hexadecimal digits. */
export function hexText(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += octet.toString(16).toUpperCase().padStart(2, '0');
  return text;
}

/** Writes the octets that token `i` holds in hexadecimal; false with a fault when it has anything else. */
export function writeHexToken(input: RdataInput, i: number, out: WireWriter): boolean {
  const end = input.tokens.end[i] as number;
  const start = input.tokens.start[i] as number;
  let half = -1;
  for (let at = start; at < end; at++) {
    const digit = hexDigit(input.bytes[at] as number);
    if (digit < 0) return refuseDigit(input, i, at);
    if (half < 0) half = digit;
    else {
      out.u8(half * 16 + digit);
      half = -1;
    }
  }
  return half < 0 ? true : input.reject(i, 'an even number of hexadecimal digits: two for each octet');
}

function refuseDigit(input: RdataInput, i: number, at: number): false {
  const text = input.text(i);
  if (/^[0-9a-f]{2}(:[0-9a-f]{2})+$/i.test(text)) {
    return input.reject(i, 'hexadecimal digits without colons', {
      title: 'Remove the colons',
      text: text.replaceAll(':', ''),
    });
  }
  if (/^0x[0-9a-f]+$/i.test(text)) {
    return input.reject(i, 'hexadecimal digits without "0x"', { title: 'Remove "0x"', text: text.slice(2) });
  }
  return input.refuseCharacter(at, 'hexadecimal digits');
}

function lengthText(octets: number): string {
  return `${octets} ${octets === 1 ? 'octet' : 'octets'} (${2 * octets} digits)`;
}

/** How many octets a digest has, by the octet that stands before it: the digest's algorithm. */
export type DigestLengths = Readonly<Record<number, { readonly name: string; readonly octets: number }>>;

/**
 * Octets in hexadecimal to the end of the record; blanks may stand anywhere.
 *
 * @param lengths what each algorithm's digest must have
 * @param minimum octets for any other algorithm
 */
export function hexadecimal(holds: string, lengths: DigestLengths = {}, minimum = 1): FieldKind {
  return {
    holds,
    isDivisible: true,
    read(input, out) {
      const expected = lengths[out.bytes[out.length - 1] as number];
      const from = out.length;
      const first = input.at;
      if (minimum === 0 && expected === undefined && !input.more) return true;
      if (!writeHexTokens(input, out)) return false;
      const octets = out.length - from;
      if (expected === undefined ? octets >= minimum : octets === expected.octets) return true;
      const subject = `${input.subject()} has ${lengthText(octets)}`;
      const rule =
        expected === undefined
          ? `it needs at least ${lengthText(minimum)}`
          : `${expected.name} has ${lengthText(expected.octets)}`;
      const { tokens } = input;
      return input.refuseAt(
        tokens.outerStart(first),
        tokens.outerEnd(tokens.count - 1),
        `${subject}; ${rule}.`,
      );
    },
    print(reader, words) {
      const expected = lengths[reader.bytes[reader.at - 1] as number];
      const octets = reader.rest();
      const fits = expected === undefined ? octets.length >= minimum : octets.length === expected.octets;
      if (!fits) reader.short = true;
      pushWords(words, hexText(octets));
    },
  };
}

/** All tokens that are left, as one run of hexadecimal digits. */
function writeHexTokens(input: RdataInput, out: WireWriter): boolean {
  const { bytes, tokens } = input;
  const first = input.at;
  let half = -1;
  do {
    const i = input.take();
    if (i < 0) return false;
    const end = tokens.end[i] as number;
    for (let at = tokens.start[i] as number; at < end; at++) {
      const digit = hexDigit(bytes[at] as number);
      if (digit < 0) return refuseDigit(input, i, at);
      if (half < 0) half = digit;
      else {
        out.u8(half * 16 + digit);
        half = -1;
      }
    }
  } while (input.more);
  if (half < 0) return true;
  const message = `${input.subject()} has an odd number of hexadecimal digits: each octet needs two, so one is missing or too many.`;
  return input.refuseAt(tokens.outerStart(first), tokens.outerEnd(tokens.count - 1), message);
}
