import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkAddresslessTargets } from '../support/addresslessTarget.ts';

const MX = 15;

export const mxNoAddress: NameRule = {
  id: 'zone/mx-no-address',
  scope: 'name',
  severity: 'warning',
  summary: 'Mail exchanger of the zone without address',
  why: 'Senders look up the addresses of each mail exchanger. One without any is passed over, and where it is the only one the mail comes back. Wildcards count; names outside the zone and in delegated zones are not looked at.',
  references: ['RFC 5321 §5.1'],
  fixable: false,
  types: [MX],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@     SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@     NS  ns1.example.net.
@     NS  ns2.example.net.
@     MX  10 mail
;            ^^^^ warning: zone/mx-no-address
@     MX  20 mail2
;            ^^^^^ warning: zone/mx-no-address
mail2 TXT "to be installed"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@     SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@     NS  ns1.example.net.
@     NS  ns2.example.net.
@     MX  10 mail
@     MX  20 in.mx
@     MX  30 mail.example.net.
mail  A   192.0.2.25
*.mx  A   192.0.2.26
`,
    },
    {
      title: 'No mail at all',
      zone: `$ORIGIN example.com.
$TTL 1h
@     SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@     NS  ns1.example.net.
@     NS  ns2.example.net.
@     MX  0 .
@     TXT "v=spf1 -all"
`,
    },
  ],
  check(name, zone, report) {
    checkAddresslessTargets(name, MX, zone, report, 'it receives no mail.');
  },
};
