import type { Dns } from '../dns/dns.ts';
import type { Http } from '../http/http.ts';
import type { AnyLookupRule, LookupRule } from '../rules/rule.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { MailFinding, MailKind, MailRecord } from './mailRecord.ts';
import { type ParsedRecords, parseRecord } from './parseRecord.ts';
import type { SpfRecord } from './spf/spfRecord.ts';
import { sharedTree } from './spf/tree/growTree.ts';
import type { SpfTree } from './spf/tree/spfTree.ts';

/** An SPF record, and what it leads to. */
export interface GrownRecord {
  readonly record: SpfRecord;
  readonly tree: SpfTree;
}

/**
 * Reads a mail record and runs the lookup rules for its kind on it, side by side.
 *
 * @returns the record with its tree, if it is one of SPF
 */
export async function lookUpRecord(
  record: MailRecord & { readonly kind: MailKind },
  dns: Dns,
  http: Http,
  rules: readonly AnyLookupRule[],
  report: (rule: RuleId, finding: MailFinding) => void,
): Promise<GrownRecord | undefined> {
  const parsed = parseRecord(record);
  const own = rules.filter(
    (rule): rule is AnyLookupRule & LookupRule<typeof record.kind> => rule.kind === record.kind,
  );
  await Promise.all(own.map((rule) => run(rule, parsed, dns, http, (finding) => report(rule.id, finding))));
  if (parsed.kind !== 'spf' || !parsed.isSpf) return undefined;
  return { record: parsed, tree: await sharedTree(parsed, dns) };
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
