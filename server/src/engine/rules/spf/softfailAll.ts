import { mailFix } from '../../mail/mailRecord.ts';
import { SOFTFAIL_ALL } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { allsOf } from '../support/spfTerms.ts';

export const softfailAll: MailRule<'spf'> = {
  id: 'spf/softfail-all',
  scope: 'mail',
  kind: 'spf',
  needs: SOFTFAIL_ALL,
  severity: 'hint',
  set: 'strict',
  summary: 'Record that only discourages all others',
  why: '`~all` asks receivers to be suspicious of mail from other hosts, not to refuse it. With DMARC in force that is the usual choice, since forwarded mail gets a second chance by its DKIM signature. Without DMARC, `-all` protects better.',
  references: ['RFC 7208 §8.5', 'RFC 7208 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx ~all"
;                ^^^^ hint: spf/softfail-all
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all"
`,
    },
  ],
  check(record, report) {
    for (const all of allsOf(record)) {
      if (all.qualifier !== '~') continue;
      report({
        start: all.start,
        end: all.end,
        message:
          '"~all" asks receivers to be suspicious of mail from other hosts, not to refuse it. That is right beside DMARC; without, write "-all".',
        fixes: [mailFix('Write -all', all, '-all')],
      });
    }
  },
};
