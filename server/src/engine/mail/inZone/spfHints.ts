import { filePosition } from '../../editing/fileRange.ts';
import type { InlayHint } from '../../editing/inlayHints.ts';
import { GONE } from '../../zone/block.ts';
import type { Position } from '../../zone/position.ts';
import { MAX_LOOKUPS, MAX_VOIDS, type SpfTree } from '../spf/tree/spfTree.ts';
import { termCosts } from '../spf/tree/termCosts.ts';
import { sendersText } from '../spf/tree/wording.ts';
import type { GrownSpf } from './lookupState.ts';

/** What an SPF record costs and whom it lets send, in one line. */
export function spfInBrief(tree: SpfTree): string {
  const { lookups, voids, isComplete } = tree;
  const least = isComplete ? '' : 'at least ';
  const voidPart = voids.always === 0 ? '' : ` · ${voids.always} of ${MAX_VOIDS} void`;
  return `SPF: ${least}${lookups} of ${MAX_LOOKUPS} lookups${voidPart} · ${sendersText(tree)}`;
}

/** What each term of an SPF record costs that leads to further lookups, behind the term. */
export function spfHints({ tree, text }: GrownSpf): InlayHint[] {
  return termCosts(tree).map(({ label, ...term }) => {
    const { block, end } = text.placeOf(term);
    return { at: filePosition(block, end), label, continues: false };
  });
}

/** The SPF record of a zone at a position of a file, among those that were looked up. */
export function spfAt(
  records: readonly GrownSpf[],
  uri: string,
  { line, character }: Position,
): GrownSpf | undefined {
  return records.find(({ text }) => {
    const { block, start, end } = text.placeOf({ start: 0, end: text.text.length });
    if (block.order === GONE || block.uri !== uri) return false;
    const from = filePosition(block, start);
    const to = filePosition(block, end);
    const isBehindStart = line > from.line || (line === from.line && character >= from.character);
    return isBehindStart && (line < to.line || (line === to.line && character <= to.character));
  });
}
