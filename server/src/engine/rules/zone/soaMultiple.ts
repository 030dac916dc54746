import type { ZoneRule } from '../rule.ts';

export const soaMultiple: ZoneRule = {
  id: 'zone/soa-multiple',
  scope: 'zone',
  severity: 'error',
  summary: 'Two different SOA records at the zone’s name',
  why: 'A zone has one SOA record: with two, neither serial nor timers are known. Servers refuse to load it. Often a merge kept both serials, or a file has two zones.',
  references: ['RFC 1035 §5.2', 'RFC 2181 §6.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2026010101 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
@ SOA ns1.example.net. hostmaster.example.com. 2026010102 4h 1h 2w 1h
; @1-69 error: second SOA
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 2026010102 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
  ],
  check(zone, report) {
    const { names } = zone;
    const [first, ...others] = zone.soaRecords();
    if (first === undefined) return;
    const data = first.canonicalData()?.toLowerCase();
    for (const other of others) {
      if (names.fold(other.owner) !== names.fold(first.owner)) continue;
      if (other.canonicalData()?.toLowerCase() === data) continue;
      report({
        message: `${zone.text(first.owner)} has a second SOA record, which differs from the first: a zone has one (RFC 2181 §6.1), and servers refuse to load it. Keep the right one.`,
        place: other.place,
        related: [{ message: 'the first SOA record', place: first.place }],
      });
    }
  },
};
