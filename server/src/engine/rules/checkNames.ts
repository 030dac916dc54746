import type { Finding } from '../finding.ts';
import type { NameId } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { Collector } from './collector.ts';
import { nameRuleTypes } from './nameRuleTypes.ts';
import type { NameRule } from './rule.ts';
import { lookAtName, type NameSigns } from './signs.ts';
import type { ZoneView } from './zoneView.ts';

const NOTHING: readonly Finding[] = [];

/** Runs the name rules on one (folded) name after the other. */
export function prepareNameRules(
  zone: Zone,
  rules: readonly NameRule[],
  view: ZoneView,
  called: () => void,
): (name: NameId) => readonly Finding[] {
  const types = nameRuleTypes(rules);
  const collector = new Collector();
  const look: NameSigns = { signs: 0, count: 0, low: 0, high: 0 };
  return (name) => {
    lookAtName(zone, view, name, types.bits, look);
    const { signs, count, low, high } = look;
    if (count === 0) return NOTHING;
    const own = types.rulesFor(low, high, count > 1);
    if ((own.needs & signs) === 0 && !own.isAlways) return NOTHING;
    for (const rule of own.rules) {
      if (rule.needs !== undefined && (rule.needs & signs) === 0) continue;
      called();
      collector.rule = rule.id;
      rule.check(name, view, collector.report);
    }
    return collector.take();
  };
}
