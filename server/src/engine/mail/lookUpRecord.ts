import type { Dns } from '../dns/dns.ts';
import type { Http } from '../http/http.ts';
import type { AnyLookupRule, LookupRule } from '../rules/rule.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { MailFinding, MailKind, MailRecord } from './mailRecord.ts';
import { type ParsedRecords, parseRecord } from './parseRecord.ts';

/** Reads a mail record and runs the lookup rules for its kind on it, side by side. */
export async function lookUpRecord(
  record: MailRecord & { readonly kind: MailKind },
  dns: Dns,
  http: Http,
  rules: readonly AnyLookupRule[],
  report: (rule: RuleId, finding: MailFinding) => void,
): Promise<void> {
  const parsed = parseRecord(record);
  const own = rules.filter(
    (rule): rule is AnyLookupRule & LookupRule<typeof record.kind> => rule.kind === record.kind,
  );
  await Promise.all(own.map((rule) => run(rule, parsed, dns, http, (finding) => report(rule.id, finding))));
}

function run<K extends MailKind>(
  rule: LookupRule<K>,
  record: ParsedRecords[K],
  dns: Dns,
  http: Http,
  report: (finding: MailFinding) => void,
): Promise<void> {
  return rule.check(record, dns, report, http);
}
