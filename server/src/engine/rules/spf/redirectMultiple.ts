import type { MailRule } from '../rule.ts';
import { modifiersOf, partOf, removalOf } from '../support/spfTerms.ts';

export const redirectMultiple: MailRule<'spf'> = {
  id: 'spf/redirect-multiple',
  scope: 'mail',
  kind: 'spf',
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
  check(record, report) {
    const [first, ...others] = modifiersOf(record, 'redirect');
    if (first === undefined) return;
    for (const other of others) {
      const text = partOf(record, other);
      report({
        start: other.start,
        end: other.end,
        message: `A second "redirect" makes the whole record invalid. Keep the one that is meant.`,
        related: [{ start: first.start, end: first.end, message: 'The first one' }],
        fixes: [
          { title: `Remove ${text}`, edits: [removalOf(record, other)] },
          { title: `Remove ${partOf(record, first)}`, edits: [removalOf(record, first)] },
        ],
      });
    }
  },
};
