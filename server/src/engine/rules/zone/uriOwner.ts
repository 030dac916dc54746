import type { NameRule } from '../rule.ts';
import { firstLabels, TRANSPORTS, underscoreFix } from '../support/ownerLabels.ts';

const URI = 256;

export const uriOwner: NameRule = {
  id: 'zone/uri-owner',
  scope: 'name',
  severity: 'warning',
  summary: 'URI record at a name without underscore labels',
  why: 'Clients find URI records by the service they want, as `_http._tcp.example.com` or `_kerberos.example.com`. A URI record at the name of a host answers none of them: it does not redirect browsers. Names that a CNAME leads to are not reported.',
  references: ['RFC 7553 §4.1', 'RFC 8552 §4.1.2'],
  fixable: true,
  types: [URI],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www      URI 10 1 "https://www.example.net/"
; @1-3 warning: zone/uri-owner
ftp.tcp  URI 10 1 "ftp://ftp.example.net/public"
; @1-7 warning: zone/uri-owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_ftp._tcp  URI 10 1 "ftp://ftp.example.net/public"
_kerberos  URI 10 1 "krb5srv:m:tcp:kdc.example.com"
`,
    },
  ],
  check(name, zone, report) {
    const [first = '', second = ''] = firstLabels(zone, name, 2);
    if (first === '*' || first.startsWith('_') || second.startsWith('_') || zone.isAliasTarget(name)) return;
    const record = zone.recordsAt(name, URI)[0];
    if (record === undefined) return;
    const fix = TRANSPORTS.has(second) ? underscoreFix(zone, name, URI) : undefined;
    report({
      message: `${zone.text(name)} has a URI record, but no label that names a service, such as _http._tcp: clients do not look for URI records at the name of a host. Put the service before the name, with "_" before its labels.`,
      place: record.ownerPlace,
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};
