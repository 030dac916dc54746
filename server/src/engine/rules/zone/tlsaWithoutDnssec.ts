import { NO_NAME } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { isPrivateZone } from '../support/localZone.ts';

const RRSIG = 46;
const DNSKEY = 48;
const TLSA = 52;

export const tlsaWithoutDnssec: NameRule = {
  id: 'zone/tlsa-without-dnssec',
  scope: 'name',
  severity: 'info',
  set: 'strict',
  summary: 'TLSA record in a zone without signatures',
  why: 'Clients use a TLSA record only if DNSSEC proves that it is genuine: in a zone that is not signed it has no effect, and mail servers and browsers ignore it. Where the name server signs the zone as it loads it, the file has no signatures, and all is well.',
  references: ['RFC 6698 §4.1', 'RFC 7672 §2.2'],
  fixable: false,
  types: [TLSA],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@             SOA  ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@             NS   ns1.example.net.
@             NS   ns2.example.net.
mail          A    192.0.2.25
_25._tcp.mail TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-13 info: zone/tlsa-without-dnssec
`,
    },
  ],
  good: [
    {
      title: 'A part of a zone does not say whether it is signed',
      zone: `$ORIGIN example.com.
$TTL 1h
_25._tcp.mail TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.isComplete || isPrivateZone(zone) || zone.cutAbove(name) !== NO_NAME) return;
    if (zone.hasType(zone.look(zone.apex), DNSKEY, RRSIG)) return;
    const record = zone.recordsAt(name, TLSA)[0];
    if (record === undefined) return;
    report({
      message: `The zone has no signatures, and clients ignore the TLSA record at "${zone.text(name)}" without. Sign the zone, or let the name server do so.`,
      place: record.ownerPlace,
    });
  },
};
