import { APEX_RULES, NAME_RULES } from './nameAndApexRules.ts';
import { READER_RULES } from './readerRules.ts';
import type { Rule } from './rule.ts';
import type { RuleId } from './ruleIds.ts';
import { SET_RULES } from './setRules.ts';
import { TARGET_RULES } from './targetRules.ts';
import { TYPE_RULES } from './typeRules.ts';

/** Every rule, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  ...READER_RULES,
  ...NAME_RULES,
  ...APEX_RULES,
  ...SET_RULES,
  ...TARGET_RULES,
  ...TYPE_RULES,
];

const byId = new Map<RuleId, Rule>(RULES.map((rule) => [rule.id, rule]));

/** The rule with an id, if there is one. */
export function ruleById(id: RuleId): Rule | undefined {
  return byId.get(id);
}
