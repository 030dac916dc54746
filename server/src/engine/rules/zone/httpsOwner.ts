import type { NameRule } from '../rule.ts';
import { firstLabels } from '../support/ownerLabels.ts';

const HTTPS = 65;

/** Names that look like a service of SRV or TLSA, or have the default port: no browser asks for one of them. */
function isNeverAsked([first = '', second = '']: readonly string[]): boolean {
  if (first === '_https' || first === '_http') return true;
  if (!first.startsWith('_')) return false;
  return second === '_tcp' || second === '_udp' || (first === '_443' && second === '_https');
}

export const httpsOwner: NameRule = {
  id: 'zone/https-owner',
  scope: 'name',
  severity: 'warning',
  summary: 'HTTPS record at a name that browsers do not ask for',
  why: 'For `https://www.example.com/` a browser asks for the HTTPS record of `www.example.com` itself; only for another port does it ask for a longer name, such as `_8443._https.www.example.com`. Records at `_https._tcp.www` or `_443._https.www`, as SRV and TLSA would have it, are never used.',
  references: ['RFC 9460 §9.1'],
  fixable: false,
  types: [HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._https.www HTTPS 1 www alpn=h2
; @1-15 warning: zone/https-owner
_https._tcp     HTTPS 1 www alpn=h2
; @1-11 warning: zone/https-owner
www             A     192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_8443._https.www HTTPS 1 www alpn=h2 port=8443
www              HTTPS 1 .   alpn=h2
www              A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    if (!isNeverAsked(firstLabels(zone, name, 2)) || zone.isAliasTarget(name)) return;
    const record = zone.recordsAt(name, HTTPS)[0];
    if (record === undefined) return;
    report({
      message: `${zone.text(name)} has an HTTPS record, but browsers ask for the name of the site itself, and for _port._https before it only where the port is not 443. Move the record to the name of the site.`,
      place: record.ownerPlace,
    });
  },
};
