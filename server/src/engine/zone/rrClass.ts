import { equalsIgnoringCase, isDigit } from '../text/bytes.ts';

export const CLASS_IN = 1;

const CLASSES: readonly (readonly [string, number])[] = [
  ['in', CLASS_IN],
  ['ch', 3],
  ['chaos', 3],
  ['hs', 4],
  ['hesiod', 4],
  ['none', 254],
  ['any', 255],
];

/** The letters that classes start with: most words are none, which this tells at once. */
const STARTS = new Uint8Array(256);
for (const [name] of CLASSES) STARTS[name.charCodeAt(0)] = STARTS[name.charCodeAt(0) - 0x20] = 1;

/** The class number that the text names, a mnemonic or `CLASSnnn` (RFC 3597 §5), or -1. */
export function classNumberAt(bytes: Uint8Array, start: number, end: number): number {
  if (STARTS[bytes[start] as number] !== 1) return -1;
  const length = end - start;
  if (length > 10 || length < 2) return -1;
  for (const [name, number] of CLASSES) if (equalsIgnoringCase(bytes, start, end, name)) return number;
  if (length < 6 || !equalsIgnoringCase(bytes, start, start + 5, 'class')) return -1;
  let number = 0;
  for (let at = start + 5; at < end; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte)) return -1;
    number = number * 10 + byte - 0x30;
  }
  return number <= 0xffff ? number : -1;
}

/** The mnemonic of a class number, `CLASSnnn` where it has none. */
export function classText(number: number): string {
  const known = CLASSES.find(([, n]) => n === number);
  return known ? known[0].toUpperCase() : `CLASS${number}`;
}
