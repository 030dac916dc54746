import type { ZoneRule } from '../rule.ts';
import { targetToken } from '../support/targetToken.ts';

const NS = 2;

export const nsNotOwn: ZoneRule = {
  id: 'zone/ns-not-own',
  scope: 'zone',
  severity: 'warning',
  summary: 'A name server of the zone is none of those that the configuration names',
  why: 'After a move from one provider to another, an old NS record sends part of the queries to servers that answer with old data, or not at all. Reported only where the setting `nameServers` says which servers are yours; servers of a delegation below the zone are left alone.',
  references: ['RFC 1034 §4.2.2', 'RFC 1912 §2.8'],
  fixable: false,
  bad: [
    {
      nameServers: ['ns1.example.net', 'ns2.example.net'],
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.org.
;     ^^^^^^^^^^^^^^^^ warning: is none of your name servers
`,
    },
  ],
  good: [
    {
      nameServers: ['ns1.example.net', 'ns2.example.net', 'hidden.example.net'],
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA hidden.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
    NS  NS1.example.net.
    NS  ns2.example.net.
dev NS  ns1.example.org.
    NS  ns2.example.org.
`,
    },
  ],
  check(zone, report) {
    if (zone.nameServers.size === 0 || !zone.hasSoa) return;
    for (const record of zone.recordsAt(zone.apex, NS)) {
      const server = zone.text(zone.names.fold(record.target));
      if (zone.nameServers.has(server)) continue;
      const token = targetToken(record);
      // The name without its final dot: `zone/missing-trailing-dot` tells.
      if (zone.nameServers.has(`${token?.text.toLowerCase()}.`)) continue;
      report({
        message: `${server} is none of your name servers (setting nameServers): if it no longer serves ${zone.text(zone.apex)}, those who ask it get old answers or none. Remove the record, or add the server to the setting.`,
        place: token?.place ?? record.typePlace,
      });
    }
  },
};
