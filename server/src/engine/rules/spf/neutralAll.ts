import { mailFix } from '../../mail/mailRecord.ts';
import { NEUTRAL_ALL } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf, partOf } from '../support/spfTerms.ts';

export const neutralAll: MailRule<'spf'> = {
  id: 'spf/neutral-all',
  scope: 'mail',
  kind: 'spf',
  needs: NEUTRAL_ALL,
  severity: 'warning',
  summary: 'Record that says nothing of all others',
  why: '`?all` says that the domain says nothing about hosts that the record does not name. Receivers treat their mail as if there was no record, so the domain is not protected.',
  references: ['RFC 7208 §8.2', 'RFC 7208 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ?all"
;                ^^^^ warning: spf/neutral-all
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
      if (all.qualifier !== '?') continue;
      report({
        start: all.start,
        end: all.end,
        message: `"${partOf(record, all)}" says nothing about hosts that the record does not name, as if there was no record. Write "~all", or "-all" when all senders are named.`,
        fixes: ['~all', '-all'].map((right) => mailFix(`Write ${right}`, all, right)),
      });
    }
  },
};
