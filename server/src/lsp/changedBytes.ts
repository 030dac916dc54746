import { concatBytes } from '../engine/text/bytes.ts';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { unreadBlock } from '../engine/zone/block.ts';
import type { TextChange } from '../engine/zone/editZone.ts';
import { ROOT } from '../engine/zone/names.ts';
import { locate } from '../engine/zone/position.ts';
import { startState } from '../engine/zone/state.ts';

/** A file's text with a change made to it; costs the whole file, so it serves files that are not read yet. */
export function changedBytes(bytes: Uint8Array, change: TextChange): Uint8Array {
  const whole = [unreadBlock(bytes, startState(ROOT), '')];
  const start = locate(whole, change.start).offset;
  const end = locate(whole, change.end).offset;
  return concatBytes([bytes.subarray(0, start), encodeUtf8(change.text), bytes.subarray(end)]);
}
