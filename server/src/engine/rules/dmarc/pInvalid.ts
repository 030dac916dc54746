import type { MailRule } from '../rule.ts';
import { reportInvalidPolicy } from '../support/invalidPolicy.ts';

export const pInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/p-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A policy of a DMARC record that is none of the three',
  why: 'The policy for the domain, `p`, is `none`, `quarantine` or `reject`. With any other value receivers take the whole record as `p=none` if it asks for reports, and ignore it if it does not: mail in the domain’s name is let through.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=block; rua=mailto:dmarc@example.com"
;                           ^^^^^ error: dmarc/p-invalid
_dmarc.lab TXT "v=DMARC1; p=rejct; rua=mailto:dmarc@example.com"
;                           ^^^^^ error: dmarc/p-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com; np=reject"
`,
    },
  ],
  check(record, report) {
    reportInvalidPolicy(record, 'p', report);
  },
};
