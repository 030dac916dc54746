import type { FieldKind } from '../field.ts';

/** Data without a presentation form of its own: only the generic form fits (RFC 3597 §5). */
export const opaque: FieldKind = {
  holds: 'the generic form "\\# length hex" (RFC 3597 §5)',
  read(input) {
    const i = input.takeString();
    return i >= 0 && input.reject(i);
  },
  print(reader) {
    reader.generic = true;
    reader.rest();
  },
};
