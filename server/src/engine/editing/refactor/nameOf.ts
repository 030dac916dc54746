import { encodeUtf8 } from '../../text/utf8.ts';
import type { NameId, NameTable } from '../../zone/names.ts';
import { readName } from '../../zone/nameText.ts';

/** The name that an absolute or relative text is; `NO_NAME` where it is none. */
export function nameOf(names: NameTable, text: string, origin: NameId): NameId {
  const bytes = encodeUtf8(text);
  return readName(names, bytes, 0, bytes.length, origin);
}
