import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import type { WireWriter } from '../wire.ts';
import { pushWords } from './words.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 0x3d;
const VALUE = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) VALUE[ALPHABET.charCodeAt(i)] = i;

/** Octets in base64 with padding (RFC 4648 §4). */
export function base64Text(octets: Uint8Array): string {
  let text = '';
  for (let i = 0; i < octets.length; i += 3) {
    const left = octets.length - i;
    const group = ((octets[i] as number) << 16) | ((octets[i + 1] ?? 0) << 8) | (octets[i + 2] ?? 0);
    text += ALPHABET.charAt(group >>> 18) + ALPHABET.charAt((group >>> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >>> 6) & 63) : '=';
    text += left > 2 ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}

/** Reads base64 that may be cut into several pieces; one object is used for all. */
class Base64Reader {
  /** Characters in the group of four that is being read, padding included. */
  private count = 0;
  private bits = 0;
  private pads = 0;
  /** Padding ended the data. */
  done = false;

  reset(): void {
    this.count = 0;
    this.bits = 0;
    this.pads = 0;
    this.done = false;
  }

  /** Reads a byte range; false with a fault. */
  read(input: RdataInput, from: number, end: number, out: WireWriter): boolean {
    const { bytes } = input;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number;
      const value = VALUE[byte] as number;
      if (this.done || (value < 0 && byte !== PAD)) return refuseByte(input, from, end, at, this.done);
      if (byte === PAD ? this.count < 2 : this.pads > 0) return input.refuseCharacter(at, EXPECTED);
      if (byte === PAD) this.pads++;
      this.bits = (this.bits << 6) | (byte === PAD ? 0 : value);
      if (++this.count === 4 && !this.flush(out)) return refuseSpareBits(input, from, end);
    }
    return true;
  }

  /** Writes a full group; false when bits that padding cuts off are set. */
  private flush(out: WireWriter): boolean {
    const { bits, pads } = this;
    out.u8((bits >>> 16) & 0xff);
    if (pads < 2) out.u8((bits >>> 8) & 0xff);
    if (pads < 1) out.u8(bits & 0xff);
    this.done = pads > 0;
    this.count = 0;
    this.bits = 0;
    return pads === 0 || (bits & (pads === 2 ? 0xffff : 0xff)) === 0;
  }

  /** Characters that lack to make the last group full. */
  get lacking(): number {
    return this.count === 0 ? 0 : 4 - this.count;
  }

  /** Whether "=" alone would complete the last group. */
  get onlyPadding(): boolean {
    if (this.count < 2) return false;
    return (this.bits & (this.count === 2 ? 0xf : this.pads > 0 ? 0x3ff : 0x3)) === 0;
  }
}

const EXPECTED = 'base64: letters, digits, "+" and "/", padded with "=" to a multiple of four (RFC 4648 §4)';
const reader64 = new Base64Reader();

function refuseByte(input: RdataInput, from: number, end: number, at: number, behindPadding: boolean): false {
  if (behindPadding) return input.refuseCharacter(at, 'nothing behind the padding of base64');
  const text = input.textOf(from, end);
  if (/^[\w-]+=*$/.test(text)) {
    const message = `${input.subject()} is in the URL alphabet of base64 ("-" and "_"): expected "+" and "/" (RFC 4648 §4).`;
    const plain = text.replaceAll('-', '+').replaceAll('_', '/');
    return input.refuseAt(from, end, message, 'zone/rdata-invalid', {
      title: 'Use "+" and "/"',
      text: plain,
    });
  }
  return input.refuseCharacter(at, EXPECTED);
}

function refuseSpareBits(input: RdataInput, from: number, end: number): false {
  const message = `${input.subject()} ends in bits that belong to no octet: a character before the padding is wrong or missing (RFC 4648 §3.5).`;
  return input.refuseAt(Math.max(from, end - 4), end, message);
}

function refuseUnpadded(input: RdataInput, from: number, end: number): false {
  const { lacking } = reader64;
  const message = `${input.subject()} is cut short: base64 comes in groups of four characters, and ${lacking} ${lacking === 1 ? 'is' : 'are'} missing at its end.`;
  if (!reader64.onlyPadding) return input.refuseAt(from, end, message);
  const padding = '='.repeat(lacking);
  const fix = { title: `Add the padding "${padding}"`, text: input.textOf(from, end) + padding };
  return input.refuseAt(from, end, message, 'zone/rdata-invalid', fix);
}

/** Writes the octets that a byte range holds in base64. */
export function writeBase64(input: RdataInput, from: number, end: number, out: WireWriter): boolean {
  reader64.reset();
  if (!reader64.read(input, from, end, out)) return false;
  return reader64.lacking === 0 || refuseUnpadded(input, from, end);
}

/** Writes all tokens that are left, up to padding, as one run of base64; there may be none. */
export function writeBase64Tokens(input: RdataInput, out: WireWriter): boolean {
  const { start, end } = input.tokens;
  reader64.reset();
  let last = input.at;
  while (input.more && !reader64.done) {
    last = input.take();
    if (last < 0 || !reader64.read(input, start[last] as number, end[last] as number, out)) return false;
  }
  return reader64.lacking === 0 || refuseUnpadded(input, start[last] as number, end[last] as number);
}

/** Octets in base64, at least one, to the end of the record; blanks may stand anywhere (RFC 4648 §4). */
export const base64: FieldKind = {
  holds: 'base64',
  isDivisible: true,
  read(input, out) {
    if (!input.more) return input.take() >= 0;
    return writeBase64Tokens(input, out);
  },
  print(reader, words) {
    if (reader.left === 0) reader.short = true;
    pushWords(words, base64Text(reader.rest()));
  },
};

/** Octets in base64 to the end of the record, which may be none. */
export const optionalBase64: FieldKind = {
  holds: base64.holds,
  isDivisible: true,
  read: writeBase64Tokens,
  print(reader, words) {
    pushWords(words, base64Text(reader.rest()));
  },
};
