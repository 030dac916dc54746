import { isDigit } from '../text/bytes.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from './names.ts';

const DOT = 0x2e;
const AT = 0x40;
const BACKSLASH = 0x5c;

/** Characters that BIND escapes with a backslash when it prints a label (RFC 1035 §5.1 and its own specials). */
const ESCAPE_IN_LABEL = new Uint8Array(256);
for (const char of '"$().;@\\') ESCAPE_IN_LABEL[char.charCodeAt(0)] = 1;

/** Why a text is no domain name, and the byte range that is at fault. */
export interface NameFault {
  readonly problem: 'empty-label' | 'label-too-long' | 'name-too-long' | 'bad-escape';
  readonly start: number;
  readonly end: number;
  /** Octets of the label where that is the problem. */
  readonly length?: number;
}

const scratch = new Uint8Array(1 << 12);
const labelEnds = new Int32Array(130);
let fault: NameFault | undefined;

/** What was wrong with the name that {@link readName} last refused. */
export function nameFault(): NameFault {
  return fault ?? { problem: 'empty-label', start: 0, end: 0 };
}

/**
 * Reads the presentation form of a domain name (RFC 1035 §5.1): `@` is the origin, a name without final dot is
 * relative to it, `\DDD` is an octet and `\X` the character X.
 *
 * @param bytes the text; the name is `bytes[start, end)`, not empty
 * @returns the name, or {@link NO_NAME} with the reason in {@link nameFault}
 */
export function readName(
  names: NameTable,
  bytes: Uint8Array,
  start: number,
  end: number,
  origin: NameId,
): NameId {
  if (end - start === 1) {
    if (bytes[start] === AT) return origin;
    if (bytes[start] === DOT) return ROOT;
  }
  let used = 0;
  let labels = 0;
  let labelStart = start;
  let labelUsed = 0;
  let at = start;
  while (at < end) {
    let byte = bytes[at] as number;
    if (byte === DOT) {
      if (used === labelUsed) return refuse('empty-label', labelStart, at + 1);
      if (used - labelUsed > 63) return refuse('label-too-long', labelStart, at, used - labelUsed);
      if (labels === 127) return refuse('name-too-long', start, end);
      labelEnds[labels++] = used;
      labelUsed = used;
      labelStart = ++at;
      continue;
    }
    if (byte === BACKSLASH) {
      const octet = readEscape(bytes, at, end);
      if (octet < 0) return refuse('bad-escape', at, Math.min(end, at + 4));
      at += octet > 0xff ? 4 : 2;
      byte = octet & 0xff;
    } else {
      at++;
    }
    if (used === scratch.length) return refuse('name-too-long', start, end);
    scratch[used++] = byte;
  }
  let name = origin;
  if (used === labelUsed) {
    name = ROOT;
  } else {
    if (used - labelUsed > 63) return refuse('label-too-long', labelStart, end, used - labelUsed);
    if (labels === 127) return refuse('name-too-long', start, end);
    labelEnds[labels++] = used;
  }
  for (let i = labels - 1; i >= 0; i--) {
    const from = i === 0 ? 0 : (labelEnds[i - 1] as number);
    name = names.child(name, scratch, from, labelEnds[i] as number);
    if (name === NO_NAME) return refuse('name-too-long', start, end);
  }
  return name;
}

/**
 * {@link readName} for a text without escapes: the labels are taken from right to left straight out of the text, since
 * a name's node hangs below its parent's.
 */
export function readPlainName(
  names: NameTable,
  bytes: Uint8Array,
  start: number,
  end: number,
  origin: NameId,
): NameId {
  let name = origin;
  let labelEnd = end;
  if (bytes[end - 1] === DOT) {
    name = ROOT;
    labelEnd = end - 1;
  }
  for (let at = labelEnd - 1; at >= start; at--) {
    if (bytes[at] !== DOT) continue;
    if (at + 1 === labelEnd || labelEnd - at > 64) return readName(names, bytes, start, end, origin);
    name = names.child(name, bytes, at + 1, labelEnd);
    if (name === NO_NAME) return readName(names, bytes, start, end, origin);
    labelEnd = at;
  }
  const isSpecial = labelEnd === start || (labelEnd === start + 1 && bytes[start] === AT);
  if (!isSpecial && labelEnd - start <= 63) {
    name = names.child(name, bytes, start, labelEnd);
    if (name !== NO_NAME) return name;
  }
  return readName(names, bytes, start, end, origin);
}

function refuse(problem: NameFault['problem'], start: number, end: number, length?: number): NameId {
  fault = length === undefined ? { problem, start, end } : { problem, start, end, length };
  return NO_NAME;
}

/**
 * The octet that the escape at `at` stands for: 0x100 + octet for `\DDD` (four characters), the octet for `\X` (two),
 * -1 where there is none or DDD is over 255.
 */
export function readEscape(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return -1;
  const first = bytes[at + 1] as number;
  if (!isDigit(first)) return first;
  if (at + 3 >= end) return -1;
  const second = bytes[at + 2] as number;
  const third = bytes[at + 3] as number;
  if (!isDigit(second) || !isDigit(third)) return -1;
  const value = (first - 0x30) * 100 + (second - 0x30) * 10 + third - 0x30;
  return value > 255 ? -1 : 0x100 + value;
}

/** One label in presentation form, escaped as BIND writes it. */
export function labelText(label: Uint8Array): string {
  let text = '';
  for (const byte of label) {
    if (byte <= 0x20 || byte >= 0x7f) text += `\\${String(byte).padStart(3, '0')}`;
    else text += (ESCAPE_IN_LABEL[byte] ? '\\' : '') + String.fromCharCode(byte);
  }
  return text;
}

/** The absolute name in presentation form, with its final dot. */
export function nameText(names: NameTable, id: NameId): string {
  if (id === ROOT) return '.';
  let text = '';
  for (let at = id; at !== ROOT; at = names.parent(at)) text += `${labelText(names.label(at))}.`;
  return text;
}
