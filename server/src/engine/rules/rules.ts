import type { Rule } from './rule.ts';
import type { RuleId } from './ruleIds.ts';
import { crlf } from './zone/crlf.ts';
import { dialect } from './zone/dialect.ts';

/** Every rule, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  // What a server cannot read
  crlf,
  dialect,
];

const byId = new Map<RuleId, Rule>(RULES.map((rule) => [rule.id, rule]));

/** The rule with an id, if there is one. */
export function ruleById(id: RuleId): Rule | undefined {
  return byId.get(id);
}
