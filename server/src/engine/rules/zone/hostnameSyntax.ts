import { RAW, UNDERSCORE } from '../../zone/labelTraits.ts';
import type { NameRule } from '../rule.ts';
import { IRREGULAR_HOST, NAMES_HOSTS } from '../signs.ts';
import { addressTarget } from '../support/addressTarget.ts';
import { foreignCharacters, HOST_NAME_TYPES, irregularHosts } from '../support/hostNames.ts';
import { targetToken } from '../support/targetToken.ts';
import { isUnicodeName } from '../support/unicodeName.ts';

export const hostnameSyntax: NameRule = {
  id: 'zone/hostname-syntax',
  scope: 'name',
  types: HOST_NAME_TYPES,
  needs: IRREGULAR_HOST | NAMES_HOSTS,
  severity: 'warning',
  summary: 'A host’s name with characters that host names do not have',
  why: 'DNS takes any octets in a name, but hosts have letters, digits and hyphens inside their labels, and programs refuse the rest. BIND, as it comes, refuses to load a primary zone with an address at such a name (`check-names`). Often it is a slip: a comma, a slash, a hyphen too many.',
  references: ['RFC 952', 'RFC 1123 §2.1', 'RFC 2181 §11', 'BIND 9: check-names'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
web,1   A  192.0.2.1
; @1-5 warning: has ","
-server A  192.0.2.2
; @1-7 warning: a label that starts or ends with a hyphen
@       MX 10 mail@example.net.
;             ^^^^^^^^^^^^^^^^^ warning: has "@"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
0/26                NS    ns1.example.net.
1                   CNAME 1.0/26
b._dns-sd._udp      PTR   example.com.
_ipp._tcp           PTR   Front\\032Desk._ipp._tcp
*.hosts.example.com. A    192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    for (const host of irregularHosts(name, zone)) {
      if (host.traits === UNDERSCORE) continue;
      if (host.traits & RAW && isUnicodeName(zone.names, host.name)) continue;
      if (!host.isOwner && addressTarget(targetToken(host.record)?.text ?? '')) continue;
      const foreign = foreignCharacters(zone, host.name).join(', ');
      const fault = foreign === '' ? 'a label that starts or ends with a hyphen' : foreign;
      const effect = host.isOwner
        ? 'BIND, as it comes, refuses to load a primary zone with it'
        : 'servers warn of it, and programs may refuse the host';
      report({
        message: `The host name ${zone.text(host.name)} has ${fault}, but host names are letters, digits and hyphens inside labels (RFC 1123 §2.1): ${effect}. Correct the name, here and where it is used.`,
        place: host.place,
      });
    }
  },
};
