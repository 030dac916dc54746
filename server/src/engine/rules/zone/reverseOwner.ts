import type { RecordRule } from '../rule.ts';
import { writesOwner } from '../support/firstOfEntry.ts';
import { isReverse } from '../support/reverseZone.ts';

const PTR = 12;

/** Digits of an IPv6 address. */
const NIBBLES = 32;

export const reverseOwner: RecordRule = {
  id: 'zone/reverse-owner',
  scope: 'record',
  severity: 'warning',
  summary: 'A PTR record in a reverse zone whose owner stands for no address',
  why: 'The owner of a PTR record is the address backwards: four numbers below `in-addr.arpa`, or 32 single hexadecimal digits below `ip6.arpa`. Nobody ever asks for a name that is built otherwise, so the record is of no use, and the address that was meant has none. Names of networks, of classless delegations (`0-25`, `0/25`) and of services (`b._dns-sd._udp`) are right as they are.',
  references: ['RFC 1035 §3.5', 'RFC 3596 §2.5', 'RFC 2317 §4'],
  fixable: false,
  types: [PTR],
  bad: [
    {
      zone: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@    SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
     NS  ns1.example.net.
     NS  ns2.example.net.
256  PTR a.example.com.
; @1-3 warning: 256
007  PTR b.example.com.
; @1-3 warning: 007
10.7 PTR c.example.com.
; @1-4 warning: 5 numbers
`,
    },
    {
      title: 'A digit is missing',
      zone: `$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR a.example.com.
; @1-45 warning: 31 digits
01.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR b.example.com.
; @1-46 warning: 01
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@               SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
                NS  ns1.example.net.
                NS  ns2.example.net.
                PTR example-network.example.com.
1               PTR a.example.com.
*               PTR unused.example.com.
2.0-25          PTR b.example.com.
b._dns-sd._udp  PTR example.com.
`,
    },
    {
      zone: `$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
  NS  ns1.example.net.
  NS  ns2.example.net.
1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR a.example.com.
`,
    },
  ],
  check(record, zone, report) {
    const owner = zone.names.fold(record.owner);
    if (!isReverse(zone.names, owner) || !zone.inZone(owner) || !writesOwner(record)) return;
    const labels = zone.text(owner).split('.').slice(0, -1);
    const isIpv4 = labels.at(-2) === 'in-addr';
    const problem = isIpv4 ? ipv4Problem(labels.slice(0, -2)) : ipv6Problem(labels.slice(0, -2));
    if (problem === undefined) return;
    const form = isIpv4
      ? 'the four numbers of an IPv4 address backwards stand below in-addr.arpa, each from 0 to 255'
      : 'the 32 hexadecimal digits of an IPv6 address backwards stand below ip6.arpa, each a label of its own';
    report({
      message: `${zone.text(record.owner)} stands for no address: ${problem}. Nobody asks for this name; ${form}.`,
      place: record.ownerPlace,
    });
  },
};

/** What is wrong with the labels below in-addr.arpa; names with a label that is no number are something else. */
function ipv4Problem(labels: readonly string[]): string | undefined {
  if (!labels.every((label) => /^\d+$/.test(label))) return undefined;
  const wrong = labels.find((label) => Number(label) > 255 || (label.length > 1 && label.startsWith('0')));
  if (wrong !== undefined) {
    return Number(wrong) > 255 ? `${wrong} is over 255` : `${wrong} has a zero in front`;
  }
  // Fewer are a network's (RFC 1101 §3).
  return labels.length > 4 ? `it has ${labels.length} numbers` : undefined;
}

/** What is wrong with the labels below ip6.arpa; names with a label that is no number are something else. */
function ipv6Problem(labels: readonly string[]): string | undefined {
  if (!labels.every((label) => /^[0-9a-f]+$/.test(label))) return undefined;
  const wrong = labels.find((label) => label.length > 1);
  if (wrong !== undefined) return `${wrong} is more than one digit`;
  // Networks have names too, up to the 64 bits that hosts are numbered in.
  const isNetwork = labels.length <= NIBBLES / 2;
  return labels.length === NIBBLES || isNetwork ? undefined : `it has ${labels.length} digits`;
}
