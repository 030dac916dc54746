import { type Block, BROKEN, DAMAGED, FLAGS, HASH, OWNER, STRIDE, TTL, TYPE } from './block.ts';
import { nameText } from './nameText.ts';
import { blocksOf, type Zone } from './zone.ts';

/**
 * Whether two zones have the same records, read or not, in the same order: owners as spelled, TTLs, types, and data but
 * for the case of letters.
 */
export function hasSameRecords(a: Zone, b: Zone): boolean {
  const others = rowsOf(b);
  for (const [block, at] of rowsOf(a)) {
    const { value: other } = others.next();
    if (other === undefined) return false;
    const [otherBlock, otherAt] = other;
    for (const column of [TYPE, TTL, HASH]) {
      if (block.rows[at + column] !== otherBlock.rows[otherAt + column]) return false;
    }
    const flags = (block.rows[at + FLAGS] as number) ^ (otherBlock.rows[otherAt + FLAGS] as number);
    if ((flags & (BROKEN | DAMAGED)) !== 0) return false;
    const owner = nameText(a.names, block.rows[at + OWNER] as number);
    if (owner !== nameText(b.names, otherBlock.rows[otherAt + OWNER] as number)) return false;
  }
  return others.next().done === true;
}

function* rowsOf({ root }: Zone): Generator<readonly [Block, number], undefined> {
  for (const block of blocksOf(root)) {
    for (let row = 0; row < block.count; row++) yield [block, row * STRIDE];
  }
}
