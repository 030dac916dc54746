import { mailFix } from '../../mail/mailRecord.ts';
import { rangeOf } from '../../mail/spf/networks.ts';
import type { SpfMechanism } from '../../mail/spf/spfRecord.ts';
import { LARGE_NETWORK } from '../../mail/spf/spfSigns.ts';
import type { MailRule } from '../rule.ts';
import { isHuge, isLarge, isLargeNetwork, type Prefix } from '../support/largeNetwork.ts';
import { isPass, partOf } from '../support/spfTerms.ts';

export const cidrHuge: MailRule<'spf'> = {
  id: 'spf/cidr-huge',
  scope: 'mail',
  kind: 'spf',
  needs: LARGE_NETWORK,
  severity: 'warning',
  summary: 'Network that lets a large part of the Internet send',
  why: 'Everybody in a network that passes may send in the name of the domain, with a pass that counts for DMARC. Networks of this size belong to many: half of a cloud, or a whole provider. List the addresses that do send, or include the record of the service.',
  references: ['RFC 7208 §5.6', 'RFC 7208 §2.6.3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:198.51.100.7/9 -all"
;                 ^^^^^^^^^^^^^^ warning: spf/cidr-huge
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:0.0.0.0/0 -all"
;                 ^^^^^^^^^ error: spf/cidr-huge
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx/8 -all"
;             ^^^^ error: spf/cidr-huge
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:198.51.100.0/24 ip6:2001:db8:1::/48 mx/24 -all"
`,
    },
  ],
  check(record, report) {
    for (const term of record.terms) {
      if (!isPass(term)) continue;
      const large = largeIn(term);
      if (large === undefined) continue;
      const { network } = term;
      const place = network ? { start: network.span.start, end: term.end } : term;
      const single =
        network && rangeOf(network).first !== network.address ? partOf(record, network.span) : undefined;
      report({
        start: place.start,
        end: place.end,
        ...(isHuge(large) && { severity: 'error' }),
        message: `"${partOf(record, term)}" lets ${sizeOf(large)} send in the name of the domain. Name only the addresses that do${single === undefined ? '.' : `: was "${single}" meant?`}`,
        ...(single !== undefined && { fixes: [mailFix(`Write ${single}`, place, single)] }),
      });
    }
  },
};

function largeIn({ network, prefix4, prefix6 }: SpfMechanism): Prefix | undefined {
  if (network !== undefined) return isLargeNetwork(network) ? network : undefined;
  const v4 = prefix4 === undefined ? undefined : ({ family: 4, prefix: prefix4 } as const);
  const v6 = prefix6 === undefined ? undefined : ({ family: 6, prefix: prefix6 } as const);
  return [v4, v6].find((prefix) => prefix !== undefined && isLarge(prefix));
}

function sizeOf({ family, prefix }: Prefix): string {
  if (prefix === 0) return `everybody on the IPv${family} Internet`;
  if (family === 4) return `${(2 ** (32 - prefix)).toLocaleString('en')} addresses`;
  return `1/${(2 ** prefix).toLocaleString('en')} of all IPv6 addresses`;
}
