import { REDIRECT_AND_ALL } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf, modifiersOf, partOf, removalOf } from '../support/spfTerms.ts';

export const redirectWithAll: MailRule<'spf'> = {
  id: 'spf/redirect-with-all',
  scope: 'mail',
  kind: 'spf',
  needs: REDIRECT_AND_ALL,
  severity: 'warning',
  summary: '"redirect" beside "all"',
  why: '`redirect` is for records in which nothing matched. `all` matches everybody, wherever it stands, so the record that `redirect` names is never looked at.',
  references: ['RFC 7208 §6.1', 'RFC 7208 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx redirect=_spf.example.net -all"
;                ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: spf/redirect-with-all
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
    const [all] = allsOf(record);
    const [redirect] = modifiersOf(record, 'redirect');
    if (all === undefined || redirect === undefined) return;
    const [one, other] = [partOf(record, redirect), partOf(record, all)];
    report({
      start: redirect.start,
      end: redirect.end,
      message: `"${one}" has no effect, since "${other}" matches everybody. Keep one of the two.`,
      related: [{ start: all.start, end: all.end, message: 'It matches everybody' }],
      fixes: [
        { title: `Remove ${one}`, edits: [removalOf(record, redirect)] },
        { title: `Remove ${other}`, edits: allsOf(record).map((each) => removalOf(record, each)) },
      ],
    });
  },
};
