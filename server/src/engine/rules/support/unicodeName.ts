import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, type NameTable, ROOT } from '../../zone/names.ts';

/** Whether the labels of a name are text in UTF-8, not any octets. */
export function isUnicodeName(names: NameTable, name: NameId): boolean {
  for (let at = name; at !== ROOT; at = names.parent(at)) {
    const label = names.label(at);
    const again = encodeUtf8(decodeUtf8(label));
    if (again.length !== label.length || again.some((byte, i) => byte !== label[i])) return false;
  }
  return true;
}
