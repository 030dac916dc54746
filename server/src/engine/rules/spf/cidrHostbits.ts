import { mailFix } from '../../mail/mailRecord.ts';
import { networkText } from '../../mail/spf/addressText.ts';
import { rangeOf } from '../../mail/spf/networks.ts';
import { HOST_BITS } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { isLargeNetwork } from '../support/largeNetwork.ts';
import { isPass, partOf, termsWithNetwork } from '../support/spfTerms.ts';

export const cidrHostbits: MailRule<'spf'> = {
  id: 'spf/cidr-hostbits',
  scope: 'mail',
  kind: 'spf',
  needs: HOST_BITS,
  severity: 'warning',
  summary: 'Network whose address has bits beyond its prefix',
  why: 'Receivers look at the first bits alone, so that `192.0.2.77/24` is the whole of `192.0.2.0/24`, 256 addresses. Often one address was meant. Write the network, or the address without a prefix length, so that it can be seen who may send.',
  references: ['RFC 7208 §5.6', 'RFC 4632 §3.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.77/24 -all"
;                 ^^^^^^^^^^^^^ warning: spf/cidr-hostbits
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip6:2001:db8::25/64 -all"
;                 ^^^^^^^^^^^^^^^ warning: spf/cidr-hostbits
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.77 ip6:2001:db8::/64 ip6:2001:db8:1::25 -all"
`,
    },
  ],
  check(record, report) {
    for (const term of termsWithNetwork(record)) {
      const { network } = term;
      const { family, prefix } = network;
      if (prefix === (family === 4 ? 32 : 128)) continue;
      const { first } = rangeOf(network);
      // The size of a large one is the worse defect, and has its finding.
      if (first === network.address || (isPass(term) && isLargeNetwork(network))) continue;
      const whole = networkText({ family, address: first, prefix });
      const single = partOf(record, network.span);
      const place = { start: network.span.start, end: term.end };
      report({
        ...place,
        message: `"${partOf(record, place)}" lets all of ${whole} match, since only the first ${prefix} bits count. Write "${whole}" if the network is meant, "${single}" if the address is.`,
        fixes: [mailFix(`Write ${whole}`, place, whole), mailFix(`Write ${single}`, place, single)],
      });
    }
  },
};
