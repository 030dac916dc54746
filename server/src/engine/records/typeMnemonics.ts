import { foldByte, isDigit } from '../text/bytes.ts';
import { isOneSlip } from '../text/oneSlip.ts';

// Fields name types too (NSEC, RRSIG), and the declarations name fields: so the mnemonics stand below both.

/** Mnemonics by a hash of their bytes: open addressing, so that reading a file makes no string per record. */
const SLOTS = 1024;
const slotNumber = new Int32Array(SLOTS).fill(-1);
const slotName: Uint8Array[] = [];
const nameByNumber = new Map<number, string>();
/** What a slip of the pen is taken for: types that a zone may hold and that are not obsolete. */
const current: string[] = [];

/**
 * Makes a declared type's mnemonic known; the list of record types calls this for each.
 *
 * @param isCurrent whether a zone may hold the type, and it is not obsolete
 */
export function defineMnemonic(name: string, number: number, isCurrent: boolean): void {
  nameByNumber.set(number, name);
  if (isCurrent) current.push(name);
  const bytes = Uint8Array.from(name, (char) => foldByte(char.charCodeAt(0)));
  let slot = hashMnemonic(bytes, 0, bytes.length);
  while ((slotNumber[slot] as number) >= 0) slot = (slot + 1) % SLOTS;
  slotNumber[slot] = number;
  slotName[slot] = bytes;
}

function hashMnemonic(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + foldByte(bytes[i] as number)) | 0;
  return (hash ^ (hash >>> 10)) & (SLOTS - 1);
}

/**
 * The type number that `bytes[start, end)` names: a mnemonic in any case or `TYPEnnn` (RFC 3597 §5).
 * @returns -1 when it is neither
 */
export function numberOfMnemonic(bytes: Uint8Array, start: number, end: number): number {
  let slot = hashMnemonic(bytes, start, end);
  for (;;) {
    const number = slotNumber[slot] as number;
    if (number < 0) return genericNumber(bytes, start, end);
    if (sameFolded(slotName[slot] as Uint8Array, bytes, start, end)) return number;
    slot = (slot + 1) % SLOTS;
  }
}

function sameFolded(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== foldByte(bytes[start + i] as number)) return false;
  return true;
}

const TYPE_PREFIX = Uint8Array.from('type', (char) => char.charCodeAt(0));

function genericNumber(bytes: Uint8Array, start: number, end: number): number {
  const digits = start + TYPE_PREFIX.length;
  if (end <= digits || end > digits + 5 || !sameFolded(TYPE_PREFIX, bytes, start, digits)) return -1;
  let number = 0;
  for (let at = digits; at < end; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte)) return -1;
    number = number * 10 + byte - 0x30;
  }
  return number <= 0xffff ? number : -1;
}

/** The mnemonic of a type number, `TYPEnnn` where it has none (RFC 3597 §5). */
export function mnemonicOf(number: number): string {
  return nameByNumber.get(number) ?? `TYPE${number}`;
}

/** The mnemonics of current types that are one slip of the pen away from a word that is none; the likeliest first. */
export function nearMnemonics(text: string): string[] {
  const upper = text.toUpperCase();
  if (upper.length < 2 || upper.length > 12) return [];
  const near = current.filter((name) => isOneSlip(upper, name));
  // The first letter is seldom the wrong one: "AAA" is AAAA rather than CAA.
  const startsAlike = (name: string) => name[0] === upper[0];
  return [...near.filter(startsAlike), ...near.filter((name) => !startsAlike(name))];
}
