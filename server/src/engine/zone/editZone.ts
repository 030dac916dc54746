import { joinBytes } from '../text/bytes.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import type { Block } from './block.ts';
import { cutText } from './cutText.ts';
import { locate, type Position } from './position.ts';
import { dropBlock, heldReadings, type Reading, replaceBlocks, type Zone } from './zone.ts';

/** Replaces the text between two positions of a file, as an editor reports a change. */
export interface TextChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Changes the text of a file of the zone, wherever the zone includes it. The blocks that the change touches are unread
 * then, until `settleZone` reads them and what their text gives another meaning.
 */
export function editText(zone: Zone, uri: string, change: TextChange): void {
  for (const reading of heldReadings(zone.root)) if (reading.uri === uri) editReading(zone, reading, change);
}

function editReading(zone: Zone, reading: Reading, change: TextChange): void {
  const { blocks } = reading;
  const start = locate(blocks, change.start);
  const end = locate(blocks, change.end);
  const head = (blocks[start.index] as Block).bytes.subarray(0, start.offset);
  const tail = (blocks[end.index] as Block).bytes.subarray(end.offset);
  const parts = [head, encodeUtf8(change.text), tail].filter(({ length }) => length > 0);
  let from = start.index;
  const before = blocks[from - 1];
  // Where a block ends can depend on what is behind it.
  if (before !== undefined && (before.peeks || (before.bytes.at(-1) === CR && parts[0]?.[0] === LF))) {
    parts.unshift(before.bytes);
    from--;
  }
  const bytes = joinBytes(parts);
  const isLeft = bytes.length > 0 || end.index - from + 1 === blocks.length;
  const fresh = isLeft ? cutText(zone, reading, bytes) : [];
  for (const block of replaceBlocks(zone, reading, from, end.index + 1, fresh))
    dropBlock(zone, reading, block);
}
