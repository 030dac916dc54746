/**
 * UTF-8 bytes are what a name server reads and what DNS limits count; UTF-16 units are what editors count.
 * The engine works on bytes and converts only where a position leaves it.
 */

// Present in every host (Node, browsers, workers); declared here because the engine compiles without host types.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The text of `bytes[start, end)`; ill-formed sequences become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** How many UTF-16 units the text of `bytes[start, end)` has: one for each lead byte, two where it starts a pair. */
export function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** The byte offset that is `units` UTF-16 units after `start`, at most `end`. */
export function advanceUtf16(bytes: Uint8Array, start: number, end: number, units: number): number {
  let at = start;
  let left = units;
  while (at < end && left > 0) {
    const byte = bytes[at] as number;
    left -= byte >= 0xf0 ? 2 : 1;
    at++;
    while (at < end && ((bytes[at] as number) & 0xc0) === 0x80) at++;
  }
  return at;
}
