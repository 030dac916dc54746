import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { missingGlue } from '../support/missingGlue.ts';
import { targetToken } from '../support/targetToken.ts';

const NS = 2;

export const glueSibling: NameRule = {
  id: 'zone/glue-sibling',
  scope: 'name',
  severity: 'info',
  summary: 'Name server in another delegated zone, without its address',
  why: 'Resolvers must first find the address in the other zone, which takes longer. Where the other zone has its name servers in this one, neither can be reached. Address records here spare the detour.',
  references: ['RFC 9471 §2.2'],
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
branch NS  ns1.example.net.
branch NS  ns2.example.net.
shop   NS  ns.branch
;          ^^^^^^^^^ info: zone/glue-sibling
shop   NS  ns2.example.net.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@         SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@         NS  ns1.example.net.
@         NS  ns2.example.net.
branch    NS  ns1.example.net.
branch    NS  ns2.example.net.
shop      NS  ns.branch
shop      NS  ns2.example.net.
ns.branch A   192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    for (const { record, delegation } of missingGlue(zone, name)) {
      if (delegation === name) continue;
      report({
        message: `${zone.text(record.target)} is in the delegated zone ${zone.text(delegation)}, and this zone has no address for it: resolvers must look there first. Add its A or AAAA record here to spare them that.`,
        place: targetToken(record)?.place ?? record.typePlace,
      });
    }
  },
};
