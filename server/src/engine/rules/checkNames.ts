import type { Finding } from '../finding.ts';
import { STRIDE, TYPE } from '../zone/block.ts';
import type { NameId } from '../zone/names.ts';
import type { Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import { Collector } from './collector.ts';
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
  const forSeveral = rules.filter(({ types }) => types === 'several');
  const forAll = rules.filter(({ types }) => types === 'all');
  const byType = new Map<number, readonly NameRule[]>();
  const ofType = (type: number) => {
    let own = byType.get(type);
    if (own === undefined) {
      own = rules.filter(({ types }) => typeof types !== 'string' && types.includes(type));
      byType.set(type, own);
    }
    return own;
  };
  const byTwoTypes = new Map<number, readonly NameRule[]>();
  /** The rules for a name with records of several types, each once. */
  const ofTypes = (name: NameId) => {
    const types = typesAt(zone, name);
    const [first = 0, second = 0] = types;
    const key = types.length > 2 ? -1 : (first << 16) | second;
    let own = byTwoTypes.get(key);
    if (own === undefined) {
      own = [...new Set(types.flatMap(ofType))];
      if (key !== -1) byTwoTypes.set(key, own);
    }
    return own;
  };
  const collector = new Collector();
  const look: NameSigns = { signs: 0, count: 0, type: 0, isOneType: true };
  const run = (applicable: readonly NameRule[], name: NameId) => {
    const { signs } = look;
    for (const rule of applicable) {
      if (rule.needs !== undefined && (rule.needs & signs) === 0) continue;
      called();
      collector.rule = rule.id;
      rule.check(name, view, collector.report);
    }
  };
  return (name) => {
    lookAtName(zone, view, name, look);
    const { count } = look;
    if (count === 0) return NOTHING;
    run(look.isOneType ? ofType(look.type) : ofTypes(name), name);
    run(forAll, name);
    if (count > 1) run(forSeveral, name);
    return collector.take();
  };
}

const types: number[] = [];

/** The types of the records at a name, each once; valid until the next call. */
function typesAt({ index }: Zone, name: NameId): readonly number[] {
  types.length = 0;
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const { rows, base } = index.blockOf(ref);
    const type = rows[(ref - base) * STRIDE + TYPE] as number;
    if (!types.includes(type)) types.push(type);
  }
  return types;
}
