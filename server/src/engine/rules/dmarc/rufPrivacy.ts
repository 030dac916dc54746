import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const rufPrivacy: MailRule<'dmarc'> = {
  id: 'dmarc/ruf-privacy',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  set: 'strict',
  summary: 'Failure reports, which hold personal data and which few receivers send',
  why: 'A failure report has the header of the message that failed, often its text as well: names, addresses and subjects of people who wrote in good faith. Large receivers do not send them for that reason. Whoever receives them needs a basis for that under data protection law.',
  references: ['RFC 9991 §7'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com; ruf=mailto:dmarc@example.com"
;                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: dmarc/ruf-privacy
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
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'ruf') : undefined;
    if (tag === undefined || record.ruf.length === 0) return;
    report({
      start: tag.start,
      end: tag.end,
      message:
        'Failure reports hold parts of people’s mail, and few receivers send them. Keep "ruf" only if somebody reads the reports and may do so.',
    });
  },
};
