import type { ChunkedText } from '../../engine/text/chunkedText.ts';
import { encodeUtf8 } from '../../engine/text/utf8.ts';
import type { Slices } from '../slices.ts';

/**
 * The UTF-8 of a text, made in slices, so that a large one holds up nothing.
 *
 * @returns `undefined` if it is not wanted any longer
 */
export async function encodeChunks(
  chunks: ChunkedText,
  slices: Slices,
  isWanted: () => boolean,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = new Uint8Array();
  const steps = (function* () {
    let length = 0;
    for (const { text } of chunks) {
      const part = encodeUtf8(text);
      parts.push(part);
      length += part.length;
      yield;
    }
    bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
      yield;
    }
  })();
  return (await slices.run(steps, isWanted)) ? bytes : undefined;
}
