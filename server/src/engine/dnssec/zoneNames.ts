import type { ZoneView } from '../rules/zoneView.ts';
import { type NameId, type NameTable, NO_NAME } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { compareOctets } from './canonicalRdata.ts';
import { sortInSteps } from './sortInSteps.ts';

/**
 * What the zone is to a name in it: it answers for it, delegates it, or has records below a delegation, which are glue
 * or of no effect (RFC 4033 §2, RFC 1034 §4.2.1).
 */
export type Standing = 'authoritative' | 'delegation' | 'below';

/** A name at the zone's apex or below that has records, or that has names below it with records. */
export interface ZoneName {
  readonly name: NameId;
  readonly standing: Standing;
  /** Whether nothing stands at the name itself: an empty non-terminal (RFC 4592 §2.2.2). */
  readonly isEmpty: boolean;
}

/** So many names are looked at between two yields. */
const STEP = 4096;

/** All names of a zone in canonical order (RFC 4034 §6.1). Yields at short intervals. */
export function* namesInOrder({ index }: Zone, view: ZoneView): Generator<void, ZoneName[]> {
  const { names, apex } = view;
  const found: ZoneName[] = [];
  const compare = (a: NameId, b: NameId) => compareLabels(names, a, b);
  // A parent stands before its children, and names below one child before the next child.
  const open = [apex];
  let cut = NO_NAME;
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (cut !== NO_NAME && !names.isWithin(name, cut)) cut = NO_NAME;
    const isBelow = cut !== NO_NAME;
    if (!isBelow && view.isDelegation(name)) cut = name;
    const standing = isBelow ? 'below' : cut === NO_NAME ? 'authoritative' : 'delegation';
    found.push({ name, standing, isEmpty: !view.exists(name) });
    const children: NameId[] = [];
    for (let child = index.tree.child(name); child !== NO_NAME; child = index.tree.sibling(child)) {
      children.push(child);
      if (children.length % STEP === 0) yield;
    }
    const sorted = children.length > 1 ? yield* sortInSteps(children, compare) : children;
    for (let i = sorted.length - 1; i >= 0; i--) {
      open.push(sorted[i] as NameId);
      if (i % STEP === STEP - 1) yield;
    }
    if (found.length % STEP === 0) yield;
  }
  return found;
}

/** The order of two (folded) names with one parent: by the octets of their first labels. */
function compareLabels(names: NameTable, a: NameId, b: NameId): number {
  return compareOctets(names.label(a), names.label(b));
}
