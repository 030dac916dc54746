import { foldByte } from '../text/bytes.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { labelText, readEscape } from '../zone/nameText.ts';

const DOT = 0x2e;
const BACKSLASH = 0x5c;

/**
 * The labels of an absolute name in presentation form (RFC 1035 §5.1), with or without the final dot; of `.`, none.
 *
 * @returns `undefined` where no question can be asked for it: a label is empty or has more than 63 octets, the name has
 * more than 255 (RFC 1035 §2.3.4), or an escape stands for nothing
 */
export function nameLabels(name: string): Uint8Array[] | undefined {
  if (name === '.') return [];
  const bytes = encodeUtf8(name);
  const labels: Uint8Array[] = [];
  let label: number[] = [];
  // The root's own octet counts too.
  let length = 1;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte === DOT || byte === undefined) {
      if (byte === undefined && label.length === 0 && labels.length > 0) return labels;
      length += label.length + 1;
      if (label.length === 0 || label.length > 63 || length > 255) return undefined;
      labels.push(Uint8Array.from(label));
      label = [];
    } else if (byte === BACKSLASH) {
      const octet = readEscape(bytes, at, bytes.length);
      if (octet < 0) return undefined;
      at += octet > 0xff ? 3 : 1;
      label.push(octet & 0xff);
    } else {
      label.push(byte);
    }
  }
  return labels;
}

/** Labels as a name without the final dot; the root is `.`. */
export function labelsText(labels: readonly Uint8Array[]): string {
  return labels.map(labelText).join('.') || '.';
}

/** The same for all spellings of a name (RFC 4343). */
export function labelsKey(labels: readonly Uint8Array[]): string {
  return labelsText(labels.map((label) => label.map(foldByte)));
}
