import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUV';
const VALUE = new Int8Array(256).fill(-1);
for (let i = 0; i < 32; i++) {
  VALUE[ALPHABET.charCodeAt(i)] = i;
  VALUE[ALPHABET.toLowerCase().charCodeAt(i)] = i;
}

const SHA1 = 1;
const SHA1_OCTETS = 20;
/** The hash must fit in a label of 63 characters (RFC 5155 §1.3). */
const MAX_OCTETS = 39;

function isHashLength(algorithm: number | undefined, octets: number): boolean {
  return algorithm === SHA1 ? octets === SHA1_OCTETS : octets > 0 && octets <= MAX_OCTETS;
}

/** Octets in base32hex without padding (RFC 4648 §7), in upper case. */
export function base32HexText(octets: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const octet of octets) {
    bits = ((bits & 0x1f) << 8) | octet;
    count += 8;
    for (; count >= 5; count -= 5) text += ALPHABET.charAt((bits >>> (count - 5)) & 31);
  }
  return count > 0 ? text + ALPHABET.charAt((bits << (5 - count)) & 31) : text;
}

function rejectPadding(input: RdataInput, i: number): false {
  const text = input.text(i);
  const plain = text.replace(/=+$/, '');
  const fix = plain === text ? undefined : { title: 'Remove the padding', text: plain };
  return input.reject(i, input.holds, fix);
}

/** The next hashed owner name of NSEC3, behind a length octet (RFC 5155 §3.3). */
export const hashedOwner: FieldKind = {
  holds: 'the 20 octets of a SHA-1 hash: 32 characters of base32hex (0 to 9, A to V) without padding',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const end = input.tokens.end[i] as number;
    const lengthAt = out.length;
    out.u8(0);
    let bits = 0;
    let count = 0;
    for (let at = input.tokens.start[i] as number; at < end; at++) {
      const value = VALUE[input.bytes[at] as number] as number;
      if (value < 0) return rejectPadding(input, i);
      bits = ((bits << 5) | value) & 0xfff;
      count += 5;
      if (count >= 8) {
        count -= 8;
        out.u8((bits >>> count) & 0xff);
      }
    }
    const octets = out.length - lengthAt - 1;
    const spare = bits & ((1 << count) - 1);
    if (count >= 5 || spare !== 0 || !isHashLength(out.bytes[0], octets)) return input.reject(i);
    out.bytes[lengthAt] = octets;
    return true;
  },
  print(reader, words) {
    const octets = reader.octets(reader.u8());
    if (!isHashLength(reader.bytes[0], octets.length)) reader.short = true;
    words.push(base32HexText(octets));
  },
};
