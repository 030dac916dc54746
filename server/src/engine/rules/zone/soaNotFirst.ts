import type { ZoneRule } from '../rule.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

/** Stands for a type that could not be read. */
const UNREADABLE = 0;
const SOA = 6;

export const soaNotFirst: ZoneRule = {
  id: 'zone/soa-not-first',
  scope: 'zone',
  severity: 'hint',
  summary: 'The SOA record is not the first of the file',
  why: 'BIND, Knot DNS and NSD take records in any order, but people and many programs (validns among them) expect the SOA record at the top: it says which zone follows, and what the default TTL is where there is no `$TTL`.',
  references: ['RFC 1035 §5.2', 'RFC 2308 §4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
; ^^^ hint: not the first record
`,
    },
  ],
  good: [
    {
      zone: `; Comments and directives may stand before it.
$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
`,
    },
  ],
  check(zone, report) {
    const first = zone.firstRecord();
    const [soa] = zone.soaRecords();
    if (soa === undefined || first === undefined || first.type === SOA || first.type === UNREADABLE) return;
    report({
      message: `The SOA record is not the first record of the zone: servers load it so, but people and some programs look for it at the top (RFC 1035 §5.2). Move it before the other records.`,
      place: typeTokenPlace(soa),
      related: [{ message: 'the first record', place: first.place }],
    });
  },
};
