import type { Random } from '../support/random.ts';
import {
  base64Words,
  calendarWord,
  hexWords,
  ipv4Word,
  ipv6Word,
  nameWord,
  quotedWord,
  stringWord,
  timeWord,
  typeWords,
} from './randomWords.ts';

/** Makes the words of a valid RDATA. */
type MakeRdata = (random: Random) => string[];

const U8 = 0xff;
const U16 = 0xffff;
const U32 = 0xffffffff;

const num = (random: Random, max: number) => String(random.number(max));
const oneName: MakeRdata = (random) => [nameWord(random)];
const twoNames: MakeRdata = (random) => [nameWord(random), nameWord(random)];
const preferenceAndName: MakeRdata = (random) => [num(random, U16), nameWord(random)];
const strings: MakeRdata = (random) => random.list(1, 4, () => stringWord(random));
const blob: MakeRdata = (random) => base64Words(random, random.bytes(random.int(1, 80)));
const hexBlob: MakeRdata = (random) => hexWords(random, random.bytes(random.int(1, 40)));

const generic: MakeRdata = (random) => {
  const octets = random.bytes(random.int(0, 20));
  return ['\\#', String(octets.length), ...(octets.length > 0 ? hexWords(random, octets) : [])];
};

const ds: MakeRdata = (random) => {
  const digest = random.pick([
    { type: '1', octets: 20 },
    { type: '2', octets: 32 },
    { type: '4', octets: 48 },
    { type: '9', octets: random.int(1, 60) },
  ]);
  return [
    num(random, U16),
    random.pick(['8', '13', 'RSASHA256', 'ecdsap256sha256', '250']),
    digest.type,
    ...hexWords(random, random.bytes(digest.octets)),
  ];
};

const dnskey: MakeRdata = (random) => [
  random.pick(['256', '257', '0', '385']),
  '3',
  random.pick(['8', '13', '15', 'RSASHA256', 'ED25519']),
  ...base64Words(random, random.bytes(random.int(16, 260))),
];

/** The signer's name must not have more labels than the signature says; SIG takes no times in seconds. */
const signature = (random: Random, time: (random: Random) => string) => [
  random.pick(['A', 'MX', 'TYPE300', 'DNSKEY']),
  random.pick(['8', '13', 'RSASHA256']),
  String(random.int(20, 40)),
  num(random, U32),
  time(random),
  time(random),
  num(random, U16),
  nameWord(random),
  ...base64Words(random, random.bytes(random.int(10, 128))),
];

const tlsa: MakeRdata = (random) => [num(random, U8), num(random, U8), num(random, U8), ...hexBlob(random)];

const gateway: MakeRdata = (random) =>
  random.pick([
    ['0', '.'],
    ['1', ipv4Word(random)],
    ['2', ipv6Word(random)],
    ['3', nameWord(random)],
  ]);

const saltWord = (random: Random) =>
  random.chance(0.3) ? '-' : (hexWords(random, random.bytes(random.int(1, 20)), false)[0] as string);

const base32hexWord = (random: Random, octets: number) => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUV';
  const bits = [...random.bytes(octets)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => digits[Number.parseInt(five, 2)]).join('');
};

const hexGroups = (random: Random, count: number, digits: number, separator: string) =>
  random
    .list(count, count, () =>
      random
        .int(0, 16 ** digits - 1)
        .toString(16)
        .padStart(digits, '0'),
    )
    .join(separator);

const serviceBinding: MakeRdata = (random) => {
  if (random.chance(0.2)) return ['0', nameWord(random)];
  const parameters = [
    random.pick([
      'alpn=h2',
      'alpn="h2,h3"',
      'alpn=http/1.1,h2',
      'alpn="f\\\\\\\\oo\\\\,bar,h2"',
      'key1=\\002h2',
    ]),
    random.chance(0.3) ? 'no-default-alpn' : '',
    random.chance(0.4) ? `port=${random.int(0, U16)}` : '',
    random.chance(0.4) ? `ipv4hint=${random.list(1, 3, () => ipv4Word(random)).join(',')}` : '',
    random.chance(0.3) ? `ipv6hint="${random.list(1, 2, () => ipv6Word(random)).join(',')}"` : '',
    random.chance(0.3) ? `ech=${Buffer.from(random.bytes(random.int(1, 30))).toString('base64')}` : '',
    random.chance(0.3) ? 'dohpath=/dns-query{?dns}' : '',
    random.chance(0.3)
      ? `key${random.int(100, 65000)}=${random.pick(['x', '"a b"', '\\001\\200', '""'])}`
      : '',
    random.chance(0.2) ? 'mandatory=alpn' : '',
  ].filter((word) => word !== '');
  const order = parameters.map((word) => ({ word, at: random.unit() })).sort((a, b) => a.at - b.at);
  return [String(random.int(1, U16)), nameWord(random), ...order.map(({ word }) => word)];
};

