import { BIMI_RULES } from './bimiRules.ts';
import { DKIM_RULES } from './dkimRules.ts';
import { DMARC_RULES } from './dmarcRules.ts';
import { DNSSEC_RULES } from './dnssecRules.ts';
import { APEX_RULES, NAME_RULES } from './nameAndApexRules.ts';
import { OUTSIDE_RULES } from './outsideRules.ts';
import { READER_RULES } from './readerRules.ts';
import type { Rule } from './rule.ts';
import type { RuleId } from './ruleIds.ts';
import { SET_RULES } from './setRules.ts';
import { SPF_RULES } from './spfRules.ts';
import { STS_RULES } from './stsRules.ts';
import { TARGET_RULES } from './targetRules.ts';
import { TLS_RULES } from './tlsRules.ts';
import { TYPE_RULES } from './typeRules.ts';

/** Every rule by what it is about, in the order of the documentation. */
export const RULE_GROUPS: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  { title: 'Syntax', rules: READER_RULES },
  { title: 'Names and dots', rules: NAME_RULES },
  { title: 'Apex and SOA', rules: APEX_RULES },
  { title: 'Sets of records', rules: SET_RULES },
  { title: 'Targets', rules: TARGET_RULES },
  { title: 'Types', rules: TYPE_RULES },
  { title: 'SPF', rules: SPF_RULES },
  { title: 'DKIM keys', rules: DKIM_RULES },
  { title: 'DMARC', rules: DMARC_RULES },
  { title: 'MTA-STS', rules: STS_RULES },
  { title: 'TLS reporting', rules: TLS_RULES },
  { title: 'BIMI', rules: BIMI_RULES },
  { title: 'DNSSEC', rules: DNSSEC_RULES },
  { title: 'Other zones and commits', rules: OUTSIDE_RULES },
];

/** Every rule. */
export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);

const byId = new Map<RuleId, Rule>(RULES.map((rule) => [rule.id, rule]));

/** Whether a text is a rule's id. */
export function isRuleId(text: string): text is RuleId {
  return byId.has(text as RuleId);
}

/** The rule with an id, if there is one. */
export function ruleById(id: RuleId): Rule | undefined {
  return byId.get(id);
}
