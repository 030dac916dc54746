import type { MailFix, Span } from '../../mail/mailRecord.ts';
import type { SpfRecord } from '../../mail/spf/spfRecord.ts';
import { NETWORK_TWICE } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { coveredNetworks } from '../support/coveredNetworks.ts';
import { partOf, removalOf } from '../support/spfTerms.ts';

export const cidrRedundant: MailRule<'spf'> = {
  id: 'spf/cidr-redundant',
  scope: 'mail',
  kind: 'spf',
  needs: NETWORK_TWICE,
  severity: 'info',
  summary: 'Network that another term covers',
  why: 'Receivers take the first term that matches. A network inside of another one that comes before it never decides; nor does one before it with the same qualifier. It only makes the record longer and harder to keep right.',
  references: ['RFC 7208 §4.6.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.25 -all"
;                              ^^^^^^^^^^^^^^ info: spf/cidr-redundant
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip6:2001:db8::25 mx ip6:2001:db8::/32 -all"
;             ^^^^^^^^^^^^^^^^ info: spf/cidr-redundant
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 -ip4:192.0.2.25 ip4:192.0.2.0/24 ip4:198.51.100.0/24 -all"
`,
    },
  ],
  check(record, report) {
    for (const { term, by } of coveredNetworks(record)) {
      const text = partOf(record, term);
      const other = partOf(record, by);
      const isSame = text.toLowerCase() === other.toLowerCase();
      // An exception behind the rule: that it stands there for nothing is more than untidy.
      const isException = term.qualifier !== by.qualifier;
      const what = isSame
        ? `"${text}" stands here a second time`
        : `"${text}" has no effect, since "${other}" covers it`;
      report({
        start: term.start,
        end: term.end,
        ...(isException && { severity: 'warning' }),
        message: `${what}. ${isException ? 'Move it before that one if it is an exception, else remove it.' : 'Remove it.'}`,
        related: [{ start: by.start, end: by.end, message: 'The term that decides' }],
        fixes: [
          ...(isException ? [exception(record, term, by, text)] : []),
          { title: `Remove ${text}`, edits: [removalOf(record, term)] },
        ],
      });
    }
  },
};

function exception(record: SpfRecord, term: Span, by: Span, text: string): MailFix {
  const insertion = { start: by.start, end: by.start, text: `${text} ` };
  return { title: `Move ${text} before it`, edits: [insertion, removalOf(record, term)] };
}
