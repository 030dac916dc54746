import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkAddresslessTargets } from '../support/addresslessTarget.ts';

const NS = 2;

export const nsNoAddress: NameRule = {
  id: 'zone/ns-no-address',
  scope: 'name',
  types: [NS],
  needs: LEADS_ON,
  severity: 'error',
  summary: 'Name server of the zone without address',
  why: "The name server's own name is in this zone, so its address must be as well: nobody else can tell it. Without one no resolver reaches this name server, and BIND refuses the zone. Wildcards count; names outside the zone are not looked at, and those in delegated zones are the matter of `zone/glue-missing`.",
  references: ['RFC 2181 §10.3', 'RFC 1034 §4.2.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA ns1 hostmaster 2026112401 4h 1h 2w 1h
@    NS  ns1
@    NS  ns2
;        ^^^ error: ns2.example.com. has no records
ns1  A   192.0.2.53
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA  ns1 hostmaster 2026112401 4h 1h 2w 1h
@    NS   ns1
@    NS   a.ns
@    NS   ns.example.net.
ns1  AAAA 2001:db8::53
*.ns A    192.0.2.53
`,
    },
    {
      title: 'A part of a zone: the address may stand in another',
      zone: `$ORIGIN example.com.
$TTL 1h
lab NS ns1
`,
    },
  ],
  check(name, zone, report) {
    checkAddresslessTargets(name, NS, zone, report, 'resolvers cannot reach this name server.');
  },
};
