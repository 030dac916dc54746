import { asksForReports, effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const pNone: MailRule<'dmarc'> = {
  id: 'dmarc/p-none',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'A policy that only asks for reports',
  why: '`p=none` is where a roll-out begins: receivers send reports and let all mail through, forged mail too. When the reports show that all senders of the domain pass, `quarantine` and then `reject` protect it; `t=y` beside each tries the step before.',
  references: ['RFC 9989 §4.7'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=none; np=reject; rua=mailto:dmarc@example.com"
;                     ^^^^^^ info: dmarc/p-none
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const effective = record.role === 'policy' ? effectivePolicy(record) : undefined;
    const p = tagOf(record, 'p');
    if (p === undefined || effective?.domain !== 'none' || effective.isAssumed || !asksForReports(record))
      return;
    report({
      start: p.start,
      end: p.end,
      message:
        'With "p=none" receivers only send reports: forged mail in the name of the domain is let through. When the reports show that all its senders pass, go on to "p=quarantine" and "p=reject".',
    });
  },
};
