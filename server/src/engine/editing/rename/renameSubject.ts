import { decodeUtf8 } from '../../text/utf8.ts';
import { type NameId, type NameTable, NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import type { Mention } from '../names/mention.ts';
import { writtenLabels } from '../names/writtenLabels.ts';

/** What a rename at a cursor is of. */
export interface RenameSubject {
  /** Folded. */
  readonly name: NameId;
  /** The bytes of the mention that say it. */
  readonly start: number;
  readonly end: number;
  /** What the user may change. */
  readonly placeholder: string;
}

/**
 * What a rename at byte `offset` of a mention is of: the name from the label at the cursor on, so that a cursor in `www`
 * of `www.eu` renames that host, and one in `eu` all of that branch. Behind the name, and in the labels of the zone's own
 * name, it is the whole name.
 *
 * @param apex the zone that the name is in, {@link NO_NAME} where it is in none that is known
 */
export function renameSubject(
  names: NameTable,
  { entry, name, start, end }: Mention,
  offset: number,
  apex: NameId,
): RenameSubject {
  const { bytes } = entry.block;
  const labels = writtenLabels(bytes, start, end);
  const [first] = labels;
  if (first === undefined) {
    return { name: names.fold(name), start, end, placeholder: nameText(names, name) };
  }
  const depth = names.labelCount(name);
  const label = labels.findIndex((each) => offset <= each.end);
  const isBranch = label > 0 && offset < end && apex !== NO_NAME && depth - label > names.labelCount(apex);
  const from = isBranch ? label : 0;
  const at = labels[from] ?? first;
  return {
    name: names.fold(names.ancestor(name, depth - from)),
    start: at.start,
    end,
    placeholder: decodeUtf8(bytes, at.start, end),
  };
}
