import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import { asksForReports } from '../../mail/dmarc/effectivePolicy.ts';
import { POLICIES, type Policy, readPolicy } from '../../mail/dmarc/policy.ts';
import { type MailReport, mailFix } from '../../mail/mailRecord.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { nearest } from './nearest.ts';

/** Words that people write for a policy, and no others: what they mean by them is plain. */
const SYNONYMS: Readonly<Record<string, Policy>> = {
  monitor: 'none',
  junk: 'quarantine',
  spam: 'quarantine',
  block: 'reject',
  deny: 'reject',
  refuse: 'reject',
  rejected: 'reject',
  quarantined: 'quarantine',
};

/** Reports a policy of a DMARC record, `p`, `sp` or `np`, that is none of the three that there are (RFC 9989 §4.7). */
export function reportInvalidPolicy(record: DmarcRecord, name: 'p' | 'sp' | 'np', report: MailReport): void {
  const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, name) : undefined;
  if (tag === undefined || readPolicy(tag.value) !== undefined) return;
  // A semicolon that is missing in it is what dmarc/separator reports, words behind it dmarc/value-trailing.
  if (record.strayTags.some(({ within }) => within === tag) || trailingText(tag.value) !== undefined) return;
  const lower = tag.value.toLowerCase();
  const bare = lower.replaceAll(/[^a-z]/g, '');
  const meant = SYNONYMS[bare] ?? readPolicy(bare) ?? nearest(bare, POLICIES);
  const effect = asksForReports(record)
    ? 'receivers take the record as "p=none"'
    : 'receivers ignore the record';
  const subject = tag.value === '' ? `"${name}" has no value` : `"${tag.value}" is no policy`;
  report({
    ...(tag.value === '' ? tag : tag.valueSpan),
    message: `${subject}, so ${effect}, whatever its other tags say. Write "none", "quarantine" or "reject".`,
    fixes: (meant === undefined ? [] : [meant]).map((policy) =>
      mailFix(`Write ${name}=${policy}`, tag.valueSpan, policy),
    ),
  });
}

/** What stands behind a policy and a blank, as an offset in the value; `undefined` where nothing does. */
export function trailingText(value: string): number | undefined {
  const word = /^[a-z]+(?=\s)/i.exec(value)?.[0];
  return readPolicy(word) === undefined ? undefined : word?.length;
}
