import type { NameRule } from '../rule.ts';

const NS = 2;
const DNAME = 39;

export const dnameAndDelegation: NameRule = {
  id: 'zone/dname-and-delegation',
  scope: 'name',
  severity: 'error',
  summary: 'DNAME record at a delegation',
  why: "NS records below the zone's own name hand the name and all below it to another zone; a DNAME there belongs in that zone. Knot DNS refuses the zone, and others never answer with the DNAME. At the zone's own name the two go together.",
  references: ['RFC 6672 §2.3'],
  fixable: false,
  types: [DNAME],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@      SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@      NS    ns1.example.net.
@      NS    ns2.example.net.
branch NS    ns1.example.net.
branch NS    ns2.example.net.
branch DNAME example.org.
;      ^^^^^^^^^^^^^^^^^^ error: zone/dname-and-delegation
`,
    },
  ],
  good: [
    {
      title: "At the zone's own name",
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS    ns1.example.net.
@ NS    ns2.example.net.
@ DNAME example.org.
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.hasSoa || name === zone.apex || zone.count(name, NS) === 0) return;
    const [dname] = zone.recordsAt(name, DNAME);
    const [ns] = zone.recordsAt(name, NS);
    if (dname === undefined || ns === undefined) return;
    report({
      message: `${zone.text(name)} is delegated by its NS records, so its DNAME record belongs in the zone that they delegate to: servers refuse it here, or never answer with it. Keep the delegation or the DNAME.`,
      place: dname.typePlace,
      related: [{ message: 'The delegation', place: ns.typePlace }],
    });
  },
};
