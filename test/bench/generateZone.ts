import { closeSync, openSync, writeSync } from 'node:fs';
import { Random } from '../support/random.ts';

/** The origin of the zones that are made. */
export const ORIGIN = 'example.com';

/**
 * Writes a zone without a mistake in it, as large operators have them: hosts with A and AAAA, aliases, mail with SPF,
 * services, CAA, and signed delegations with glue.
 *
 * @param records about how many
 */
export function generateZone(path: string, records: number): void {
  const random = new Random(records);
  const file = openSync(path, 'w');
  let text = `$ORIGIN ${ORIGIN}.\n$TTL 1h\n@ SOA ns1 hostmaster 2026112401 4h 1h 2w 1h\n`;
  text +=
    '@ NS ns1\n@ NS ns2\nns1 A 192.0.2.1\nns1 AAAA 2001:db8::1\nns2 A 198.51.100.2\nns2 AAAA 2001:db8::2\n';
  text += 'mail A 192.0.2.25\nmail AAAA 2001:db8::25\n';
  let count = 11;
  for (let n = 0; count < records; n++) {
    const lines = group(n, random);
    count += lines.length;
    text += `${lines.join('\n')}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** The records of one host, site, service or customer. */
function group(n: number, random: Random): string[] {
  const address = `203.0.${(n >> 8) & 127}.${n & 255}`;
  const address6 = `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1`;
  switch (n % 8) {
    case 0:
    case 1:
    case 2:
      return [`host${n}\tIN\tA\t${address}`, `host${n}\tIN\tAAAA\t${address6}`];
    case 3:
      return [`www${n} 300 IN CNAME host${n - 3}`];
    case 4:
      return [
        `site${n}\tA ${address}`,
        '\tMX 10 mail',
        '\tMX 20 mx.example.net.',
        `\tTXT "v=spf1 ip4:${address} mx -all"`,
        '\tCAA 0 issue "ca.example.net"',
        '\tCAA 0 issuewild ";"',
      ];
    case 5:
      return [`_sip._tcp.svc${n} SRV 0 5 5060 host${n - 5}`, `_sip._udp.svc${n} SRV 0 5 5060 host${n - 4}`];
    case 6:
      return [
        `customer${n} NS ns1.customer${n}`,
        '  NS ns2.example.net.',
        `  DS ${n & 0xffff} 13 2 (` +
          ` ${Buffer.from(random.bytes(16)).toString('hex')}` +
          ` ${Buffer.from(random.bytes(16)).toString('hex')} )`,
        `ns1.customer${n} A ${address}`,
      ];
    default:
      return [
        `host${n}.dept${n % 97} 1d A ${address}`,
        `key${n}._domainkey TXT "v=DKIM1; k=ed25519; p=${Buffer.from(random.bytes(32)).toString('base64')}"`,
      ];
  }
}
