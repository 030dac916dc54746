import type { MailRule } from '../rule.ts';
import { reportInvalidPolicy } from '../support/invalidPolicy.ts';

export const npInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/np-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A policy for names that do not exist that is none of the three',
  why: 'The policy for names that do not exist, `np`, is `none`, `quarantine` or `reject`. With any other value receivers take the whole record as `p=none` if it asks for reports, and ignore it if it does not: mail in the domain’s name is let through.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; np=deny; rua=mailto:dmarc@example.com"
;                                      ^^^^ error: dmarc/np-invalid
_dmarc.lab TXT "v=DMARC1; p=reject; np=0; rua=mailto:dmarc@example.com"
;                                      ^ error: dmarc/np-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    reportInvalidPolicy(record, 'np', report);
  },
};
