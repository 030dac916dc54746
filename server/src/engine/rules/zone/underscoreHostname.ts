import { UNDERSCORE } from '../../zone/labelTraits.ts';
import type { NameRule } from '../rule.ts';
import { IRREGULAR_HOST, NAMES_HOSTS } from '../signs.ts';
import { HOST_NAME_TYPES, irregularHosts } from '../support/hostNames.ts';

export const underscoreHostname: NameRule = {
  id: 'zone/underscore-hostname',
  scope: 'name',
  types: HOST_NAME_TYPES,
  needs: IRREGULAR_HOST | NAMES_HOSTS,
  severity: 'warning',
  summary: 'A host’s name with an underscore',
  why: 'Host names are letters, digits and hyphens. BIND, as it comes, refuses to load a primary zone with an address at such a name (`check-names`), mail servers refuse such a host, and cookies and certificates fail for it. An underscore marks names that are no hosts, such as `_dmarc` or `_sip._tcp`, so that the two never meet.',
  references: ['RFC 952', 'RFC 1123 §2.1', 'RFC 8552 §1.1', 'BIND 9: check-names'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
web_1 A    192.0.2.1
; @1-5 warning: web_1.example.com.
      AAAA 2001:db8::1
@     MX   10 mail_out.example.net.
;             ^^^^^^^^^^^^^^^^^^^^^ warning: no host name
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
web-1      A     192.0.2.1
_dmarc     TXT   "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
s1._domainkey CNAME s1.domainkey.example.net.
_sip._tcp  SRV   0 5 5060 web-1
gc._msdcs  A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    for (const host of irregularHosts(name, zone)) {
      if (host.traits !== UNDERSCORE) continue;
      const effect = host.isOwner
        ? 'BIND, as it comes, refuses to load a primary zone with it, and mail servers and browsers may refuse the host'
        : 'servers warn of it, and mail servers and other programs may refuse the host';
      report({
        message: `${zone.text(host.name)} is no host name, since it has an underscore (RFC 1123 §2.1): ${effect}. Write a hyphen instead, here and where the name is used.`,
        place: host.place,
      });
    }
  },
};
