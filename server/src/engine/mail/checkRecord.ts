import type { AnyMailRule, MailRule } from '../rules/rule.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { MailFinding, MailKind, MailRecord } from './mailRecord.ts';
import { type ParsedRecords, parseRecord } from './parseRecord.ts';

/** A record with more is no record that anybody wrote; the fixes of each take time. */
const MOST_FINDINGS = 100;

/**
 * Reads a mail record, runs the rules for its kind on it, and gives what was read. Of a crafted record, the first findings
 * are reported.
 */
export function checkRecord<K extends MailKind>(
  record: MailRecord & { readonly kind: K },
  rules: readonly AnyMailRule[],
  report: (rule: RuleId, finding: MailFinding) => void,
): ParsedRecords[K] {
  const parsed = parseRecord(record);
  const ownerless = { ...parsed, owner: undefined };
  let count = 0;
  for (const rule of rules) {
    if (!isFor(rule, record.kind)) continue;
    rule.check(rule.usesOwner ? parsed : ownerless, (finding) => {
      if (count++ < MOST_FINDINGS) report(rule.id, finding);
    });
  }
  return parsed;
}

function isFor<K extends MailKind>(rule: AnyMailRule, kind: K): rule is AnyMailRule & MailRule<K> {
  return rule.kind === kind;
}
