import type { MailRule } from '../rule.ts';
import { urisWith } from '../support/reportUris.ts';

export const uriAddress: MailRule<'dmarc'> = {
  id: 'dmarc/uri-address',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A mailto: without an address that mail can be sent to',
  why: 'Behind `mailto:` stands one address: a mailbox, `@` and a domain. Reports to anything else do not arrive. Further addresses stand behind a comma, each with its own `mailto:`.',
  references: ['RFC 9989 §4.8', 'RFC 6068 §2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc"
;                                       ^^^^^^^^^^^^ error: dmarc/uri-address
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example..com"
;                                       ^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-address
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc+rua@reports.example.com?subject=DMARC"
`,
    },
  ],
  check(record, report) {
    for (const { start, text, address } of urisWith(record, 'address')) {
      report({
        start,
        end: start + text.length,
        message: `${address === '' ? 'Nothing' : `"${address}"`} is no address of a mailbox, so reports do not arrive. Write a mailbox, "@" and a domain behind "mailto:".`,
      });
    }
  },
};
