import { SPECIAL_NETWORK } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { specialNetwork } from '../support/specialNetwork.ts';
import { isPass, partOf, removalOf, termsWithNetwork } from '../support/spfTerms.ts';

export const privateIp: MailRule<'spf'> = {
  id: 'spf/private-ip',
  scope: 'mail',
  kind: 'spf',
  needs: SPECIAL_NETWORK,
  severity: 'warning',
  summary: 'Address that cannot send mail over the Internet',
  why: 'Receivers see the public address that mail comes from, never a private, loopback or link-local one, so the term matches nothing out there and tells everybody about the inner network. Inside, where such addresses are seen, it lets every host send. Name the public address behind which the host sends.',
  references: ['RFC 6890 §2.2', 'RFC 7208 §5.6'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.168.1.0/24 mx -all"
;                 ^^^^^^^^^^^^^^ warning: spf/private-ip
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip6:fe80::1 ip4:127.0.0.1 mx -all"
;                 ^^^^^^^ warning: spf/private-ip
;                             ^^^^^^^^^ warning: spf/private-ip
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:198.51.100.0/24 mx -all"
`,
    },
  ],
  check(record, report) {
    for (const term of termsWithNetwork(record)) {
      if (!isPass(term)) continue;
      const what = specialNetwork(term.network);
      if (what === undefined) continue;
      const place = { start: term.network.span.start, end: term.end };
      report({
        ...place,
        message: `"${partOf(record, place)}" is ${what}: no mail comes from there over the Internet. Write the public address that the mail comes from, or remove the term.`,
        fixes: [{ title: `Remove ${partOf(record, term)}`, edits: [removalOf(record, term)] }],
      });
    }
  },
};
