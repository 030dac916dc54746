import type { ZoneRule } from '../rule.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

const NS = 2;

export const nsMissing: ZoneRule = {
  id: 'zone/ns-missing',
  scope: 'zone',
  severity: 'error',
  summary: 'A zone without NS records at its own name',
  why: 'The NS records at the zone’s name say which servers answer for it; resolvers use them once they have followed the delegation, and secondaries are told of changes through them. BIND refuses to load a zone without any.',
  references: ['RFC 1034 §4.2.1', 'RFC 1035 §5.2', 'RFC 2181 §6.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
;   ^^^ error: no NS record
www A   192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
    NS  ns1.example.net.
    NS  ns2.example.net.
www A   192.0.2.1
`,
    },
  ],
  check(zone, report) {
    if (!zone.isComplete || zone.hasType(zone.apex, NS)) return;
    const [soa] = zone.soaRecords();
    if (soa === undefined || zone.hasType(zone.names.fold(soa.owner), NS)) return;
    report({
      message: `The zone ${zone.text(zone.apex)} has no NS record at its own name, so nothing in it says which servers answer for it, and BIND refuses to load it. Add an NS record for each name server.`,
      place: typeTokenPlace(soa),
    });
  },
};
