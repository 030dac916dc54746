import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts';

/** A pasted text made readable again, and what was done, as a sentence. */
export interface RepairedPaste {
  readonly bytes: Uint8Array;
  readonly note: string;
  /** Of each of its lines, the line of the given text that it begins in; left out where they are the same. */
  readonly lines?: readonly number[];
}

/** Only this much is looked at to tell what happened to a text, and only headers are repaired. */
const SAMPLE = 64 * 1024;
const MOST = 4 * 1024 * 1024;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#34': '"',
  '#60': '<',
  '#62': '>',
};

/**
 * Undoes what copying through web pages and programs does to headers: HTML entities in place of `<` and `>`, and
 * quoted-printable encoding of the whole text (RFC 2045 §6.7), as it is in a forwarded report. `undefined` where nothing is wrong.
 */
export function repairPaste(bytes: Uint8Array): RepairedPaste | undefined {
  if (bytes.length > MOST) return undefined;
  const sample = decodeUtf8(bytes, 0, Math.min(bytes.length, SAMPLE));
  const header = sample.slice(0, headerEnd(sample));
  if (isEscaped(header)) {
    const text = decodeUtf8(bytes).replaceAll(
      /&(#?\w{2,5});/g,
      (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole,
    );
    return {
      bytes: encodeUtf8(text),
      note: 'The text came with HTML entities such as "&lt;" in place of "<". They were undone; signatures over the body may fail for that.',
    };
  }
  if (isQuotedPrintable(header)) {
    return {
      ...undoQuotedPrintable(bytes),
      note: 'The headers came in quoted-printable encoding ("=3D" in place of "="). It was undone; signatures over the body may fail for that.',
    };
  }
  return undefined;
}

function headerEnd(text: string): number {
  const end = /\r?\n\r?\n/.exec(text)?.index;
  return end ?? text.length;
}

/** Addresses and message identifiers stand in angle brackets in every header. */
function isEscaped(header: string): boolean {
  return /&lt;[^<>\s&]{1,300}&gt;/i.test(header) && !/<[^<>\s]{1,300}>/.test(header);
}

/** Tags such as `v=1` are written `v=3D1`, and long lines end in `=`. */
function isQuotedPrintable(header: string): boolean {
  const tags = header.match(/\b[abcdhqstvx]=3D/g)?.length ?? 0;
  const breaks = header.match(/=\r?\n/g)?.length ?? 0;
  return tags >= 2 || (tags >= 1 && breaks >= 1);
}

function undoQuotedPrintable(bytes: Uint8Array): Pick<RepairedPaste, 'bytes' | 'lines'> {
  const out = new Uint8Array(bytes.length);
  const givenLines = new Uint32Array(bytes.length);
  let line = 0;
  let length = 0;
  const put = (octet: number) => {
    givenLines[length] = line;
    out[length++] = octet;
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte !== 0x3d) {
      put(byte);
      if (isLineEnd(bytes, at)) line++;
    } else if (bytes[at + 1] === 0x0a || (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a)) {
      at += bytes[at + 1] === 0x0a ? 1 : 2;
      line++;
    } else {
      const digits = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
      const isCode = /^[0-9A-Fa-f]{2}$/.test(digits);
      put(isCode ? Number.parseInt(digits, 16) : byte);
      if (isCode) at += 2;
    }
  }
  const repaired = out.slice(0, length);
  const lines = [0];
  for (let at = 0; at < length; at++) if (isLineEnd(repaired, at)) lines.push(givenLines[at + 1] ?? line);
  return { bytes: repaired, lines };
}

/** Whether a line ends with this octet: with CR LF, LF or CR. */
function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
}
