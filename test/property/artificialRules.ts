import type { NameRule, RecordRule, Rule, ZoneRule } from '../../server/src/engine/rules/rule.ts';
import { NO_NAME } from '../../server/src/engine/zone/names.ts';

const INFO = {
  severity: 'info',
  summary: '',
  why: '',
  references: [],
  fixable: false,
  bad: [],
  good: [],
} as const;

/** Says of each record all that a record rule may see. */
const eachRecord: RecordRule = {
  ...INFO,
  id: 'zone/each-record',
  scope: 'record',
  types: 'all',
  check(record, zone, report) {
    report({
      message: `${zone.text(record.owner)} ${record.ttl} ${record.type} ${record.canonicalData()} ${zone.hasSoa}`,
      place: record.place,
    });
  },
};

/** Says of each name with several records what stands there. */
const eachName: NameRule = {
  ...INFO,
  id: 'zone/each-name',
  scope: 'name',
  types: 'several',
  check(name, zone, report) {
    const records = zone.recordsAt(name);
    const [first] = records;
    if (first === undefined) return;
    report({ message: records.map((record) => record.canonicalData()).join(), place: first.place });
  },
};

/** Says of each pointer what answers at its target, and which cut is above it. */
const eachTarget: NameRule = {
  ...INFO,
  id: 'zone/each-target',
  scope: 'name',
  types: [2, 5, 15],
  check(name, zone, report) {
    for (const record of zone.recordsAt(name)) {
      if (record.target === NO_NAME) continue;
      const target = zone.names.fold(record.target);
      if (!zone.inZone(target)) continue;
      const answerer = zone.answerer(target);
      const cut = zone.cutAbove(target);
      const shown = (id: number) => (id === NO_NAME ? 'nothing' : zone.text(id));
      const alias = answerer !== NO_NAME && zone.hasType(answerer, 5);
      report({
        message: `${zone.text(target)}: ${shown(answerer)} ${shown(cut)} ${alias} ${zone.exists(target)}`,
        place: record.place,
      });
    }
  },
};

const wholeZone: ZoneRule = {
  ...INFO,
  id: 'zone/whole',
  scope: 'zone',
  check(zone, report) {
    const [first] = zone.recordsAt(zone.apex);
    if (first) report({ message: `${zone.text(zone.apex)} ${zone.hasSoa}`, place: first.place });
  },
};

/** Rules of every scope that look at as much as they may, so that one that is not run again when it should be shows. */
export const ARTIFICIAL_RULES: readonly Rule[] = [eachRecord, eachName, eachTarget, wholeZone];
