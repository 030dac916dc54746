import type { Edit } from '../../finding.ts';
import type { Block } from '../../zone/block.ts';

/** A place in a file: a block, and a byte of it. */
export interface BlockOffset {
  readonly index: number;
  readonly offset: number;
}

/** Edits that put a text in place of what stands between two places of a file, over all of its blocks there. */
export function replaceSpan(
  blocks: readonly Block[],
  from: BlockOffset,
  until: BlockOffset,
  text: string,
): Edit[] {
  const edits: Edit[] = [];
  for (let index = from.index; index <= until.index; index++) {
    const block = blocks[index];
    if (block === undefined) break;
    const start = index === from.index ? from.offset : 0;
    const end = index === until.index ? until.offset : block.bytes.length;
    if (index === from.index) edits.push({ place: { block, start, end }, text });
    else if (end > start) edits.push({ place: { block, start, end }, text: '' });
  }
  return edits;
}
