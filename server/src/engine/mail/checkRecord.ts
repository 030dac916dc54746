import type { AnyMailRule, MailRule } from '../rules/rule.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { MailFinding, MailKind, MailRecord } from './mailRecord.ts';
import { parseRecord } from './parseRecord.ts';

/** Reads a mail record and runs the rules for its kind on it. */
export function checkRecord<K extends MailKind>(
  record: MailRecord & { readonly kind: K },
  rules: readonly AnyMailRule[],
  report: (rule: RuleId, finding: MailFinding) => void,
): void {
  const parsed = parseRecord(record);
  for (const rule of rules) {
    if (isFor(rule, record.kind)) rule.check(parsed, (finding) => report(rule.id, finding));
  }
}

function isFor<K extends MailKind>(rule: AnyMailRule, kind: K): rule is AnyMailRule & MailRule<K> {
  return rule.kind === kind;
}
