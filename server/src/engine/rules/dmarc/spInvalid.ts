import type { MailRule } from '../rule.ts';
import { reportInvalidPolicy } from '../support/invalidPolicy.ts';

export const spInvalid: MailRule<'dmarc'> = {
  id: 'dmarc/sp-invalid',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A policy for subdomains that is none of the three',
  why: 'The policy for subdomains, `sp`, is `none`, `quarantine` or `reject`. With any other value receivers take the whole record as `p=none` if it asks for reports, and ignore it if it does not: mail in the domain’s name is let through.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; sp=deny; rua=mailto:dmarc@example.com"
;                                      ^^^^ error: dmarc/sp-invalid
_dmarc.lab TXT "v=DMARC1; p=reject; sp=0; rua=mailto:dmarc@example.com"
;                                      ^ error: dmarc/sp-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; sp=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    reportInvalidPolicy(record, 'sp', report);
  },
};
