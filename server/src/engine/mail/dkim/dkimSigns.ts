import { EVERY_SIGN, type PlainOctets } from '../plainOctets.ts';
import { readKeyOctets } from './keyOctets.ts';
import { readPlainBase64 } from './readBase64.ts';

/*
 * What a look at the octets of a DKIM key record tells of it. Whatever is not as nearly all keys are written has every sign; the
 * others need not be read.
 */

/** Something that is not as it should be, or is not understood. */
export const ODD = 1;
/** A tag beside version, type and key. */
export const FURTHER_TAG = 2;

const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const LETTER_V = 0x76;
const LETTER_K = 0x6b;
const LETTER_P = 0x70;
const VERSION = 'DKIM1';
const RSA = 'rsa';
const ED25519 = 'ed25519';
const LETTER_A = 0x61;

/** The tags that may stand beside those: `h`, `s`, `t`, `n`, `g`, as bits by their place in the alphabet. */
const FURTHER = [...'hstng'].reduce((bits, name) => bits | (1 << (name.charCodeAt(0) - LETTER_A)), 0);

/** What one finds in the values of these tags, of which nothing can be made but what it is. */
const ORDINARY = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:*. ') {
  ORDINARY[character.charCodeAt(0)] = 1;
}

/** The octets of a key, and room for long ones. */
const key = new Uint8Array(4096);

/** The signs of a key record (RFC 6376 §3.6.1). */
export function dkimSigns({ octets, length }: PlainOctets): number {
  let names = 0;
  let signs = 0;
  let isEd25519 = false;
  let keyLength = -1;
  for (let at = 0; at <= length; at++) {
    const start = skipBlanks(octets, at, length);
    let semicolon = start;
    while (semicolon < length && octets[semicolon] !== SEMICOLON) semicolon++;
    at = semicolon;
    if (start === semicolon) continue;
    const name = octets[start] as number;
    const bit = 1 << (name - LETTER_A);
    if (start + 1 >= semicolon || octets[start + 1] !== EQUALS) return EVERY_SIGN;
    if (name < LETTER_A || name >= LETTER_A + 26) return EVERY_SIGN;
    // The version comes first.
    if ((names & bit) !== 0 || (names === 0) !== (name === LETTER_V)) return EVERY_SIGN;
    names |= bit;
    const from = skipBlanks(octets, start + 2, semicolon);
    const end = withoutBlanks(octets, from, semicolon);
    if (name === LETTER_V) {
      if (!isWord(octets, from, end, VERSION)) return EVERY_SIGN;
    } else if (name === LETTER_K) {
      isEd25519 = isWord(octets, from, end, ED25519);
      if (!isEd25519 && !isWord(octets, from, end, RSA)) return EVERY_SIGN;
    } else if (name === LETTER_P) {
      keyLength = readPlainBase64(octets, from, end, key);
    } else if ((FURTHER & bit) !== 0) {
      signs |= FURTHER_TAG;
      for (let i = from; i < end; i++) if (ORDINARY[octets[i] as number] !== 1) return EVERY_SIGN;
    } else {
      return EVERY_SIGN;
    }
  }
  return keyLength > 0 && isOrdinaryKey(key.subarray(0, keyLength), isEd25519) ? signs : EVERY_SIGN;
}

/** Whether a key is one that no rule has anything to say about: of its type, and of the size that is right. */
function isOrdinaryKey(octets: Uint8Array, isEd25519: boolean): boolean {
  const read = readKeyOctets(octets);
  if (read.kind === 'ed25519') return isEd25519 && read.form === 'raw';
  return (
    !isEd25519 &&
    read.kind === 'rsa' &&
    read.form === 'spki' &&
    read.bits === 2048 &&
    read.rest === 0 &&
    read.exponent === 65537 &&
    !read.modulusIsEven
  );
}

function isBlank(octet: number): boolean {
  return octet === 0x20 || (octet >= 0x09 && octet <= 0x0d);
}

function skipBlanks(octets: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(octets[at] as number)) at++;
  return at;
}

function withoutBlanks(octets: Uint8Array, start: number, from: number): number {
  let end = from;
  while (end > start && isBlank(octets[end - 1] as number)) end--;
  return end;
}

function isWord(octets: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (octets[start + i] !== word.charCodeAt(i)) return false;
  return true;
}
