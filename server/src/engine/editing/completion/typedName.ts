import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { readName } from '../../zone/nameText.ts';
import type { ReadState } from '../../zone/state.ts';
import type { Zone } from '../../zone/zone.ts';

/** The name, folded, that a text stands for in the state that it is read in; NO_NAME where it is none. */
export function readTypedName({ zone, state }: { zone: Zone; state: ReadState }, text: string): NameId {
  const bytes = encodeUtf8(text);
  if (bytes.length === 0) return NO_NAME;
  const name = readName(zone.names, bytes, 0, bytes.length, state.origin);
  return name === NO_NAME ? NO_NAME : zone.names.fold(name);
}
