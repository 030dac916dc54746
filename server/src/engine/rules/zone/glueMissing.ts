import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { missingGlue } from '../support/missingGlue.ts';
import { targetToken } from '../support/targetToken.ts';

const NS = 2;

export const glueMissing: NameRule = {
  id: 'zone/glue-missing',
  scope: 'name',
  severity: 'warning',
  summary: 'Delegation to a name server inside the delegated zone, without its address',
  why: 'To ask that name server, a resolver needs its address, and the address is in the zone that only that name server has. So the delegating zone must have the address as well: that is what glue is for. Without any, the delegated zone cannot be reached.',
  references: ['RFC 1034 §4.2.1', 'RFC 9471 §2.1'],
  fixable: false,
  types: [NS],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@      NS  ns1.example.net.
@      NS  ns2.example.net.
branch NS  ns1.branch
;          ^^^^^^^^^^ warning: zone/glue-missing
branch NS  ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
branch     NS  ns1.branch
branch     NS  ns2.example.net.
ns1.branch A   192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    for (const { record, delegation } of missingGlue(zone, name)) {
      if (delegation !== name) continue;
      const host = zone.text(record.target);
      report({
        message: `${host} is ${zone.names.fold(record.target) === name ? 'the delegated name itself' : 'inside the zone that it is a name server of'}, and this zone has no address for it: resolvers cannot reach it. Add its A or AAAA record here, as glue.`,
        place: targetToken(record)?.place ?? record.typePlace,
      });
    }
  },
};
