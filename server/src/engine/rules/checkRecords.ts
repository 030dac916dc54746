import { prepareMailRules } from '../mail/inZone/checkMailRecord.ts';
import { PlainText } from '../mail/inZone/plainText.ts';
import { type Block, BROKEN, DAMAGED, FLAGS, STRIDE, TYPE } from '../zone/block.ts';
import type { Zone } from '../zone/zone.ts';
import { Collector } from './collector.ts';
import { RecordView } from './recordView.ts';
import type { AnyMailRule, RecordRule } from './rule.ts';
import { isOneText, ODD_TEXT, recordSigns } from './signs.ts';
import { SPF, TXT } from './support/textStrings.ts';
import type { ZoneView } from './zoneView.ts';

/** The rules for one type, and all signs that one of them needs; whether one is run without any. */
interface TypeRules {
  readonly rules: readonly RecordRule[];
  readonly needs: number;
  readonly isAlways: boolean;
}

/** Runs the record rules and the mail rules on blocks; what they find is kept with the block. */
export function prepareRecordRules(
  zone: Zone,
  rules: readonly RecordRule[],
  mailRules: readonly AnyMailRule[],
  view: ZoneView,
  called: () => void,
): (block: Block) => void {
  const typeRules = rulesByType(rules);
  const collector = new Collector();
  const text = new PlainText();
  const checkMail = prepareMailRules(zone, view, mailRules, collector.add);
  // A function of its own, since V8 would drop the compiled code of a loop around it at the end of each block.
  const checkRow = (block: Block, row: number) => {
    const { rows } = block;
    const at = row * STRIDE;
    if (((rows[at + FLAGS] as number) & (BROKEN | DAMAGED)) !== 0) return;
    const type = rows[at + TYPE] as number;
    const isPlain = (type === TXT || type === SPF) && text.read(block, at);
    // Nothing reads records of the obsolete type, and that has a finding of its own.
    if (type === TXT) checkMail(block, row, isPlain ? text : undefined);
    const { rules, needs, isAlways } = typeRules(type);
    if (rules.length === 0) return;
    let signs = recordSigns(view, block, at);
    if ((type === TXT || type === SPF) && !(isPlain && isOneText(text, block, at))) signs |= ODD_TEXT;
    if ((signs & needs) === 0 && !isAlways) return;
    const record = new RecordView(zone, block, row);
    for (const rule of rules) {
      if (rule.needs !== undefined && (rule.needs & signs) === 0) continue;
      called();
      collector.rule = rule.id;
      rule.check(record, view, collector.report);
    }
  };
  return (block) => {
    for (let row = 0; row < block.count; row++) checkRow(block, row);
    block.ruleFindings = collector.take();
    block.counted = undefined;
  };
}

function rulesByType(rules: readonly RecordRule[]): (type: number) => TypeRules {
  const known = new Map<number, TypeRules>();
  const make = (type: number): TypeRules => {
    const own = rules.filter(({ types }) => types === 'all' || types.includes(type));
    const needs = own.reduce((signs, rule) => signs | (rule.needs ?? 0), 0);
    const made = { rules: own, needs, isAlways: own.some((rule) => rule.needs === undefined) };
    known.set(type, made);
    return made;
  };
  let last = -1;
  let lastRules = make(last);
  return (type) => {
    if (type === last) return lastRules;
    last = type;
    lastRules = known.get(type) ?? make(type);
    return lastRules;
  };
}
