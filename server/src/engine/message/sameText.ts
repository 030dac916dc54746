import { decodeUtf8 } from '../text/utf8.ts';
import { type Decode, hostDecode } from './values/charset.ts';

/**
 * Whether a file's octets are what an editor shows as a text: it leaves out a byte order mark, makes line ends alike, and shows
 * what is no UTF-8 as U+FFFD, or reads it as windows-1252. Linear in both.
 */
export function isSameText(file: Uint8Array, text: Uint8Array, decode: Decode = hostDecode): boolean {
  const shown = asShown(decodeUtf8(text));
  const read = asShown(decodeUtf8(withoutMark(file)));
  if (read === shown) return true;
  return read.includes('\ufffd') && asShown(decode('windows-1252', file) ?? '') === shown;
}

/** Octets without the byte order mark of UTF-8. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function asShown(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