const angle = (random: Random, degrees: number, directions: readonly string[]) => {
  const words = [String(random.int(0, degrees - 1))];
  if (random.chance(0.7)) words.push(String(random.int(0, 59)));
  if (words.length === 2 && random.chance(0.7)) {
    words.push(`${random.int(0, 59)}${random.chance(0.5) ? `.${random.int(0, 999)}` : ''}`);
  }
  return [...words, random.pick(directions)];
};

const metres = (random: Random, max: number) =>
  `${random.int(0, max)}${random.chance(0.4) ? `.${random.int(0, 99)}` : ''}${random.chance(0.5) ? 'm' : ''}`;

const location: MakeRdata = (random) => {
  const sizes = random.int(0, 3);
  return [
    ...angle(random, 90, ['N', 'S']),
    ...angle(random, 180, ['E', 'W']),
    random.chance(0.2) ? `-${random.int(0, 100000)}.00m` : metres(random, 42849671),
    ...random.list(sizes, sizes, () => metres(random, random.pick([9, 1000, 89999999]))),
  ];
};

const prefixes: MakeRdata = (random) =>
  random.list(0, 4, () => {
    const negated = random.chance(0.3) ? '!' : '';
    return random.chance(0.5)
      ? `${negated}1:${ipv4Word(random)}/${random.int(0, 32)}`
      : `${negated}2:${ipv6Word(random)}/${random.int(0, 128)}`;
  });

