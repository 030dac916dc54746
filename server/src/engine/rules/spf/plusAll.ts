import { mailFix } from '../../mail/mailRecord.ts';
import { PASS_ALL } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf, partOf } from '../support/spfTerms.ts';

export const plusAll: MailRule<'spf'> = {
  id: 'spf/plus-all',
  scope: 'mail',
  kind: 'spf',
  needs: PASS_ALL,
  severity: 'error',
  summary: 'Record that lets everybody send',
  why: '`+all`, which is the same as `all`, says that every host of the Internet may send in the name of the domain. Forged mail then passes SPF, and with it DMARC: that is worse than no record at all.',
  references: ['RFC 7208 §5.1', 'RFC 7208 §2.6.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx +all"
;                ^^^^ error: spf/plus-all
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 all"
;             ^^^ error: spf/plus-all
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
    for (const all of allsOf(record)) {
      if (all.qualifier !== '+') continue;
      report({
        start: all.start,
        end: all.end,
        message: `"${partOf(record, all)}" lets everybody send in the name of the domain: forged mail passes. Write "~all" or "-all".`,
        fixes: ['~all', '-all'].map((right) => mailFix(`Write ${right}`, all, right)),
      });
    }
  },
};
