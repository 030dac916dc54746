import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { reportRepeated } from '../support/repeatedModifier.ts';

export const expMultiple: MailRule<'spf'> = {
  id: 'spf/exp-multiple',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Several "exp"',
  why: 'A record may name one explanation. Two make the whole record a permanent error: receivers then treat the domain as one without SPF, or refuse its mail.',
  references: ['RFC 7208 §6', 'RFC 7208 §6.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx exp=one.example.com exp=two.example.com -all"
;                                    ^^^^^^^^^^^^^^^^^^^ error: spf/exp-multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all exp=one.example.com"
`,
    },
  ],
  check: (record, report) => reportRepeated(record, 'exp', report),
};
