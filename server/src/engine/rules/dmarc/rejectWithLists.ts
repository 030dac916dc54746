import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const rejectWithLists: MailRule<'dmarc'> = {
  id: 'dmarc/reject-with-lists',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  set: 'strict',
  summary: 'A policy that refuses mail which people send through mailing lists',
  why: 'Mailing lists and forwarders change messages or send them on from hosts of their own, so that neither DKIM nor SPF passes for the author’s domain. With `p=reject` such mail of its people is refused, and list members may be unsubscribed for it. For domains that only machines send from, `reject` is right.',
  references: ['RFC 9989 §7.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
;                     ^^^^^^^^ info: dmarc/reject-with-lists
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    const p = record.role === 'policy' ? tagOf(record, 'p') : undefined;
    const effective = effectivePolicy(record);
    // Without reports or with the same for all names it is written for a domain without people.
    if (p === undefined || effective?.domain !== 'reject' || tagOf(record, 'sp') !== undefined) return;
    report({
      start: p.start,
      end: p.end,
      message:
        'With "p=reject" mail that people of the domain send through mailing lists may be refused. If people write from it, let DKIM sign all mail, and consider "p=quarantine".',
    });
  },
};
