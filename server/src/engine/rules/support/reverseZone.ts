import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';

const ARPA = encodeUtf8('arpa');
const TREES = [encodeUtf8('in-addr'), encodeUtf8('ip6')];

/** Whether a folded name is in one of the trees that lead from addresses to names (RFC 1035 §3.5, RFC 3596 §2.5). */
export function isReverse(names: NameTable, name: NameId): boolean {
  const arpa = names.find(ROOT, ARPA, 0, ARPA.length);
  if (arpa === NO_NAME || names.labelCount(name) < 2) return false;
  const tree = names.ancestor(name, 2);
  return TREES.some((label) => names.find(arpa, label, 0, label.length) === tree);
}
