import type { DnssecRule } from '../rule.ts';

/** A zone with its digest, and with another address if one is given. */
function digested(address: string, marker = ''): string {
  return `$ORIGIN example.com.
$TTL 1h
@   SOA    ns1.example.net. hostmaster.example.com. 2026122001 4h 1h 2w 1h
@   NS     ns1.example.net.
@   NS     ns2.example.net.
@   ZONEMD 2026122001 1 1 4dd4ed6e4d9928e8caba193732787157555714c28d0854994472597ab801cb3b7ecec1f919c259a301f9cffb08850026
${marker}www A      ${address}
`;
}

export const zonemd: DnssecRule = {
  id: 'zone/zonemd',
  scope: 'dnssec',
  severity: 'error',
  summary: 'Digest of the zone (ZONEMD) that is not that of this zone',
  why: 'The ZONEMD record holds a digest over all records of the zone, by which those who fetch a copy see that it is complete and unchanged. If it does not match, or is that of another serial, secondaries and resolvers with a local copy refuse the zone: something was changed after the digest was made. A digest that does not match beside one that does is a warning, as are two of one kind, which nobody uses. Schemes and algorithms that are not known are not looked at.',
  references: ['RFC 8976 §2', 'RFC 8976 §3', 'RFC 8976 §4'],
  fixable: false,
  bad: [
    {
      title: 'The address was changed',
      zone: digested('192.0.2.2', `;                         ${'^'.repeat(96)} error: zone/zonemd\n`),
    },
  ],
  good: [{ zone: digested('192.0.2.1') }],
};
