import type { NameRule } from '../rule.ts';
import { IS_APEX } from '../signs.ts';

const CNAME = 5;
const SOA = 6;

export const cnameApex: NameRule = {
  id: 'zone/cname-apex',
  scope: 'name',
  severity: 'error',
  summary: "CNAME record at the zone's own name",
  why: "The zone's own name must have its SOA and NS records, and a name with a CNAME can have no other records. BIND, Knot DNS and NSD refuse the zone. What some providers offer as ALIAS, ANAME or CNAME flattening is replaced by addresses before it reaches a resolver; it has no place in a zone file.",
  references: ['RFC 1034 §3.6.2', 'RFC 1912 §2.4', 'RFC 9460 §10.1'],
  fixable: false,
  types: [CNAME],
  needs: IS_APEX,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS    ns1.example.net.
@   NS    ns2.example.net.
@   CNAME shop.example.org.
;   ^^^^^^^^^^^^^^^^^^^^^^^ error: zone/cname-apex
`,
    },
  ],
  good: [
    {
      title: 'Addresses, and an alias that browsers understand',
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS    ns1.example.net.
@   NS    ns2.example.net.
@   A     192.0.2.1
@   HTTPS 0 shop.example.org.
www CNAME shop.example.org.
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.hasSoa || name !== zone.apex) return;
    const [soa] = zone.recordsAt(name, SOA);
    for (const alias of zone.recordsAt(name, CNAME)) {
      const target = zone.text(alias.target);
      report({
        message: `${zone.text(name)} is the zone's own name: it has SOA and NS records, and an alias can have no others, so servers refuse the zone. Write the A and AAAA records of ${target} here; web browsers also follow "HTTPS 0 ${target}".`,
        place: alias.typePlace,
        ...(soa ? { related: [{ message: 'The SOA record', place: soa.typePlace }] } : {}),
      });
    }
  },
};
