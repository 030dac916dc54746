import { mailFix } from '../../mail/mailRecord.ts';
import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { meantTerm } from '../support/meantTerm.ts';
import { partOf, unreadableFor } from '../support/spfTerms.ts';

export const unknownMechanism: MailRule<'spf'> = {
  id: 'spf/unknown-mechanism',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'error',
  summary: 'Mechanism that SPF does not have',
  why: 'SPF has the mechanisms `all`, `include`, `a`, `mx`, `ptr`, `ip4`, `ip6` and `exists`. Any other word makes the whole record a permanent error: receivers then treat the domain as one without SPF, or refuse its mail.',
  references: ['RFC 7208 §4.6.1', 'RFC 7208 §5'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip:192.0.2.1 -all"
;             ^^ error: spf/unknown-mechanism
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 includes:_spf.example.net all."
;             ^^^^^^^^ error: spf/unknown-mechanism
;                                       ^^^^ error: spf/unknown-mechanism
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 198.51.100.0/24 -all"
;             ^^^^^^^^^^^^ error: spf/unknown-mechanism
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.1 include:_spf.example.net -all"
`,
    },
  ],
  check(record, report) {
    for (const term of unreadableFor(record, 'unknownMechanism')) {
      const text = partOf(record, term);
      const name = partOf(record, term.at);
      const right = meantTerm(text);
      const advice = right === undefined ? 'Correct or remove it.' : `Was "${right}" meant?`;
      report({
        ...term.at,
        message: `SPF has no mechanism "${name}", which makes the whole record invalid. ${advice}`,
        ...(right !== undefined && { fixes: [mailFix(`Write ${right}`, term, right)] }),
      });
    }
  },
};
