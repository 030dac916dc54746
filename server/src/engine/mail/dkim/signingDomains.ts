import { selectorName } from '../../rules/support/selectorName.ts';
import { ZoneView } from '../../rules/zoneView.ts';
import { BROKEN, cell, FLAGS, OWNER, TYPE } from '../../zone/block.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import type { NameId } from '../../zone/names.ts';
import { blocksOf, type Zone } from '../../zone/zone.ts';

const CNAME = 5;
const MX = 15;
const TXT = 16;
/** More are not listed. */
const MOST = 200;

/** A domain of a zone whose mail may be signed. */
export interface SigningDomain {
  /** Absolute, with its final dot. */
  readonly name: string;
  /** Selectors that are in use, in lower case. */
  readonly selectors: readonly string[];
}

/** The domains of a zone that have keys or take mail, the zone's own first. */
export function signingDomains(zone: Zone): SigningDomain[] {
  const view = new ZoneView(zone, ignore, ignore);
  const domains = new Map<NameId, Set<string>>([[view.apex, new Set()]]);
  const at = (domain: NameId): Set<string> | undefined => {
    const known = domains.get(domain);
    if (known !== undefined || domains.size >= MOST || !view.inZone(domain)) return known;
    const made = new Set<string>();
    domains.set(domain, made);
    return made;
  };
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const type = cell(block, row, TYPE);
      if ((type !== TXT && type !== CNAME && type !== MX) || (cell(block, row, FLAGS) & BROKEN) !== 0)
        continue;
      const owner = zone.names.fold(cell(block, row, OWNER));
      if (type === MX) at(owner);
      else if ((zone.names.traits(owner) & UNDERSCORE) !== 0) {
        const selector = selectorName(view, owner);
        if (selector !== undefined) at(zone.names.parent(selector.keys))?.add(selector.labels.join('.'));
      }
    }
  }
  return [...domains].map(([name, selectors]) => ({ name: view.text(name), selectors: [...selectors] }));
}

function ignore(): void {}
