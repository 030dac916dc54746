import type { Network, SpfMechanism } from '../../mail/spf/spfRecord.ts';
import type { MailRule } from '../rule.ts';
import { specialNetwork } from '../support/specialNetwork.ts';
import { isPass, partOf } from '../support/spfTerms.ts';

export const cidrHuge: MailRule<'spf'> = {
  id: 'spf/cidr-huge',
  scope: 'mail',
  kind: 'spf',
  severity: 'warning',
  summary: 'Network that lets a large part of the Internet send',
  why: 'Everybody in a network that passes may send in the name of the domain, with a pass that counts for DMARC. Networks of this size belong to many: half of a cloud, or a whole provider. List the addresses that do send, or include the record of the service.',
  references: ['RFC 7208 §5.6', 'RFC 7208 §11.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 ip4:198.0.0.0/9 -all"
;                 ^^^^^^^^^^^ warning: spf/cidr-huge
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
      for (const { family, prefix } of prefixesOf(term)) {
        if (prefix > LARGE[family]) continue;
        const place = term.network ? { start: term.network.span.start, end: term.end } : term;
        report({
          start: place.start,
          end: place.end,
          ...(prefix <= HUGE[family] && { severity: 'error' }),
          message: `"${partOf(record, term)}" lets ${sizeOf(family, prefix)} send in the name of the domain. Name only the addresses that do.`,
        });
        break;
      }
    }
  },
};

/** The largest providers of mail publish networks of up to 2^18 IPv4 addresses. */
const LARGE = { 4: 13, 6: 31 } as const;
const HUGE = { 4: 8, 6: 16 } as const;

type Prefix = Pick<Network, 'family' | 'prefix'>;

const NONE: readonly Prefix[] = [];

function prefixesOf({ network, prefix4, prefix6 }: SpfMechanism): readonly Prefix[] {
  if (network !== undefined) {
    // Special networks have a rule of their own.
    return network.prefix > LARGE[network.family] || specialNetwork(network) !== undefined ? NONE : [network];
  }
  if (prefix4 === undefined && prefix6 === undefined) return NONE;
  return [
    ...(prefix4 === undefined ? [] : [{ family: 4 as const, prefix: prefix4 }]),
    ...(prefix6 === undefined ? [] : [{ family: 6 as const, prefix: prefix6 }]),
  ];
}

function sizeOf(family: 4 | 6, prefix: number): string {
  if (prefix === 0) return `everybody on the IPv${family} Internet`;
  if (family === 4) return `${(2 ** (32 - prefix)).toLocaleString('en')} addresses`;
  return `1/${(2 ** prefix).toLocaleString('en')} of all IPv6 addresses`;
}
