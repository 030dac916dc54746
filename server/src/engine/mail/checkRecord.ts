import type { AnyMailRule, MailRule } from '../rules/rule.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { MailFinding, MailKind, MailRecord } from './mailRecord.ts';
import { type ParsedRecords, parseRecord } from './parseRecord.ts';
import { EVERY_SIGN } from './plainOctets.ts';

/** A record with more is no record that anybody wrote; the fixes of each take time. */
const MOST_FINDINGS = 100;

/**
 * Reads a mail record, runs the rules for its kind on it, and gives what was read. Of a crafted record, the first findings
 * are reported.
 *
 * @param signs what is known of it (`mailSigns`): rules that need others are not run
 */
export function checkRecord<K extends MailKind>(
  record: MailRecord & { readonly kind: K },
  rules: readonly AnyMailRule[],
  report: (rule: RuleId, finding: MailFinding) => void,
  signs = EVERY_SIGN,
): ParsedRecords[K] {
  const parsed = parseRecord(record);
  checkParsed(parsed, record.kind, rules, report, signs);
  return parsed;
}

/** Runs the rules for its kind on a record that was read. */
export function checkParsed<K extends MailKind>(
  parsed: ParsedRecords[K],
  kind: K,
  rules: readonly AnyMailRule[],
  report: (rule: RuleId, finding: MailFinding) => void,
  signs = EVERY_SIGN,
): void {
  const ownerless = { ...parsed, owner: undefined };
  let count = 0;
  let current: RuleId | undefined;
  const add = (finding: MailFinding) => {
    if (current !== undefined && count++ < MOST_FINDINGS) report(current, finding);
  };
  for (const rule of rulesFor(rules, kind)) {
    if (rule.needs !== undefined && (rule.needs & signs) === 0) continue;
    current = rule.id;
    rule.check(rule.usesOwner ? parsed : ownerless, add);
  }
}

/** All signs that the rules for a kind need; every sign where one of them is run without any. */
export function neededSigns(rules: readonly AnyMailRule[], kind: MailKind): number {
  return rulesFor(rules, kind).reduce((signs, { needs = EVERY_SIGN }) => signs | needs, 0);
}

type ByKind = { readonly [K in MailKind]?: readonly MailRule<K>[] };

/** The rules of each kind, by the list that they are taken from. */
const known = new WeakMap<readonly AnyMailRule[], ByKind>();

function rulesFor<K extends MailKind>(rules: readonly AnyMailRule[], kind: K): readonly MailRule<K>[] {
  const byKind = known.get(rules) ?? {};
  const before: readonly MailRule<K>[] | undefined = byKind[kind];
  if (before !== undefined) return before;
  const own = rules.filter((rule): rule is AnyMailRule & MailRule<K> => rule.kind === kind);
  known.set(rules, { ...byKind, [kind]: own });
  return own;
}
