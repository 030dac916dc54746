import { type NameId, type NameTable, ROOT } from '../../zone/names.ts';
import { labelText, nameText } from '../../zone/nameText.ts';

/** A name without the zone's (folded) name at its end, for lists of names of one zone; absolute where that is not its end. */
export function nameBelow(names: NameTable, name: NameId, apex: NameId): string {
  const folded = names.fold(name);
  if (apex === ROOT || folded === apex || !names.isWithin(folded, apex)) return nameText(names, name);
  const labels: string[] = [];
  for (let at = name; names.labelCount(at) > names.labelCount(apex); at = names.parent(at)) {
    labels.push(labelText(names.label(at)));
  }
  return labels.join('.');
}
