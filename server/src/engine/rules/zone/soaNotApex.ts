import type { ZoneRule } from '../rule.ts';

export const soaNotApex: ZoneRule = {
  id: 'zone/soa-not-apex',
  scope: 'zone',
  severity: 'error',
  summary: 'A SOA record at another name than the zone’s',
  why: 'The SOA record stands at the zone’s own name, and nowhere else in the zone: there it would begin another one. BIND and NSD refuse the file. The first SOA record of the file says what the zone’s name is, unless the server’s configuration is known.',
  references: ['RFC 1035 §5.2', 'RFC 1034 §4.2.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
shop SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
; @1-4 error: begins at shop.example.com.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN com.
$TTL 1h
example SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
        NS  ns1.example.net.
        NS  ns2.example.net.
`,
    },
  ],
  check(zone, report) {
    const { names, apex, origin } = zone;
    const [first, ...others] = zone.soaRecords();
    if (first === undefined) return;
    if (zone.isNamed && apex !== origin) {
      report({
        message: `This SOA record begins the zone ${zone.text(first.owner)}, but the file is read as the zone ${zone.text(origin)}: a server configured so refuses to load it. Correct the owner or the $ORIGIN, or the zone's name where the server is configured.`,
        place: first.ownerPlace,
      });
    }
    for (const other of others) {
      const owner = names.fold(other.owner);
      if (owner === apex || owner === names.fold(first.owner) || zone.repeatsApex(owner)) continue;
      report({
        message: `A second zone begins at ${zone.text(other.owner)}, inside the file of ${zone.text(apex)}: a zone file has one SOA record, at the zone's own name, and servers refuse this file. Give the other zone a file of its own, or correct the owner.`,
        place: other.ownerPlace,
        related: [{ message: 'the SOA record that names the zone', place: first.place }],
      });
    }
  },
};
