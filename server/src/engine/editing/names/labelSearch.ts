import { foldByte } from '../../text/bytes.ts';

const BACKSLASH = 0x5c;

/** Finds where a label may be written in text, in whatever case and however escaped. */
export interface LabelSearch {
  /** The first place at `from` or behind it, -1 where there is none. */
  next(bytes: Uint8Array, from: number): number;
}

/**
 * A search for a label as the octets of a text, case aside; and for what may be a part of it with an escape.
 *
 * @param label one octet or more
 */
export function labelSearch(label: Uint8Array): LabelSearch {
  const plain = textSearch(label);
  const wanted = label.map(foldByte);
  const escaped = (bytes: Uint8Array, from: number) => {
    for (let at = bytes.indexOf(BACKSLASH, from); at >= 0; at = bytes.indexOf(BACKSLASH, at + 1)) {
      const octet = bytes[at + 1] ?? 0;
      if (wanted.includes(foldByte(octet)) || (octet >= 0x30 && octet <= 0x32)) return at;
    }
    return -1;
  };
  return {
    next(bytes, from) {
      const a = plain.next(bytes, from);
      const b = escaped(bytes, from);
      return a < 0 || (b >= 0 && b < a) ? b : a;
    },
  };
}

/**
 * A search for octets, ASCII case aside. It steps over as much of the text as they are long (Horspool).
 *
 * @param text one octet or more, fewer than 256
 */
export function textSearch(text: Uint8Array): LabelSearch {
  const length = text.length;
  const wanted = text.map(foldByte);
  const steps = new Uint8Array(256).fill(length);
  for (let i = 0; i < length - 1; i++) {
    const octet = wanted[i] as number;
    steps[octet] = length - 1 - i;
    if (octet >= 0x61 && octet <= 0x7a) steps[octet - 0x20] = length - 1 - i;
  }
  const last = wanted[length - 1] as number;
  const matches = (bytes: Uint8Array, at: number) => {
    for (let i = 0; i < length - 1; i++) if (foldByte(bytes[at + i] as number) !== wanted[i]) return false;
    return true;
  };
  return {
    next(bytes, from) {
      for (let end = from + length - 1; end < bytes.length; ) {
        const octet = bytes[end] as number;
        if (foldByte(octet) === last && matches(bytes, end - length + 1)) return end - length + 1;
        end += steps[octet] as number;
      }
      return -1;
    },
  };
}
