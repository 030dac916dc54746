import { effectivePolicy } from '../../mail/dmarc/effectivePolicy.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const strictAlignment: MailRule<'dmarc'> = {
  id: 'dmarc/strict-alignment',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'info',
  set: 'strict',
  summary: 'Strict alignment, which mail from or through subdomains fails',
  why: 'With `s` only the sender’s own domain counts: mail from `news.example.com` that is signed with `d=example.com` fails DKIM alignment, and so does mail whose bounces go to `bounces.example.com`, as mailing services set it up, for SPF. It also is so for all subdomains that have no record of their own.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; adkim=s; aspf=s; rua=mailto:dmarc@example.com"
;                                              ^^^^^^^ info: dmarc/strict-alignment
;                                                       ^^^^^^ info: dmarc/strict-alignment
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=quarantine; np=reject; adkim=r; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    if (record.role !== 'policy' || effectivePolicy(record) === undefined) return;
    const ways = { adkim: 'signatures of', aspf: 'bounce addresses in' } as const;
    for (const [name, way] of Object.entries(ways)) {
      const tag = tagOf(record, name);
      if (tag?.value.toLowerCase() !== 's') continue;
      report({
        start: tag.start,
        end: tag.end,
        message: `With strict alignment, ${way} other names of the same organization do not count: mail whose sender is a subdomain, or that a mailing service sends under one, may fail. Be sure that all senders use just the domain itself.`,
      });
    }
  },
};
