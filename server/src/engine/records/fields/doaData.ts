import type { FieldKind } from '../field.ts';
import { base64, base64Text } from './base64.ts';

/** The data of DOA: base64, `-` for none (draft-durand-doa-over-dns §3.2). */
export const doaData: FieldKind = {
  holds: 'base64, or "-" for no data',
  read(input, out) {
    if (input.more && input.tokens.is(input.bytes, input.at, '-')) {
      input.take();
      return true;
    }
    return base64.read(input, out);
  },
  print(reader, words) {
    if (reader.left === 0) words.push('-');
    else words.push(base64Text(reader.rest()));
  },
};
