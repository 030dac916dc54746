import { hexDigit, latin1 } from '../../text/bytes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { MimePart, MimeParts } from './mimeParts.ts';

// Present in every host (Node, browsers, workers); declared here because the engine compiles without host types.
declare class TextDecoder {
  constructor(label: string);
  decode(bytes: Uint8Array): string;
}

/** Octets of a part that are decoded: reports have a few thousand, but pasted originals can be behind them. */
const MOST = 256 * 1024;

/** The text of a part: transfer encoding and character set undone (RFC 2045 §6), the first 256 KiB of it. Never throws. */
export function partText({ bytes }: Pick<MimeParts, 'bytes'>, part: MimePart): string {
  const raw = bytes.subarray(part.body.start, Math.min(part.body.end, part.body.start + MOST));
  const octets = undoEncoding(raw, part.encoding);
  return decodeCharset(octets, part.parameters.get('charset') ?? '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
}

function undoEncoding(raw: Uint8Array, encoding: string): Uint8Array {
  // Notices that say nothing of an encoding, and are quoted-printable all the same, are common enough.
  if (encoding === 'quoted-printable' || (encoding !== 'base64' && looksQuotedPrintable(raw)))
    return undoQuotedPrintable(raw);
  return encoding === 'base64' ? undoBase64(raw) : raw;
}

function looksQuotedPrintable(raw: Uint8Array): boolean {
  let breaks = 0;
  for (let at = 0; at + 1 < raw.length; at++) {
    if (raw[at] === 0x3d && (raw[at + 1] === 0x0a || (raw[at + 1] === 0x0d && raw[at + 2] === 0x0a)))
      breaks++;
  }
  // A line that ends in "=" for another reason, such as base64 or a row of "=", has no letter before it.
  return breaks > 0 && /[\w.,] ?=\r?\n[a-z ]/i.test(latin1(raw, 0, Math.min(raw.length, 16_384)));
}

function undoQuotedPrintable(raw: Uint8Array): Uint8Array {
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    if (raw[at + 1] === 0x0a) at += 1;
    else if (raw[at + 1] === 0x0d && raw[at + 2] === 0x0a) at += 2;
    else {
      const high = hexDigit(raw[at + 1] ?? 0);
      const low = hexDigit(raw[at + 2] ?? 0);
      if (high < 0 || low < 0) out[length++] = byte;
      else {
        out[length++] = high * 16 + low;
        at += 2;
      }
    }
  }
  return out.subarray(0, length);
}

const BASE64 = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) {
  BASE64['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(i)] = i;
}

function undoBase64(raw: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((raw.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of raw) {
    const value = BASE64[byte] as number;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[length++] = (bits >> held) & 0xff;
    }
  }
  return out.subarray(0, length);
}

/** As the character set says; where it is not known, UTF-8, ISO 2022-JP by its escape sequences, else ISO 8859-1. */
function decodeCharset(octets: Uint8Array, charset: string): string {
  const label = charset.trim().toLowerCase();
  const isAscii = label === '' || label === 'us-ascii' || label === 'utf-8' || label === 'utf8';
  if (!isAscii) {
    try {
      const decoded = new TextDecoder(label).decode(octets);
      // Japanese systems call EUC what they should call so, and ISO 2022 too.
      const isEuc = label.startsWith('iso-2022-jp') && decoded.includes('\ufffd');
      return isEuc ? new TextDecoder('euc-jp').decode(octets) : decoded;
    } catch {
      // A name that no host knows: guessed below.
    }
  }
  const text = decodeUtf8(octets);
  if (text.includes('\u001b$B') || text.includes('\u001b$@')) {
    try {
      return new TextDecoder('iso-2022-jp').decode(octets);
    } catch {
      return text;
    }
  }
  return text.includes('\ufffd') ? latin1(octets, 0, octets.length) : text;
}
