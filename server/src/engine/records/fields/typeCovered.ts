import type { FieldKind } from '../field.ts';
import { mnemonicOf, numberOfMnemonic } from '../typeMnemonics.ts';
import { decimalAt } from './integer.ts';
import { refuseUnknownType } from './unknownType.ts';

/** A record type as a field (RFC 4034 §3.1.1): a mnemonic, `TYPEnnn` or a number. */
export const typeCovered: FieldKind = {
  holds: 'a record type such as A or TYPE65534',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    let type = numberOfMnemonic(input.bytes, input.tokens.start[i] as number, input.tokens.end[i] as number);
    if (type < 0) type = decimalAt(input, i, 0xffff);
    if (type < 0) return refuseUnknownType(input, i);
    out.u16(type);
    return true;
  },
  print(reader, words) {
    words.push(mnemonicOf(reader.u16()));
  },
};

/** As SIG has it: BIND writes a type without a mnemonic as a bare number there. */
export const typeCoveredByNumber: FieldKind = {
  ...typeCovered,
  print(reader, words) {
    words.push(mnemonicOf(reader.u16()).replace(/^TYPE/, ''));
  },
};
