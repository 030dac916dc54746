import { foldByte } from '../../text/bytes.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import { readEscape } from '../../zone/nameText.ts';
import type { Zone } from '../../zone/zone.ts';

/** How many names are looked at for one answer: a few milliseconds' worth. */
const MAX_LOOKED_AT = 1 << 20;
/** How many names are put to the question whether they are wanted, which costs more. */
const MAX_ASKED = 1 << 12;

const DOT = 0x2e;
const BACKSLASH = 0x5c;

/** Names that were found, and whether there are no others. */
export interface FoundNames {
  readonly names: readonly NameId[];
  readonly isComplete: boolean;
}

/**
 * The zone's names, folded, that begin with what was typed: whole labels, then the beginning of one. The table of names is
 * gone through once, label by label, and no further than there is time for; nothing is collected that is not shown.
 *
 * @param typed in presentation form, in any case; the empty text for any name
 * @param isWanted which names to take
 * @param limit how many at most
 */
export function findNames(
  { names }: Zone,
  typed: string,
  limit: number,
  isWanted: (name: NameId) => boolean,
): FoundNames {
  const labels = typedLabels(typed);
  const first = labels[0] as Uint8Array;
  const rest = labels.slice(1);
  const found: NameId[] = [];
  const last = Math.min(names.count, MAX_LOOKED_AT);
  let asked = 0;
  const next = (from: NameId) => names.nextBeginning(first, from, last);
  for (let name = next(1); name < last; name = next(name + 1)) {
    if (names.fold(name) !== name) continue;
    if (rest.length > 0 && !goesOn(names, name, first, rest)) continue;
    if (asked++ === MAX_ASKED || found.length === limit) return { names: found, isComplete: false };
    if (isWanted(name)) found.push(name);
  }
  return { names: found, isComplete: last === names.count };
}

/** Whether the first label is all of `first`, and the labels above are `rest`, the last one perhaps in part. */
function goesOn(names: NameTable, name: NameId, first: Uint8Array, rest: readonly Uint8Array[]): boolean {
  let length = first.length;
  let at = name;
  for (const label of rest) {
    if (names.labelLength(at) !== length) return false;
    at = names.parent(at);
    if (at === ROOT) return label.length === 0;
    if (!names.labelBegins(at, label)) return false;
    length = label.length;
  }
  return true;
}

/** The labels of a name that is being typed, in lower case and with escapes undone; the last one may be empty. */
function typedLabels(typed: string): Uint8Array[] {
  const bytes = encodeUtf8(typed);
  const labels: Uint8Array[] = [];
  let label: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    let octet = bytes[at] as number;
    if (octet === DOT) {
      labels.push(Uint8Array.from(label));
      label = [];
      continue;
    }
    if (octet === BACKSLASH) {
      const escaped = readEscape(bytes, at, bytes.length);
      if (escaped < 0) break;
      octet = escaped & 0xff;
      at += escaped > 0xff ? 3 : 1;
    }
    label.push(foldByte(octet));
  }
  labels.push(Uint8Array.from(label));
  return labels;
}

/** The node of an absolute name in presentation form, folded; {@link NO_NAME} where the table has none. */
export function nameNode(names: NameTable, text: string): NameId {
  let node: NameId = ROOT;
  for (const label of typedLabels(text.replace(/\.$/, '')).reverse()) {
    if (label.length === 0) continue;
    node = names.find(node, label, 0, label.length);
    if (node === NO_NAME) return NO_NAME;
  }
  return node;
}
