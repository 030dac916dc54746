import type { RecordRule } from '../rule.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { fieldPlace } from '../support/rdataField.ts';
import { parameterPlace, protocolsOf, readServiceBinding, SVCB } from '../support/serviceBinding.ts';

const ALPN = 1;
const DOHPATH = 7;

/** `_dns`, or `_port._dns` (RFC 9461 §3). */
function isDnsServer([first = '', second = '']: readonly string[]): boolean {
  return first === '_dns' || (second === '_dns' && /^_\d+$/.test(first));
}

/** ALPN names of HTTP versions, drafts such as h3-29 included. */
const HTTP = /^(?:h2c?|h3(?:-\d+)?|http\/\d\.\d)$/;

export const svcbDns: RecordRule = {
  id: 'zone/svcb-dns',
  scope: 'record',
  severity: 'error',
  summary: 'SVCB record of a DNS server (_dns) without the parameters that it must have',
  why: 'SVCB records below `_dns` tell clients how to reach a DNS server with encryption. There is no default protocol, so `alpn` must be present, and where it lists a version of HTTP, `dohpath` must say at which path. Clients reject a record without them; newer versions of BIND refuse the zone (`check-svcb`).',
  references: ['RFC 9461 §4.1', 'RFC 9461 §5'],
  fixable: false,
  types: [SVCB],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dns.dns       SVCB 1 dns alpn=h2
;                         ^^^^^^^ error: zone/svcb-dns
_dns.dns       SVCB 2 dns port=853
;                   ^ error: zone/svcb-dns
dns            A    192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dns.dns       SVCB 1 dns alpn=h2,dot dohpath=/dns-query{?dns}
_dns.dns       SVCB 2 dns alpn=dot port=853
_53._dns.alias SVCB 0 dns
dns            A    192.0.2.1
`,
    },
  ],
  check(record, zone, report) {
    if (!isDnsServer(firstLabels(zone, zone.names.fold(record.owner), 2))) return;
    const binding = readServiceBinding(record);
    if (binding === undefined || binding.priority === 0) return;
    const { parameters } = binding;
    if (!parameters.has(ALPN)) {
      report({
        message:
          'This SVCB record of a DNS server has no alpn: there is no default protocol, so clients reject it. Add alpn=dot for DNS over TLS, alpn=h2 for DNS over HTTPS, or alpn=doq for DNS over QUIC.',
        place: fieldPlace(record, 0),
      });
      return;
    }
    const http = protocolsOf(parameters.get(ALPN)).find((protocol) => HTTP.test(protocol));
    if (http === undefined || parameters.has(DOHPATH)) return;
    report({
      message: `alpn offers DNS over HTTPS (${http}), but dohpath does not say at which path: clients reject the record. Add dohpath, such as dohpath=/dns-query{?dns}.`,
      place: parameterPlace(record, ALPN),
    });
  },
};
