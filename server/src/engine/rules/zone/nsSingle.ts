import type { ZoneRule } from '../rule.ts';
import { isPrivateZone, isServedLocally } from '../support/localZone.ts';
import { targetToken } from '../support/targetToken.ts';

const NS = 2;

export const nsSingle: ZoneRule = {
  id: 'zone/ns-single',
  scope: 'zone',
  severity: 'warning',
  summary: 'A zone with one name server',
  why: 'When the only name server, or the network that it is in, is down, nothing in the zone can be found: no web site, no mail, and mail to it bounces after some days. Registries ask for two at least, in different networks. Not reported for zones of private networks, such as `example.internal` or `10.in-addr.arpa`.',
  references: ['RFC 1034 §4.1', 'RFC 2182 §5'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
;     ^^^^^^^^^^^^^^^^ warning: the only name server
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
`,
    },
    {
      title: 'A private network',
      zone: `$ORIGIN office.internal.
$TTL 1h
@   SOA ns1 hostmaster 1 4h 1h 2w 1h
    NS  ns1
ns1 A   10.0.0.53
`,
    },
  ],
  check(zone, report) {
    const { apex, names } = zone;
    if (!zone.isComplete || zone.isDamaged(apex) || isPrivateZone(zone) || isServedLocally(zone)) return;
    const servers = zone.recordsAt(apex, NS);
    const [first] = servers;
    if (first === undefined || servers.some(({ target }) => names.fold(target) !== names.fold(first.target)))
      return;
    report({
      message: `${zone.text(first.target)} is the only name server of ${zone.text(apex)}: while it cannot be reached, nothing in the zone can be found. Add a second one, in another network (RFC 2182 §5).`,
      place: targetToken(first)?.place ?? first.typePlace,
    });
  },
};
