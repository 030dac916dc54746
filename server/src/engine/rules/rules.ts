import type { Rule } from './rule.ts';
import type { RuleId } from './ruleIds.ts';

/** Every rule, in the order of the documentation. */
export const RULES: readonly Rule[] = [];

const byId = new Map<RuleId, Rule>(RULES.map((rule) => [rule.id, rule]));

/** The rule with an id, if there is one. */
export function ruleById(id: RuleId): Rule | undefined {
  return byId.get(id);
}
