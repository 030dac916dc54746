import { type Block, unreadBlock } from './block.ts';
import type { Reading, Zone } from './zone.ts';

const LF = 0x0a;

/** Text of a file in unread blocks, each cut behind a line feed; one empty block for no text. */
export function cutText(zone: Zone, { uri, entry }: Reading, bytes: Uint8Array): Block[] {
  const { blockBytes } = zone.reader;
  const blocks: Block[] = [];
  let from = 0;
  do {
    const feed = bytes.length - from > 2 * blockBytes ? bytes.indexOf(LF, from + blockBytes - 1) : -1;
    const end = feed < 0 ? bytes.length : feed + 1;
    blocks.push(unreadBlock(bytes.subarray(from, end), entry, uri));
    from = end;
  } while (from < bytes.length);
  return blocks;
}
