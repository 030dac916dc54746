import type { RecordRule } from '../rule.ts';
import { OUTSIDE } from '../signs.ts';
import { writesOwner } from '../support/firstOfEntry.ts';

const A = 1;
const SOA = 6;
const AAAA = 28;

export const outOfZone: RecordRule = {
  id: 'zone/out-of-zone',
  scope: 'record',
  types: 'all',
  needs: OUTSIDE,
  severity: 'error',
  summary: 'A record whose owner is outside the zone',
  why: 'A server answers for its zone alone. BIND ignores the record with a warning in the log, Knot DNS without a word, NSD refuses the file. Often the origin is another than the writer thought, or a name has a final dot that it should not have. Addresses of name servers in other zones do not belong here either: only those below the zone’s own name are glue.',
  references: ['RFC 1035 §5.2', 'RFC 1034 §4.2.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
www. A   192.0.2.1
; @1-4 error: outside the zone example.com.
ns1.example.net. A 192.0.2.53
; @1-16 error: addresses of other zones
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@       SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
        NS  ns1.example.net.
        NS  ns2.example.net.
www     A   192.0.2.1
sub     NS  ns.sub
ns.sub  A   192.0.2.53
`,
    },
    {
      title: 'A fragment is read in the zone that includes it',
      zone: '$TTL 1h\nwww.example.net. A 192.0.2.1\n',
    },
  ],
  check(record, zone, report) {
    // A second SOA record there is a zone of its own: `zone/soa-not-apex` says so.
    if (!zone.hasSoa || record.type === SOA || !writesOwner(record)) return;
    const owner = zone.names.fold(record.owner);
    if (zone.inZone(owner)) return;
    const isAddress = record.type === A || record.type === AAAA;
    const hint = isAddress
      ? 'addresses of other zones are answered by those. Remove it, or correct the name or its final dot.'
      : 'move it to the zone that it belongs to, or correct the name or its final dot.';
    report({
      message: `${zone.text(record.owner)} is outside the zone ${zone.text(zone.apex)}, so BIND ignores the record and NSD refuses the file: ${hint}`,
      place: record.ownerPlace,
    });
  },
};
