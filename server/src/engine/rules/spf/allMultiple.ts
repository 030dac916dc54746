import { BEHIND_ALL } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf, partOf, removalOf } from '../support/spfTerms.ts';

export const allMultiple: MailRule<'spf'> = {
  id: 'spf/all-multiple',
  scope: 'mail',
  kind: 'spf',
  needs: BEHIND_ALL,
  severity: 'warning',
  summary: 'Several "all"',
  why: '`all` matches everybody, so the first one decides and the others are never looked at. They tell readers something that is not so.',
  references: ['RFC 7208 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ~all -all"
;                     ^^^^ warning: spf/all-multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ~all"
`,
    },
  ],
  check(record, report) {
    const [first, ...others] = allsOf(record);
    if (first === undefined) return;
    for (const other of others) {
      report({
        start: other.start,
        end: other.end,
        message: `Receivers never look at this "${partOf(record, other)}", since "${partOf(record, first)}" before it matches everybody. Keep the one that is meant.`,
        related: [{ start: first.start, end: first.end, message: 'The one that decides' }],
        fixes: [{ title: `Remove ${partOf(record, other)}`, edits: [removalOf(record, other)] }],
      });
    }
  },
};
