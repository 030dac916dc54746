import type { FieldKind } from '../field.ts';
import { type Mnemonics, mnemonicAt, mnemonicNumber } from './mnemonic.ts';

/** The IP protocol of WKS (RFC 1035 §3.4.2). */
export const ipProtocol = mnemonicNumber(
  1,
  [
    ['icmp', 1],
    ['igmp', 2],
    ['ggp', 3],
    ['st', 5],
    ['tcp', 6],
    ['egp', 8],
    ['igp', 9],
    ['pup', 12],
    ['udp', 17],
    ['hmp', 20],
    ['rdp', 27],
    ['dccp', 33],
    ['gre', 47],
    ['esp', 50],
    ['ah', 51],
    ['ospf', 89],
    ['sctp', 132],
  ],
  'an IP protocol',
);

const SERVICES: Mnemonics = [
  ['tcpmux', 1],
  ['echo', 7],
  ['discard', 9],
  ['systat', 11],
  ['daytime', 13],
  ['netstat', 15],
  ['qotd', 17],
  ['chargen', 19],
  ['ftp-data', 20],
  ['ftp', 21],
  ['ssh', 22],
  ['telnet', 23],
  ['smtp', 25],
  ['time', 37],
  ['nameserver', 42],
  ['whois', 43],
  ['nicname', 43],
  ['domain', 53],
  ['bootps', 67],
  ['bootpc', 68],
  ['tftp', 69],
  ['gopher', 70],
  ['finger', 79],
  ['http', 80],
  ['www', 80],
  ['kerberos', 88],
  ['hostnames', 101],
  ['hostname', 101],
  ['pop2', 109],
  ['pop3', 110],
  ['sunrpc', 111],
  ['auth', 113],
  ['ident', 113],
  ['sftp', 115],
  ['nntp', 119],
  ['ntp', 123],
  ['netbios-ns', 137],
  ['netbios-dgm', 138],
  ['netbios-ssn', 139],
  ['imap2', 143],
  ['imap', 143],
  ['snmp', 161],
  ['snmp-trap', 162],
  ['bgp', 179],
  ['irc', 194],
  ['ldap', 389],
  ['https', 443],
];

/** One bit for each port; all zero between two reads. */
const bits = new Uint8Array(0x10000 / 8);

/** The ports of WKS as a bitmap, which may be empty (RFC 1035 §3.4.2). */
export const wellKnownPorts: FieldKind = {
  holds: 'ports: numbers from 0 to 65535 or well-known names such as smtp',
  read(input, out) {
    let length = 0;
    let good = true;
    while (input.more && good) {
      const i = input.take();
      if (i < 0) good = false;
      else {
        const port = mnemonicAt(input, i, SERVICES, 0xffff);
        if (port < 0) good = input.reject(i);
        else {
          bits[port >>> 3] = (bits[port >>> 3] as number) | (0x80 >>> (port & 7));
          length = Math.max(length, (port >>> 3) + 1);
        }
      }
    }
    if (good) out.octets(bits, 0, length);
    bits.fill(0, 0, length);
    return good;
  },
  print(reader, words) {
    const octets = reader.rest();
    // An octet without a port at the end is refused, as in BIND.
    if (octets.length > bits.length || octets[octets.length - 1] === 0) reader.short = true;
    octets.forEach((octet, i) => {
      for (let bit = 0; bit < 8; bit++) if (octet & (0x80 >>> bit)) words.push(String(8 * i + bit));
    });
  },
};
