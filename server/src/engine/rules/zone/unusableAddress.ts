import type { Fix } from '../../finding.ts';
import { ipv4Text } from '../../records/fields/address.ts';
import type { RecordView } from '../recordView.ts';
import type { RecordRule } from '../rule.ts';
import { ODD_ADDRESS } from '../signs.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

const A = 1;
const AAAA = 28;

export const unusableAddress: RecordRule = {
  id: 'zone/unusable-address',
  scope: 'record',
  severity: 'warning',
  summary: 'Address that no program can connect to by name',
  why: 'A link-local address (`169.254.0.0/16`, `fe80::/10`) means something only on one network segment, and an IPv6 one not even there without the name of an interface, which DNS cannot carry. An IPv4-mapped address (`::ffff:192.0.2.1`) is for programs inside one host. Clients that get such an address wait for a timeout. Private, loopback and unspecified addresses have their uses in internal zones and block lists, and are not reported.',
  references: ['RFC 3927 §2.9', 'RFC 4291 §2.5.5.2', 'RFC 4472 §2.1'],
  fixable: true,
  types: [A, AAAA],
  needs: ODD_ADDRESS,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  AAAA ::ffff:192.0.2.1
;         ^^^^^^^^^^^^^^^^ warning: zone/unusable-address
nas  AAAA fe80::1
;         ^^^^^^^ warning: zone/unusable-address
pc   A    169.254.10.20
;         ^^^^^^^^^^^^^ warning: zone/unusable-address
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www       AAAA 2001:db8::1
nas       A    10.1.2.3
localhost A    127.0.0.1
blocked   A    0.0.0.0
`,
    },
  ],
  check(record, _zone, report) {
    if (record.generated) return;
    const wire = record.wire();
    const reason = wire && reasonAgainst(wire);
    if (wire === undefined || reason === undefined) return;
    const fix = mappedFix(record, wire);
    report({
      message: `${reason} Write an address that clients can reach.`,
      place: fieldPlace(record, 0),
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};

function reasonAgainst(wire: Uint8Array): string | undefined {
  const [first = 0, second = 0] = wire;
  if (wire.length === 4) {
    return first === 169 && second === 254
      ? 'An address in 169.254.0.0/16 is link-local: only hosts on the same network segment could reach it.'
      : undefined;
  }
  if (first === 0xfe && (second & 0xc0) === 0x80) {
    return 'An address in fe80::/10 is link-local: it needs the name of an interface, which DNS cannot carry, so no program can connect to it.';
  }
  return isMapped(wire)
    ? 'An address in ::ffff:0:0/96 is an IPv4 address in the form that programs use inside a host: no network carries it. It belongs in an A record.'
    : undefined;
}

function isMapped(wire: Uint8Array): boolean {
  return wire.length === 16 && wire.every((octet, i) => i > 11 || octet === (i < 10 ? 0 : 0xff));
}

function mappedFix(record: RecordView, wire: Uint8Array): Fix | undefined {
  const address = fieldToken(record, 0);
  if (!isMapped(wire) || address === undefined) return undefined;
  const text = ipv4Text(wire.subarray(12));
  return {
    title: `Replace by A ${text}`,
    edits: [
      { place: typeTokenPlace(record), text: 'A' },
      { place: address.place, text },
    ],
  };
}
