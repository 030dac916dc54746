import { type NameId, type NameTable, NO_NAME } from '../../zone/names.ts';

/** A name that is to be another, and with it all names below it: as a folder is renamed with what it holds. */
export interface Renaming {
  /** Folded, below the root. */
  readonly from: NameId;
  /** As spelled. */
  readonly to: NameId;
}

/** What a name is called afterwards; {@link NO_NAME} when that would be over 255 octets (RFC 1035 §2.3.4). */
export function renamed(names: NameTable, name: NameId, { from, to }: Renaming): NameId {
  const folded = names.fold(name);
  if (!names.isWithin(folded, from)) return name;
  if (folded === from) return to;
  const parent = renamed(names, names.parent(name), { from, to });
  const label = names.label(name);
  return parent === NO_NAME ? NO_NAME : names.child(parent, label.slice(), 0, label.length);
}
