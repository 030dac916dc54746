import { nameLabels } from '../dns/dnsName.ts';
import type { ZoneView } from '../rules/zoneView.ts';
import { foldByte } from '../text/bytes.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../zone/names.ts';

/** Where a name stands in a zone; nothing is added to the zone's table of names. */
export interface Answerer {
  /** The node of the name, NO_NAME where there is none, and the lowest one above it that there is. */
  readonly id: NameId;
  readonly encloser: NameId;
  /** The cut that takes the name out of the zone's authority, NO_NAME where none does. */
  readonly cut: NameId;
  /** The name whose records answer: itself or a wildcard, NO_NAME where none does. */
  readonly host: NameId;
}

/**
 * Who answers for a name in a zone (RFC 1034 §4.3.2).
 *
 * @param name absolute, with or without the final dot
 * @returns `undefined` for what is no name
 */
export function answererOf(view: ZoneView, name: string): Answerer | undefined {
  const labels = nameLabels(name);
  if (labels === undefined) return undefined;
  const { encloser, id } = closestName(view.names, labels);
  const isKnown = id !== NO_NAME;
  const above = view.cutAbove(isKnown ? id : encloser);
  // A DNAME redirects what is below its owner.
  const isBelowCut = above === NO_NAME && !isKnown && view.inZone(encloser) && view.isCut(encloser);
  const cut = isBelowCut ? encloser : above;
  const host = isKnown ? view.answerer(id) : wildcardBelow(view, encloser);
  return { id, encloser, cut, host };
}

function closestName(names: NameTable, labels: readonly Uint8Array[]): { encloser: NameId; id: NameId } {
  let encloser: NameId = ROOT;
  let id: NameId = ROOT;
  for (let i = labels.length - 1; i >= 0; i--) {
    const label = (labels[i] as Uint8Array).map(foldByte);
    encloser = id;
    id = names.find(encloser, label, 0, label.length);
    if (id === NO_NAME) break;
  }
  return { encloser, id };
}

/** The wildcard that answers for a name that nothing is known of, below the closest name that there is. */
function wildcardBelow(view: ZoneView, encloser: NameId): NameId {
  const { names } = view;
  for (let at = encloser; view.inZone(at); at = names.parent(at)) {
    const wildcard = names.find(at, ASTERISK, 0, 1);
    if (wildcard !== NO_NAME && view.exists(wildcard)) return wildcard;
    if (view.hasNames(at) || at === view.apex) break;
  }
  return NO_NAME;
}

const ASTERISK = encodeUtf8('*');
