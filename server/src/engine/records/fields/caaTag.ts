import type { FieldKind } from '../field.ts';

/** ASCII letters and digits. */
function isAlphanumeric(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

/** A CAA property tag: letters and digits behind a length octet (RFC 8659 §4.1). */
export const caaTag: FieldKind = {
  holds: 'a tag of letters and digits such as issue, issuewild or iodef (RFC 8659 §4.1)',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const start = input.tokens.start[i] as number;
    const end = input.tokens.end[i] as number;
    if (end === start || end - start > 255) return input.reject(i);
    for (let at = start; at < end; at++)
      if (!isAlphanumeric(input.bytes[at] as number)) return input.reject(i);
    out.u8(end - start);
    out.octets(input.bytes, start, end);
    return true;
  },
  print(reader, words) {
    const tag = reader.octets(reader.u8());
    if (tag.length === 0 || !tag.every(isAlphanumeric)) reader.short = true;
    words.push(String.fromCharCode(...tag));
  },
};
