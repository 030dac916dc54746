import { ROOT } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { addresslessText, lacksAddress } from '../support/addresslessTarget.ts';
import { HTTPS, readServiceBinding, SVCB } from '../support/serviceBinding.ts';
import { targetToken } from '../support/targetToken.ts';

export const svcbNoAddress: NameRule = {
  id: 'zone/svcb-no-address',
  scope: 'name',
  severity: 'warning',
  summary: 'Target of an SVCB or HTTPS record of the zone without address',
  why: 'Clients connect to the addresses of the target; "." is the name of the record itself. Address hints in the record only bridge the time until those are looked up. The target of an alias (priority 0) may have SVCB or HTTPS records instead. Wildcards count; names outside the zone and in delegated zones are not looked at.',
  references: ['RFC 9460 §2.5', 'RFC 9460 §7.3'],
  fixable: false,
  types: [SVCB, HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS    ns1.example.net.
@   NS    ns2.example.net.
@   HTTPS 1 . alpn=h2
;           ^ warning: zone/svcb-no-address
www HTTPS 1 web alpn=h2
;           ^^^ warning: zone/svcb-no-address
www A     192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@    NS    ns1.example.net.
@    NS    ns2.example.net.
@    HTTPS 1 . alpn=h2
@    A     192.0.2.1
www  HTTPS 0 pool
www  A     192.0.2.1
pool HTTPS 1 web.example.net. alpn=h2
ftp  HTTPS 0 .
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.isComplete) return;
    for (const type of [SVCB, HTTPS]) {
      for (const record of zone.recordsAt(name, type)) {
        const isAlias = readServiceBinding(record)?.priority === 0;
        if (isAlias && record.target === ROOT) continue;
        const host = record.target === ROOT ? record.owner : record.target;
        const folded = zone.names.fold(host);
        if (!lacksAddress(zone, record, folded) || (isAlias && zone.hasType(folded, SVCB, HTTPS))) continue;
        report({
          message: `${addresslessText(zone, host)}: clients that follow this ${type === SVCB ? 'SVCB' : 'HTTPS'} record cannot connect. Add an address record, or name the host that has the addresses.`,
          place: targetToken(record)?.place ?? record.typePlace,
        });
      }
    }
  },
};
