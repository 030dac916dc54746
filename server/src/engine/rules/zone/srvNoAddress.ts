import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { checkAddresslessTargets } from '../support/addresslessTarget.ts';

const SRV = 33;

export const srvNoAddress: NameRule = {
  id: 'zone/srv-no-address',
  scope: 'name',
  severity: 'warning',
  summary: 'SRV target of the zone without address',
  why: 'Clients look up the addresses of the target and find none, so this server does not offer the service to anybody. Wildcards count; names outside the zone and in delegated zones are not looked at. A target of "." says that there is no such service.',
  references: ['RFC 2782'],
  fixable: false,
  types: [SRV],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@         SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@         NS  ns1.example.net.
@         NS  ns2.example.net.
_sip._tcp SRV 10 5 5060 sip
;                       ^^^ warning: zone/srv-no-address
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
_sip._tcp  SRV 10 5 5060 sip
_imap._tcp SRV 0 0 0 .
sip        A   192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    checkAddresslessTargets(name, SRV, zone, report, 'clients cannot connect to it.');
  },
};
