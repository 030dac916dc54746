/** One value of DER (ITU-T X.690 §8.1): its tag, and where its content stands. */
export interface DerValue {
  readonly tag: number;
  readonly start: number;
  /** Behind the content. It may lie behind the octets that are there: then the value is cut off. */
  readonly end: number;
}

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const NULL = 0x05;
export const OBJECT_IDENTIFIER = 0x06;

/** The largest length that is read, in octets: keys are far shorter, certificates with a logo are not. */
const LONGEST = 0xff_ffff;

/**
 * The value that begins at `at`, before `limit`: in definite length, as short as it can be written (X.690 §10.1).
 * `undefined` where none does; `'cut'` where the octets end before its length is told.
 */
export function readDer(octets: Uint8Array, at: number, limit: number): DerValue | 'cut' | undefined {
  const tag = octets[at];
  const first = octets[at + 1];
  if (at + 1 >= limit || tag === undefined || first === undefined) return 'cut';
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first };
  const size = first & 0x7f;
  if (size === 0 || size > 3) return undefined;
  const start = at + 2 + size;
  if (start > limit || start > octets.length) return 'cut';
  let length = 0;
  for (let i = 0; i < size; i++) length = (length << 8) | (octets[at + 2 + i] ?? 0);
  if (length < 0x80 || length < 1 << (8 * (size - 1)) || length > LONGEST) return undefined;
  return { tag, start, end: start + length };
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** The content of a value as hexadecimal digits. */
export function hexOf(octets: Uint8Array, { start, end }: DerValue): string {
  let text = '';
  for (let at = start; at < end; at++) text += HEX[octets[at] as number] ?? '';
  return text;
}
