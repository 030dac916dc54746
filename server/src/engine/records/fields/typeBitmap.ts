import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import { mnemonicOf, numberOfMnemonic } from '../typeMnemonics.ts';
import type { WireReader, WireWriter } from '../wire.ts';
import { decimalAt } from './integer.ts';
import { refuseUnknownType } from './unknownType.ts';

/** One bit for each type; all zero between two reads. */
const bits = new Uint8Array(0x10000 / 8);
/** For each window of 256 types, how many octets of its bits are used. */
const used = new Uint8Array(256);

const HOLDS = 'record types such as A NS TYPE65534';

/** Sets the bits of all tokens that are left; the highest type, -1 for none, -2 with a fault. */
function readTypes(input: RdataInput, numbersToo: boolean, limit: number): number {
  let highest = -1;
  while (input.more) {
    const i = input.take();
    if (i < 0) return -2;
    let type = numberOfMnemonic(input.bytes, input.tokens.start[i] as number, input.tokens.end[i] as number);
    if (type < 0 && numbersToo) type = decimalAt(input, i, limit);
    if (type < 0 || type > limit) {
      if (type < 0) refuseUnknownType(input, i);
      else input.reject(i);
      return -2;
    }
    bits[type >>> 3] = (bits[type >>> 3] as number) | (0x80 >>> (type & 7));
    used[type >>> 8] = Math.max(used[type >>> 8] as number, ((type & 0xff) >>> 3) + 1);
    if (type > highest) highest = type;
  }
  return highest;
}

function clear(): void {
  bits.fill(0);
  used.fill(0);
}

function writeWindows(out: WireWriter, highest: number): void {
  for (let window = 0; window <= highest >>> 8; window++) {
    const length = used[window] as number;
    if (length === 0) continue;
    out.u8(window);
    out.u8(length);
    out.octets(bits, window * 32, window * 32 + length);
  }
}

function printBits(words: string[], octets: Uint8Array, first: number, text = mnemonicOf): void {
  octets.forEach((octet, i) => {
    for (let bit = 0; bit < 8; bit++) if (octet & (0x80 >>> bit)) words.push(text(first + 8 * i + bit));
  });
}

function printWindows(reader: WireReader, words: string[]): void {
  let last = -1;
  while (reader.left > 0) {
    const window = reader.u8();
    const octets = reader.octets(reader.u8());
    if (window <= last || octets.length === 0 || octets.length > 32 || octets.at(-1) === 0)
      reader.short = true;
    if (reader.short) return;
    last = window;
    printBits(words, octets, window * 256);
  }
}

/** A set of types in windows (RFC 4034 §4.1.2), which may be empty. */
export const typeBitmap: FieldKind = {
  holds: HOLDS,
  listsTypes: true,
  read(input, out) {
    const highest = readTypes(input, false, 0xffff);
    if (highest >= 0) writeWindows(out, highest);
    if (highest !== -1) clear();
    return highest !== -2;
  },
  print: printWindows,
};

/** A set of types with at least one, as NSEC has it: NSEC itself is always there (RFC 4034 §4.1.2). */
export const typesPresent: FieldKind = {
  holds: HOLDS,
  listsTypes: true,
  read(input, out) {
    return input.more ? typeBitmap.read(input, out) : input.take() >= 0;
  },
  print(reader, words) {
    if (reader.left === 0) reader.short = true;
    printWindows(reader, words);
  },
};

/** The one bitmap of NXT, for types 1 to 127 (RFC 2535 §5.2). */
export const nxtBitmap: FieldKind = {
  holds: 'record types with numbers from 1 to 127',
  listsTypes: true,
  read(input, out) {
    const first = input.at;
    const highest = readTypes(input, true, 127);
    const hasZero = ((bits[0] as number) & 0x80) !== 0;
    if (highest >= 0 && !hasZero) out.octets(bits, 0, used[0]);
    if (highest !== -1) clear();
    return hasZero && highest !== -2 ? input.reject(first) : highest !== -2;
  },
  print(reader, words) {
    const octets = reader.rest();
    // The first bit would announce another format, which was never defined; trailing zeros are not allowed.
    if (octets.length > 16 || (octets[0] ?? 0) & 0x80 || octets.at(-1) === 0) reader.short = true;
    printBits(words, octets, 0, (type) => mnemonicOf(type).replace(/^TYPE/, ''));
  },
};
