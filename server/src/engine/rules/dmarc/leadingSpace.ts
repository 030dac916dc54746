import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';

export const leadingSpace: MailRule<'dmarc'> = {
  id: 'dmarc/leading-space',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'A blank before v=DMARC1',
  why: 'A DMARC record begins with `v=DMARC1`. Some receivers skip blanks before it; others find that the record does not begin as it must, and ignore it.',
  references: ['RFC 9989 §4.8', 'RFC 7489 §6.4'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT " v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
;           ^ warning: dmarc/leading-space
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check({ isDmarc, text }, report) {
    const blanks = text.length - text.trimStart().length;
    if (!isDmarc || blanks === 0) return;
    const place = { start: 0, end: blanks };
    report({
      ...place,
      message:
        'The record begins with a blank, so receivers that look for "v=DMARC1" at the beginning ignore it. Remove the blank.',
      fixes: [mailFix('Remove the blank', place, '')],
    });
  },
};
