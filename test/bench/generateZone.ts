import { closeSync, openSync, writeSync } from 'node:fs';
import { Random } from '../support/random.ts';

/** The origin of the zones that are made. */
export const ORIGIN = 'example.com';

/**
 * Writes a zone without a mistake in it, as large operators have them: hosts with A and AAAA, aliases, mail with SPF and
 * DKIM, services, CAA, and signed delegations with glue, mixed; 40 octets for each record. The same number of records is
 * always the same zone.
 *
 * @param records how many there are, or up to five more
 */
export function generateZone(path: string, records: number, origin = ORIGIN): void {
  const random = new Random(records);
  const file = openSync(path, 'w');
  let text = `$ORIGIN ${origin}.\n$TTL 1h\n@ SOA ns1 hostmaster 2026112401 4h 1h 2w 1h\n`;
  text +=
    '@ NS ns1\n@ NS ns2\nns1 A 192.0.2.1\nns1 AAAA 2001:db8::1\nns2 A 198.51.100.2\nns2 AAAA 2001:db8::2\n';
  text += 'mail A 192.0.2.25\nmail AAAA 2001:db8::25\n';
  let count = 9;
  let host = 'mail';
  for (let n = 0; count < records; n++) {
    const group = random.pick(GROUPS)({ n, random, host });
    if (group.host !== undefined) host = group.host;
    count += group.records.length;
    text += `${group.comment ?? ''}${group.records.join('\n')}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

interface Place {
  /** Counts the groups, so that names are used once. */
  readonly n: number;
  readonly random: Random;
  /** A host further up. */
  readonly host: string;
}

interface Group {
  readonly records: readonly string[];
  readonly comment?: string;
  /** The host that others may point at from here on. */
  readonly host?: string;
}

const GROUPS: readonly ((place: Place) => Group)[] = [
  host,
  host,
  host,
  alias,
  site,
  service,
  customer,
  mailKey,
];

function host({ n }: Place): Group {
  const name = `host${n}`;
  return { host: name, records: [`${name}\tIN\tA\t${ipv4(n)}`, `${name}\tIN\tAAAA\t${ipv6(n)}`] };
}

function alias({ n, host }: Place): Group {
  return { records: [`www${n} 300 IN CNAME ${host}`] };
}

function site({ n }: Place): Group {
  return {
    records: [
      `site${n}\tA ${ipv4(n)}`,
      '\tMX 10 mail',
      '\tMX 20 mx.example.net.',
      `\tTXT "v=spf1 ip4:${ipv4(n)} mx include:_spf.example.net -all"`,
      '\tCAA 0 issue "ca.example.net"',
      '\tCAA 0 issuewild ";"',
    ],
  };
}

function service({ n, host }: Place): Group {
  return { records: [`_sip._tcp.svc${n} SRV 0 5 5060 ${host}`, `_sip._udp.svc${n} SRV 10 5 5060 mail`] };
}

function customer({ n, random }: Place): Group {
  return {
    comment: `; customer ${n}, by contract ${random.int(100_000, 999_999)}\n`,
    records: [
      `customer${n} NS ns1.customer${n}`,
      '  NS ns2.example.net.',
      `  DS ${n & 0xffff} 13 2 ( ${hex(random, 16)} ${hex(random, 16)} )`,
      `ns1.customer${n} A ${ipv4(n)}`,
    ],
  };
}

function mailKey({ n, random }: Place): Group {
  const key = Buffer.from(random.bytes(32)).toString('base64');
  return {
    records: [
      `host${n}.dept${n % 97} 1d A ${ipv4(n)}`,
      `key${n}._domainkey TXT "v=DKIM1; k=ed25519; p=${key}"`,
    ],
  };
}

function ipv4(n: number): string {
  return `203.0.${(n >> 8) & 127}.${n & 255}`;
}

function ipv6(n: number): string {
  return `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1`;
}

function hex(random: Random, octets: number): string {
  return Buffer.from(random.bytes(octets)).toString('hex');
}
