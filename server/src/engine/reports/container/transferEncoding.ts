import { readBase64 } from '../../mail/dkim/readBase64.ts';
import { hexDigit, latin1 } from '../../text/bytes.ts';

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** The octets of a part with its transfer encoding undone (RFC 2045 §6), as far as it can be. Never throws. */
export function undoTransferEncoding(raw: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'base64') return readBase64(inBase64(raw)).octets;
  return encoding === 'quoted-printable' ? undoQuotedPrintable(raw) : raw;
}

/** What of a text belongs to base64; other characters are to be ignored (RFC 2045 §6.8). */
function inBase64(raw: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < raw.length; at += 0x8000) {
    parts.push(latin1(raw, at, Math.min(raw.length, at + 0x8000)).replaceAll(/[^A-Za-z0-9+/]+/g, ''));
  }
  return parts.join('');
}

function undoQuotedPrintable(raw: Uint8Array): Uint8Array {
  const out = new Uint8Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] as number;
    const high = byte === EQUALS ? hexDigit(raw[at + 1] ?? 0) : -1;
    const low = high < 0 ? -1 : hexDigit(raw[at + 2] ?? 0);
    if (byte === EQUALS && raw[at + 1] === LF) at += 1;
    else if (byte === EQUALS && raw[at + 1] === CR) at += raw[at + 2] === LF ? 2 : 1;
    else if (low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
    } else out[length++] = byte;
  }
  return out.subarray(0, length);
}
