import { foldByte } from '../../text/bytes.ts';
import type { NameId, NameTable } from '../../zone/names.ts';

/**
 * Compares names in canonical order (RFC 4034 §6.1): by labels from the last one on, as octets without regard to the case
 * of letters; a name comes before those below it.
 */
export function byCanonicalOrder(names: NameTable, a: NameId, b: NameId): number {
  const depths = [names.labelCount(a), names.labelCount(b)] as const;
  const shared = Math.min(...depths);
  for (let depth = 1; depth <= shared; depth++) {
    const difference = compareLabels(
      names.label(names.ancestor(a, depth)),
      names.label(names.ancestor(b, depth)),
    );
    if (difference !== 0) return difference;
  }
  return depths[0] - depths[1];
}

function compareLabels(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = foldByte(a[i] as number) - foldByte(b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
