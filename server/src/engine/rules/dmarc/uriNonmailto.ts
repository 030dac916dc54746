import type { MailRule } from '../rule.ts';
import { reportUrisOf } from '../support/reportUris.ts';

export const uriNonmailto: MailRule<'dmarc'> = {
  id: 'dmarc/uri-nonmailto',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'warning',
  summary: 'Reports to a URI that is no mailto:',
  why: 'Reports are sent by mail. Other schemes may stand in `rua` and `ruf`, but no receiver has to support them, and hardly any does.',
  references: ['RFC 9989 §4.7', 'RFC 9990 §3.5.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=https://reports.example.com/dmarc"
;                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dmarc/uri-nonmailto
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
  check(record, report) {
    for (const { start, end, scheme, problem } of reportUrisOf(record)) {
      if (problem !== undefined || scheme === undefined || scheme === 'mailto') continue;
      report({
        start,
        end,
        message: `Hardly any receiver sends reports by "${scheme}:", so few or none arrive here. Write an address with "mailto:".`,
      });
    }
  },
};
