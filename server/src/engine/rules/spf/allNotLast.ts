import { BEHIND_ALL } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf, partOf, removalOf } from '../support/spfTerms.ts';

export const allNotLast: MailRule<'spf'> = {
  id: 'spf/all-not-last',
  scope: 'mail',
  kind: 'spf',
  needs: BEHIND_ALL,
  severity: 'warning',
  summary: 'Mechanisms behind "all"',
  why: '`all` matches everybody, so receivers never look at what stands behind it: the hosts named there are not allowed to send, or not forbidden.',
  references: ['RFC 7208 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all include:_spf.example.net"
;                     ^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/all-not-last
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx include:_spf.example.net -all exp=explain.example.com"
`,
    },
  ],
  check(record, report) {
    const [all] = allsOf(record);
    if (all === undefined) return;
    const behind = record.terms.filter(
      (term) => term.type === 'mechanism' && term.name !== 'all' && term.start > all.start,
    );
    const [first] = behind;
    const last = behind.at(-1);
    if (first === undefined || last === undefined) return;
    const text = partOf(record, all);
    const move = [removalOf(record, all), { start: last.end, end: last.end, text: ` ${text}` }];
    report({
      start: first.start,
      end: last.end,
      message: `Receivers never look at ${behind.length === 1 ? 'this' : 'these'}, since "${text}" before it matches everybody. Move "${text}" to the end.`,
      related: [{ start: all.start, end: all.end, message: 'It ends the evaluation here' }],
      fixes: [
        { title: `Move ${text} to the end`, edits: move },
        { title: 'Remove what is never looked at', edits: behind.map((term) => removalOf(record, term)) },
      ],
    });
  },
};
