import { SEVERAL_REDIRECTS } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { reportRepeated } from '../support/repeatedModifier.ts';

export const redirectMultiple: MailRule<'spf'> = {
  id: 'spf/redirect-multiple',
  scope: 'mail',
  kind: 'spf',
  needs: SEVERAL_REDIRECTS,
  severity: 'error',
  summary: 'Several "redirect"',
  why: 'A record may name one other record to go on with. Two make the whole record a permanent error: receivers then treat the domain as one without SPF, or refuse its mail.',
  references: ['RFC 7208 §6', 'RFC 7208 §6.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx redirect=_spf.example.net redirect=_spf.example.org"
;                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ error: spf/redirect-multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx redirect=_spf.example.net"
`,
    },
  ],
  check: (record, report) => reportRepeated(record, 'redirect', report),
};
