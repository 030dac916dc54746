import { typeText } from '../records/recordTypes.ts';

/** The types of a type bit map (RFC 4034 §4.1.2), ascending. */
export function typesInBitmap(bitmap: Uint8Array): number[] {
  const types: number[] = [];
  for (let at = 0; at + 2 <= bitmap.length; ) {
    const window = bitmap[at] as number;
    const length = bitmap[at + 1] as number;
    at += 2;
    for (let i = 0; i < length; i++) {
      const octet = bitmap[at + i] ?? 0;
      for (let bit = 0; bit < 8; bit++) if (octet & (0x80 >> bit)) types.push(window * 256 + i * 8 + bit);
    }
    at += length;
  }
  return types;
}

/** Types as a list in words: `A, MX and TXT`. */
export function typeList(types: Iterable<number>): string {
  const words = [...types].sort((a, b) => a - b).map(typeText);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
