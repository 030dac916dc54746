import { ODD } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { partOf, removalOf } from '../support/spfTerms.ts';

export const ptr: MailRule<'spf'> = {
  id: 'spf/ptr',
  scope: 'mail',
  kind: 'spf',
  needs: ODD,
  severity: 'warning',
  summary: '"ptr", which is not to be used',
  why: 'Receivers have to look up the names of the sending address and the addresses of up to ten of these: that is slow, fails often, and burdens the servers of reverse zones. Some receivers do not do it at all.',
  references: ['RFC 7208 §5.5'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ptr -all"
;                ^^^ warning: spf/ptr
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ip4:192.0.2.1 -all"
`,
    },
  ],
  check(record, report) {
    for (const term of record.terms) {
      if (term.type !== 'mechanism' || term.name !== 'ptr') continue;
      const text = partOf(record, term);
      report({
        start: term.start,
        end: term.end,
        message: `"${text}" is slow and unreliable, and the standard advises against it. Name the hosts by "ip4:", "ip6:", "a" or "mx", and remove it.`,
        fixes: [{ title: `Remove ${text}`, edits: [removalOf(record, term)] }],
      });
    }
  },
};
