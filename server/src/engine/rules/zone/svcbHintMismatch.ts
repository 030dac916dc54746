import { ipv4Text, ipv6Text } from '../../records/fields/address.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { HTTPS, parameterPlace, readServiceBinding, SVCB } from '../support/serviceBinding.ts';
import type { ZoneView } from '../zoneView.ts';

const A = 1;
const CNAME = 5;
const AAAA = 28;

const HINTS = [
  { key: 4, name: 'ipv4hint', type: A, octets: 4, mnemonic: 'A' },
  { key: 6, name: 'ipv6hint', type: AAAA, octets: 16, mnemonic: 'AAAA' },
] as const;

export const svcbHintMismatch: NameRule = {
  id: 'zone/svcb-hint-mismatch',
  scope: 'name',
  severity: 'warning',
  summary: 'Address hint of an SVCB or HTTPS record that is no address of its target',
  why: 'Clients may connect to the addresses in `ipv4hint` and `ipv6hint` before they have looked up the target. A hint that the target does not have, often left behind when an address was changed, sends them to another machine.',
  references: ['RFC 9460 §7.3'],
  fixable: false,
  types: [SVCB, HTTPS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA   ns.example.net. hostmaster 1 4h 1h 2w 1h
@ NS    ns.example.net.
@ NS    ns.example.org.
@ A     192.0.2.2
@ HTTPS 1 . alpn=h2 ipv4hint=192.0.2.1 ipv6hint=2001:db8::1
;                   ^^^^^^^^^^^^^^^^^^ warning: zone/svcb-hint-mismatch
;                                      ^^^^^^^^^^^^^^^^^^^^ warning: zone/svcb-hint-mismatch
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA   ns.example.net. hostmaster 1 4h 1h 2w 1h
@   NS    ns.example.net.
@   NS    ns.example.org.
@   A     192.0.2.1
@   A     192.0.2.2
@   AAAA  2001:db8::1
@   HTTPS 1 . alpn=h2 ipv4hint=192.0.2.1 ipv6hint=2001:db8::1
www HTTPS 1 cdn.example.net. ipv4hint=198.51.100.1
`,
    },
  ],
  check(name, zone, report) {
    for (const record of zone.recordsAt(name)) {
      if (record.type !== SVCB && record.type !== HTTPS) continue;
      const binding = readServiceBinding(record);
      if (binding === undefined || binding.priority === 0) continue;
      const hints = HINTS.filter(({ key }) => binding.parameters.has(key));
      if (hints.length === 0) continue;
      const target = record.target === ROOT ? name : zone.names.fold(record.target);
      const host = hostOf(target, zone);
      if (host === NO_NAME) continue;
      for (const { key, name: hint, type, octets, mnemonic } of hints) {
        const known = addressesOf(host, type, zone);
        const unknown = split(binding.parameters.get(key), octets).filter((address) => !known.has(address));
        if (unknown.length === 0) continue;
        report({
          message: `${hint} has ${unknown.join(', ')}, but ${zone.text(target)} has no ${mnemonic} record with that: clients that use the hint reach another machine. Correct the hint, or remove it.`,
          place: parameterPlace(record, key),
          related: addressRecords(host, zone).map((other) => ({
            message: 'An address of the target',
            place: other.place,
          })),
        });
      }
    }
  },
};

/** The name whose records are the target's addresses, {@link NO_NAME} where the zone does not tell them. */
function hostOf(target: NameId, zone: ZoneView): NameId {
  if (!zone.hasSoa || !zone.inZone(target) || zone.cutAbove(target) !== NO_NAME) return NO_NAME;
  const host = zone.answerer(target);
  if (host === NO_NAME || zone.hasType(host, CNAME) || zone.isDamaged(host)) return NO_NAME;
  return addressRecords(host, zone).length === 0 ? NO_NAME : host;
}

function addressRecords(host: NameId, zone: ZoneView): RecordView[] {
  return [...zone.recordsAt(host, A), ...zone.recordsAt(host, AAAA)];
}

function addressesOf(host: NameId, type: number, zone: ZoneView): Set<string> {
  return new Set(zone.recordsAt(host, type).map((record) => record.canonicalData() ?? ''));
}

function split(value: Uint8Array | undefined, octets: 4 | 16): string[] {
  const addresses: string[] = [];
  for (let at = 0; value !== undefined && at + octets <= value.length; at += octets) {
    const address = value.subarray(at, at + octets);
    addresses.push(octets === 4 ? ipv4Text(address) : ipv6Text(address));
  }
  return addresses;
}
