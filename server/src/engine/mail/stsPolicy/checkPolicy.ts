import { POLICY_RULES } from '../../rules/policyRules.ts';
import type { PolicyRule } from '../../rules/rule.ts';
import type { RuleId } from '../../rules/ruleIds.ts';
import type { MailFinding } from '../mailRecord.ts';
import type { PolicySurroundings } from './policySurroundings.ts';
import { parseStsPolicy } from './stsPolicy.ts';

/** What is wrong with a policy file, and the rule that says so. */
export interface PolicyFinding extends MailFinding {
  readonly rule: RuleId;
}

/**
 * Checks an MTA-STS policy file (RFC 8461 §3.2).
 *
 * @param text of the file `mta-sts.txt`
 * @param rules those that are to be run
 * @param around what is known of the domain that the policy is for, if anything: see `policyDomains`
 * @returns findings by their places, in UTF-16 units of the text
 */
export function checkPolicy(
  text: string,
  rules: readonly PolicyRule[] = POLICY_RULES,
  around: PolicySurroundings = {},
): readonly PolicyFinding[] {
  const policy = parseStsPolicy(text);
  const found: PolicyFinding[] = [];
  for (const rule of rules) {
    rule.check(policy, (finding) => found.push({ ...finding, rule: rule.id }), around);
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}
