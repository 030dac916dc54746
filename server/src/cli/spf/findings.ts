import type { Dns } from '../../engine/dns/dns.ts';
import { offlineHttp } from '../../engine/http/offlineHttp.ts';
import { mailKind } from '../../engine/mail/mailKind.ts';
import type { MailFinding } from '../../engine/mail/mailRecord.ts';
import { parseSpf } from '../../engine/mail/spf/parseSpf.ts';
import type { SpfRecord } from '../../engine/mail/spf/spfRecord.ts';
import type { SpfTree } from '../../engine/mail/spf/tree/spfTree.ts';
import type { Rule } from '../../engine/rules/rule.ts';
import { SPF_RULES } from '../../engine/rules/spfRules.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What is wrong with a record; columns from 1, in UTF-16 units of its text. */
export interface SpfFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly column: number;
  readonly endColumn: number;
}

/** The findings of all rules for a record's text and for what DNS says of it, in the order of the text. */
export async function findingsOf(record: SpfRecord, dns: Dns): Promise<SpfFinding[]> {
  const found: SpfFinding[] = [];
  const reportFor =
    (rule: Rule) =>
    ({ severity = rule.severity, message, start, end }: MailFinding) => {
      found.push({ rule: rule.id, severity, message, column: start + 1, endColumn: end + 1 });
    };
  for (const rule of SPF_RULES) {
    if (rule.set === 'strict') continue;
    if (rule.scope === 'mail' && rule.kind === 'spf') rule.check(record, reportFor(rule));
    if (rule.scope === 'lookup' && rule.kind === 'spf')
      await rule.check(record, dns, reportFor(rule), offlineHttp);
  }
  return found.sort((a, b) => a.column - b.column || a.endColumn - b.endColumn);
}

/** What a domain without SPF record has in place of one: a text that receivers do not take for it. */
export async function recordMeantFor({ root }: SpfTree, dns: Dns): Promise<SpfRecord | undefined> {
  const { domain, state } = root;
  if (domain === undefined || state.status !== 'none' || state.because !== 'noSpf') return undefined;
  const answer = await dns.ask(domain, 'TXT');
  if (answer.status !== 'found') return undefined;
  const text = answer.records.find((each) => mailKind(each, undefined) === 'spf');
  return text === undefined ? undefined : parseSpf({ kind: 'spf', text, owner: domain });
}