/** How a valid RDATA of each type that BIND 9.18 reads is made, by mnemonic. */
export const RDATA: Readonly<Record<string, MakeRdata>> = {
  A: (random) => [ipv4Word(random)],
  AAAA: (random) => [ipv6Word(random)],
  NS: oneName,
  CNAME: oneName,
  PTR: oneName,
  DNAME: oneName,
  MB: oneName,
  MG: oneName,
  MR: oneName,
  'NSAP-PTR': oneName,
  MX: preferenceAndName,
  AFSDB: preferenceAndName,
  RT: preferenceAndName,
  KX: preferenceAndName,
  LP: preferenceAndName,
  MINFO: twoNames,
  RP: twoNames,
  TALINK: twoNames,
  PX: (random) => [num(random, U16), nameWord(random), nameWord(random)],
  SRV: (random) => [num(random, U16), num(random, U16), num(random, U16), nameWord(random)],
  NAPTR: (random) => [
    num(random, U16),
    num(random, U16),
    random.pick(['"S"', 'U', '""', '"p"']),
    random.pick(['"SIP+D2U"', 'E2U+sip', '""']),
    random.pick(['""', '"!^.*$!sip:info@example.com!"', '"/a/b/i"', '"!^(.*)$!\\\\1!"']),
    nameWord(random),
  ],
  TXT: strings,
  SPF: strings,
  NINFO: strings,
  AVC: strings,
  RESINFO: strings,
  WALLET: strings,
  HINFO: (random) => [stringWord(random), stringWord(random)],
  ISDN: (random) => random.list(1, 2, () => stringWord(random)),
  X25: (random) => [random.pick(['311061700956', '"0000"', '12345678'])],
  GPOS: (random) => [
    random.pick(['-32.6882', '"12.5"', '180']),
    random.pick(['-22.6882', '"90"', '0']),
    random.pick(['10.0', '"-5"']),
  ],
  URI: (random) => [num(random, U16), num(random, U16), quotedWord(random)],
  CAA: (random) => [
    random.pick(['0', '128', '255']),
    random.pick(['issue', 'issuewild', 'iodef', 'Tbs', 'contactemail']),
    random.pick(['"ca.example.net"', '";"', '"mailto:a@example.net"', 'unquoted', '"a b; c=\\"d\\""']),
  ],
  DS: ds,
  CDS: ds,
  DLV: ds,
  TA: ds,
  DNSKEY: dnskey,
  CDNSKEY: dnskey,
  RKEY: (random) => ['0', ...dnskey(random).slice(1)],
  KEY: (random) => [
    random.pick(['256', '512', 'HOST', '0']),
    random.pick(['3', '255', 'DNSSEC']),
    random.pick(['8', '5', 'RSASHA1']),
    ...base64Words(random, random.bytes(random.int(10, 80))),
  ],
  RRSIG: (random) => signature(random, timeWord),
  SIG: (random) => signature(random, calendarWord),
  NSEC: (random) => [nameWord(random), ...typeWords(random, 1)],
  NXT: (random) => [
    nameWord(random),
    ...random.list(0, 4, () => random.pick(['A', 'NS', 'MX', 'NXT', 'TYPE64'])),
  ],
  NSEC3: (random) => [
    '1',
    random.pick(['0', '1']),
    num(random, 150),
    saltWord(random),
    base32hexWord(random, 20),
    ...typeWords(random, 0),
  ],
  NSEC3PARAM: (random) => ['1', '0', num(random, 150), saltWord(random)],
  CSYNC: (random) => [num(random, U32), num(random, U16), ...typeWords(random, 0)],
  ZONEMD: (random) => {
    const { algorithm, octets } = random.pick([
      { algorithm: '1', octets: 48 },
      { algorithm: '2', octets: 64 },
      { algorithm: '200', octets: 16 },
    ]);
    return [num(random, U32), num(random, U8), algorithm, ...hexWords(random, random.bytes(octets))];
  },
  DHCID: blob,
  OPENPGPKEY: blob,
  HHIT: blob,
  BRID: blob,
  DSYNC: (random) => [
    random.pick(['CDS', 'CSYNC']),
    random.pick(['NOTIFY', '1']),
    num(random, U16),
    nameWord(random),
  ],
  TLSA: tlsa,
  SMIMEA: tlsa,
  SSHFP: (random) =>
    random.pick([
      ['1', '1', ...hexWords(random, random.bytes(20))],
      ['4', '2', ...hexWords(random, random.bytes(32))],
      ['250', '250', ...hexBlob(random)],
    ]),
  CERT: (random) => [
    random.pick(['PKIX', '1', 'PGP', '65534', 'URI']),
    num(random, U16),
    random.pick(['8', '0', 'RSASHA256', '252']),
    ...blob(random),
  ],
  IPSECKEY: (random) => {
    const [kind, address] = gateway(random) as [string, string];
    return [num(random, U8), kind, random.pick(['1', '2', '250']), address, ...blob(random)];
  },
  AMTRELAY: (random) => {
    const [kind, address] = gateway(random) as [string, string];
    return [num(random, U8), random.pick(['0', '1']), kind, ...(kind === '0' ? ['.'] : [address])];
  },
  HIP: (random) => [
    '2',
    hexWords(random, random.bytes(16), false)[0] as string,
    base64Words(random, random.bytes(60), false)[0] as string,
    ...random.list(0, 3, () => nameWord(random)),
  ],
  SVCB: serviceBinding,
  HTTPS: serviceBinding,
  LOC: location,
  APL: prefixes,
  NID: (random) => [num(random, U16), hexGroups(random, 4, 4, ':')],
  L64: (random) => [num(random, U16), hexGroups(random, 4, 4, ':')],
  L32: (random) => [num(random, U16), ipv4Word(random)],
  EUI48: (random) => [hexGroups(random, 6, 2, '-')],
  EUI64: (random) => [hexGroups(random, 8, 2, '-')],
  WKS: (random) => [
    ipv4Word(random),
    random.pick(['6', 'tcp', '17', 'UDP']),
    ...random.list(0, 5, () => String(random.int(0, 1100))),
  ],
  A6: (random) =>
    random.pick([
      ['0', ipv6Word(random)],
      ['128', nameWord(random)],
      ['64', `::${random.int(1, 0xffff).toString(16)}`, nameWord(random)],
    ]),
  NULL: generic,
  UINFO: generic,
  UID: generic,
  GID: generic,
  UNSPEC: generic,
  NSAP: (random) => [`0x${hexGroups(random, 20, 2, '')}`],
  EID: hexBlob,
  NIMLOC: hexBlob,
  ATMA: (random) => random.pick([[`+${random.int(1, 1e9)}`], [hexGroups(random, 20, 2, '')]]),
  SINK: (random) => [num(random, U8), num(random, U8), num(random, U8), ...blob(random)],
  DOA: (random) => [
    num(random, U32),
    num(random, U32),
    num(random, U8),
    stringWord(random),
    ...random.pick([['-'], blob(random)]),
  ],
};
