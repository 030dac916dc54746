import type { Edit } from '../../finding.ts';
import { type NameId, type NameTable, ROOT } from '../../zone/names.ts';
import { labelText } from '../../zone/nameText.ts';
import type { Mention } from '../names/mention.ts';
import { writtenLabels } from '../names/writtenLabels.ts';
import type { Renaming } from './renaming.ts';

const DOT = 0x2e;

/**
 * What to change where a name at or below the old one is written; nothing where it is relative to an origin that is
 * renamed as well. The name keeps its form as far as it can, relative or absolute, and the labels that it need not change.
 */
export function renameEdit(names: NameTable, mention: Mention, renaming: Renaming): Edit | undefined {
  const { entry, role, start, end } = mention;
  const { from, to } = renaming;
  const { block } = entry;
  const labels = writtenLabels(block.bytes, start, end);
  const origin = names.fold(mention.origin);
  // A final dot is the only one with no label behind it.
  const isAbsolute = role === 'text' || (labels.at(-1)?.end === end - 1 && block.bytes[end - 1] === DOT);
  if (!isAbsolute && names.isWithin(origin, from)) return undefined;
  const base = isAbsolute ? ROOT : origin;
  // How many labels stand in front of the old name, and where that begins.
  const before = names.labelCount(mention.name) - names.labelCount(from);
  const first = labels[before];
  if (first === undefined) return undefined;
  const edit = (from: number, to: number, text: string): Edit => ({
    place: { block, start: from, end: to },
    text,
  });

  if (!names.isWithin(names.fold(to), base)) return edit(first.start, end, `${labelsText(names, to, 0)}.`);
  const shared = Math.max(sharedDepth(names, renaming), names.labelCount(base));
  const gone = labels.slice(before, before + names.labelCount(from) - shared);
  const text = labelsText(names, to, shared);
  const last = gone.at(-1);
  if (last === undefined) return text === '' ? undefined : edit(first.start, first.start, `${text}.`);
  if (text !== '') return edit(first.start, last.end, text);
  const behind = labels[before + gone.length];
  if (behind !== undefined) return edit(first.start, behind.start, '');
  const front = labels[before - 1];
  return front === undefined ? edit(start, end, '@') : edit(front.end, end, '');
}

/** How many labels old and new name have in common at their ends; of another spelling of one name, none. */
function sharedDepth(names: NameTable, { from, to }: Renaming): number {
  const folded = names.fold(to);
  if (folded === from) return 0;
  let depth = Math.min(names.labelCount(from), names.labelCount(folded));
  while (names.ancestor(from, depth) !== names.ancestor(folded, depth)) depth--;
  return depth;
}

/** The labels of a name above its last `depth` ones, in presentation form. */
function labelsText(names: NameTable, name: NameId, depth: number): string {
  const labels: string[] = [];
  for (let at = name; names.labelCount(at) > depth; at = names.parent(at))
    labels.push(labelText(names.label(at)));
  return labels.join('.');
}
