import { equalsIgnoringCase, isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import { decimalAt } from './integer.ts';

/** Names of numbers, in lower case; where a number has several, the first is printed. */
export type Mnemonics = readonly (readonly [name: string, value: number])[];

/** The number that token `i` holds in digits or by a mnemonic in any case, -1 when it is neither or over `max`. */
export function mnemonicAt(input: RdataInput, i: number, mnemonics: Mnemonics, max: number): number {
  const start = input.tokens.start[i] as number;
  const end = input.tokens.end[i] as number;
  if (end > start && isDigit(input.bytes[start] as number)) {
    const value = decimalAt(input, i, max);
    if (value >= 0) return value;
  }
  for (let m = 0; m < mnemonics.length; m++) {
    const entry = mnemonics[m] as readonly [string, number];
    if (equalsIgnoringCase(input.bytes, start, end, entry[0])) return entry[1];
  }
  return -1;
}

/**
 * A number of one or two octets that may be written as a mnemonic.
 *
 * @param what names the number, for messages
 * @param printed whether it is printed as its first mnemonic where it has one, or in digits
 */
export function mnemonicNumber(
  octets: 1 | 2,
  mnemonics: Mnemonics,
  what: string,
  printed: 'digits' | 'mnemonic' = 'digits',
): FieldKind {
  const max = octets === 1 ? 0xff : 0xffff;
  const names = mnemonics.map(([name]) => name.toUpperCase()).join(', ');
  return {
    holds: `${what}: a number from 0 to ${max} or one of ${names}`,
    read(input, out) {
      const i = input.take();
      if (i < 0) return false;
      const value = mnemonicAt(input, i, mnemonics, max);
      if (value < 0) return input.reject(i);
      if (octets === 1) out.u8(value);
      else out.u16(value);
      return true;
    },
    print(reader, words) {
      const value = octets === 1 ? reader.u8() : reader.u16();
      const entry = printed === 'mnemonic' ? mnemonics.find((mnemonic) => mnemonic[1] === value) : undefined;
      words.push(entry?.[0].toUpperCase() ?? String(value));
    },
  };
}
