import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { mentionsTag } from '../../mail/dmarc/strayTags.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const pNoneNoRua: MailRule<'dmarc'> = {
  id: 'dmarc/p-none-no-rua',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  summary: 'A policy that only asks for reports, and no address for them',
  why: '`p=none` asks receivers for reports and nothing else. Without `rua` they send none: the record is there, as large receivers demand of those who send to many, but it protects the domain from nothing and tells its owner nothing.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=none"
;                     ^^^^^^ info: dmarc/p-none-no-rua
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
    const p = record.role === 'policy' ? tagOf(record, 'p') : undefined;
    const effective = effectivePolicy(record);
    if (p === undefined || effective === undefined) return;
    if ([effective.domain, effective.subdomains, effective.nonExistent].some((policy) => policy !== 'none'))
      return;
    if (mentionsTag(record, 'rua') || mentionsTag(record, 'ruf')) return;
    report({
      start: p.start,
      end: p.end,
      message:
        'With "p=none" receivers only send reports, and without "rua" they have no address for them: the record neither protects the domain nor tells anything. Add "rua=mailto:…", or a stronger policy.',
    });
  },
};
