import { equalsIgnoringCase, hexDigit, isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import { base64, base64Text } from './base64.ts';
import { decimalAt } from './integer.ts';
import { mnemonicNumber } from './mnemonic.ts';
import { pushWords } from './words.ts';

/** Flag names of KEY (RFC 2535 §3.1.2) and BIND's KSK for the secure entry point (RFC 4034 §2.1.1). */
const FLAGS: readonly (readonly [name: string, value: number])[] = [
  ['noconf', 0x4000],
  ['noauth', 0x8000],
  ['nokey', 0xc000],
  ['flag2', 0x2000],
  ['extend', 0x1000],
  ['flag4', 0x0800],
  ['flag5', 0x0400],
  ['user', 0x0000],
  ['zone', 0x0100],
  ['host', 0x0200],
  ['ntyp3', 0x0300],
  ['flag8', 0x0080],
  ['flag9', 0x0040],
  ['flag10', 0x0020],
  ['flag11', 0x0010],
  ...Array.from({ length: 16 }, (_, i): readonly [string, number] => [`sig${i}`, i]),
  ['ksk', 0x0001],
];

/** Flags that say that no key follows (RFC 2535 §3.1.2). */
const NO_KEY = 0xc000;
const BAR = 0x7c;

/** BIND reads flags in decimal and, where that fails, in hexadecimal with or without `0x`. */
function flagsAt(input: RdataInput, i: number): number {
  const { bytes } = input;
  const start = input.tokens.start[i] as number;
  const end = input.tokens.end[i] as number;
  if (isDigit(bytes[start] as number)) {
    const decimal = decimalAt(input, i, 0xffff);
    return decimal >= 0 ? decimal : hexNumber(bytes, start, end);
  }
  let value = 0;
  for (let at = start; at < end; ) {
    let wordEnd = at;
    while (wordEnd < end && bytes[wordEnd] !== BAR) wordEnd++;
    const flag = FLAGS.find(([name]) => equalsIgnoringCase(bytes, at, wordEnd, name));
    if (flag === undefined) return -1;
    value |= flag[1];
    at = wordEnd + 1;
  }
  return value;
}

/** A number that only makes sense in hexadecimal: with `0x` or a letter; -1 for any other text. */
function hexNumber(bytes: Uint8Array, start: number, end: number): number {
  const prefixed = ((bytes[start + 1] as number) | 0x20) === 0x78;
  const first = prefixed ? start + 2 : start;
  let value = 0;
  let hasLetter = false;
  for (let at = first; at < end; at++) {
    const digit = hexDigit(bytes[at] as number);
    if (digit < 0) return -1;
    if (digit > 9) hasLetter = true;
    value = value * 16 + digit;
    if (value > 0xffff) return -1;
  }
  return first < end && (prefixed || hasLetter) ? value : -1;
}

/** The flags of DNSKEY and KEY (RFC 4034 §2.1.1, RFC 2535 §3.1.2). */
export const keyFlags: FieldKind = {
  holds: 'flags from 0 to 65535, such as 256 for a zone key and 257 for a key-signing key',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const value = flagsAt(input, i);
    if (value < 0) return input.reject(i);
    out.u16(value);
    return true;
  },
  print(reader, words) {
    words.push(String(reader.u16()));
  },
};

/** The protocol of DNSKEY, always 3 (RFC 4034 §2.1.2), and of KEY (RFC 2535 §3.1.3). */
export const keyProtocol = mnemonicNumber(
  1,
  [
    ['none', 0],
    ['tls', 1],
    ['email', 2],
    ['dnssec', 3],
    ['ipsec', 4],
    ['all', 255],
  ],
  'the protocol, 3 for DNSSEC',
);

/** Whether the flags, which stand four octets before the key, say that there is none. */
function hasNoKey(bytes: Uint8Array, keyStart: number): boolean {
  return (((bytes[keyStart - 4] as number) << 8) & NO_KEY) === NO_KEY;
}

/** The public key of KEY: none where the flags say so (RFC 2535 §3.1.2). */
export const optionalKey: FieldKind = {
  holds: 'the public key in base64',
  read(input, out) {
    return hasNoKey(out.bytes, out.length) || base64.read(input, out);
  },
  print(reader, words) {
    if (hasNoKey(reader.bytes, reader.at) !== (reader.left === 0)) reader.short = true;
    pushWords(words, base64Text(reader.rest()));
  },
};

/** The flags of RKEY, which are all reserved. */
export const noFlags: FieldKind = {
  holds: '0',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    if (flagsAt(input, i) !== 0) return input.reject(i);
    out.u16(0);
    return true;
  },
  print(reader, words) {
    const flags = reader.u16();
    if (flags !== 0) reader.short = true;
    words.push(String(flags));
  },
};
