import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import type { Rule } from '../../server/src/engine/rules/rule.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { ED25519, RSA_1024, RSA_2048 } from '../../server/src/engine/rules/support/keyExample.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { Random } from '../support/random.ts';

/** The same rules, run everywhere. */
const WITHOUT_NEEDS: readonly Rule[] = RULES.map((rule) =>
  'needs' in rule ? ({ ...rule, needs: undefined } as unknown as Rule) : rule,
);

const ZONES: readonly string[] = [
  ...RULES.flatMap((rule) => [...rule.bad, ...rule.good]).flatMap((example) =>
    'zone' in example ? [example.zone] : [],
  ),
  ...globSync('test/fixtures/zones/**/*.zone', { cwd: root }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  ),
].filter((zone) => zone.length < 5000);

/** What texts of mail records are made of, right and wrong. */
const PIECES: readonly string[] = [
  ...['v=spf1', ' ', '  ', ' -all', ' ~all', ' ?all', ' +all', ' all', ' a', ' mx', ' a:', ' mx:', ' ptr'],
  ...[' include:', ' redirect=', ' exp=', ' exists:', ' ip4:', ' ip6:', ' a/24', ' MX', ' v=spf1', ' x=1'],
  ...['192.0.2.1', '10.1.2.3', '8.8.8.0/24', '8.8.8.8/24', '8.0.0.0/7', '1.2.3.4/33', '/0', '/32', '//64'],
  ...['2a00::/16', '2a00:1::1', '2001:db8::1', 'fe80::1', '::1', '::ffff:1.2.3.4', '2a00::5/64', '/128'],
  ...[
    'example.com',
    '_spf.example.net',
    '_SPF.example.com',
    'mail.example.com',
    'mail.test',
    'outlook.com',
    'your-domain.com',
    'a.b.',
    'a..b',
  ],
  ...['home.arpa', 'xn--bcher-kva.de', 'a.b-c', '1.2', '%{i}.', '%', 'é', '"', "'", '\\', '@', '(', 'A', 'Z'],
  ...['v=DKIM1', ';', '; ', '; k=rsa', '; k=ed25519', '; p=', '; t=s', '; t=y:s', '; h=sha256', '; h=sha1'],
  ...['; s=email', '; n=note', '; g=*', '; K=rsa', '; p', '=', '==', 'k = rsa', ED25519, RSA_1024, RSA_2048],
  ...['v=DMARC1', '; p=none', '; p=reject', '; sp=none', '; rua=mailto:a@example.com', '; pct=50', '; t=y'],
  ...['v=STSv1', '; id=1', 'v=TLSRPTv1', 'v=BIMI1', '; l=https://example.com/a.svg', '; a='],
];

const OWNERS: readonly string[] = [
  ...['@', 'mail', '*', 's1._domainkey', 's_1._domainkey', 'a.b._domainkey', '_domainkey', 's1.domainkey'],
  ...['_domainkey._domainkey', '_adsp._domainkey', 's1._domainkey._domainkey', '*._domainkey', '_dmarc'],
  ...['_dmarc.mail', 'dmarc', '_dmark', '_mta-sts', 'mta-sts', '_smtp._tls', '_smtp', 'smtp._tls', '_tls'],
  ...[
    'default._bimi',
    '_bimi',
    'bimi',
    'v._bimi.mail',
    'example.net._report._dmarc',
    '_spf',
    'S1._DOMAINKEY',
  ],
];

function found(text: string, origin: string, rules: readonly Rule[]): unknown {
  const checked = createCheckedZone({ uri: 'zone', origin, files: NO_FILES, rules });
  checkZoneNow(checked, encodeUtf8(text));
  return publish(checked, { limit: 10_000 });
}

/** Asserts that the rules find the same where they are run as they need, and where they are run everywhere. */
function compare(text: string, origin: string): void {
  assert.deepEqual(found(text, origin, RULES), found(text, origin, WITHOUT_NEEDS), text);
}

function randomText(random: Random): string {
  const first = random.pick(['v=spf1', 'v=spf1', 'v=DKIM1; k=rsa; p=', 'v=DKIM1', 'v=DMARC1; p=none', '']);
  const text = first + random.list(0, 7, () => random.pick(PIECES)).join('');
  return random.chance(0.1) ? text.toUpperCase() : text;
}

function randomRecord(random: Random): string {
  const owner = random.chance(0.15) ? '   ' : random.pick(OWNERS);
  const text = randomText(random);
  const strings = random.pick([
    () => `"${text}"`,
    () => `"${text.slice(0, 20)}" "${text.slice(20)}"`,
    () => `( "${text.slice(0, 9)}"\n  "${text.slice(9)}" )`,
    () => text,
    () => `"${text}" ; note; p=1`,
    () => `"${text}";p=1`,
    () => `'${text}'`,
  ])();
  return `${owner} TXT ${strings}`;
}

const VALUES: readonly string[] = [
  ...[
    '"ca.example.net"',
    '";"',
    '""',
    '"ca-.example.net"',
    '"ca.example.net."',
    '"ca..net"',
    'ca.example.net',
  ],
  ...[
    '"ca.example.net; accounturi=https://a"',
    '"ca.example.net;"',
    '"mailto:a@example.com"',
    '"a b"',
    '"é"',
  ],
];
const TARGETS: readonly string[] = [
  ...[
    'ns',
    'mail',
    '.',
    '192.0.2.1',
    '1a.example.net.',
    'a_b',
    'your-domain',
    'REPLACE-ME',
    'x.change-me.y.',
  ],
  ...['<name>', 'a\\.b', '*.mail', 'mx.example.com', 'mail.test.', 'a.b.c', '-a', 'lab', 's1._domainkey'],
];

/** A record of another type whose data are looked at. */
function randomOther(random: Random): string {
  const owner = random.pick([
    '@',
    'lab',
    'a_b',
    '_sip._tcp',
    '_a._a',
    '_a._b._a._b',
    '*',
    'a*b',
    '-a',
    'x.lab',
    'ns',
  ]);
  const blank = random.pick([' ', ' ', '\t', '  ', ' ( ', ' (', ' (\n ', ' ( ; 8 2\n ']);
  const gap = () => random.pick([' ', ' ', ' ', '\t', '  ']);
  const flags = random.pick(['0', '0', '00', '1', '128', '\\# 5']);
  const tag = random.pick([
    'issue',
    'issuewild',
    'issuemail',
    'issuevmc',
    'ISSUE',
    'isue',
    'iodef',
    '"issue"',
    'issue;',
  ]);
  const number = () =>
    random.pick(['1', '2', '4', '5', '8', '10', '13', '15', '16', '17', '013', '256', '"13"']);
  const data = random.pick([
    () => `CAA${blank}${flags}${gap()}${tag}${gap()}${random.pick(VALUES)}`,
    () => `CAA${blank}0${gap()}issue${gap()}${random.pick(VALUES)}`,
    () =>
      `DS${blank}${number()}${gap()}${number()}${gap()}${number()}${gap()}${'AB'.repeat(random.pick([20, 32]))}`,
    () => `DNSKEY${blank}257 3 ${number()} 0AhRKSDm8VxMQKddfNKJJ/TIVfVM1nLtIHONEKK43vM=`,
    () => `MX${blank}${random.pick(['0', '10'])}${gap()}${random.pick(TARGETS)}`,
    () => `${random.pick(['NS', 'CNAME', 'PTR'])}${blank}${random.pick(TARGETS)}`,
    () => `SRV${blank}0 5 5060${gap()}${random.pick(TARGETS)}`,
    () => 'A 192.0.2.7',
    () => 'AAAA 2001:db8::7',
  ])();
  return `${owner} ${data}${blank.includes('(') ? ' )' : ''}`;
}

/** One line of a zone with a character in it replaced, doubled or taken out. */
function damaged(random: Random, zone: string): string {
  const at = random.int(0, zone.length - 1);
  const put = random.pick([
    () => '',
    () => zone.charAt(at) + zone.charAt(at),
    () => random.pick([...' ._-;"\'\\=:/%@*0129azAZé']),
    () => random.pick(PIECES),
  ])();
  return zone.slice(0, at) + put + zone.slice(at + 1);
}

suite('the signs that rules need', () => {
  test('are there wherever something is to be found: examples and fixtures', () => {
    for (const zone of ZONES) {
      compare(zone, 'example.com.');
      compare(zone, 'home.arpa.');
    }
  });

  test('are there in damaged ones', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = new Random(seed);
      let zone = random.pick(ZONES);
      for (let edit = random.int(1, 3); edit > 0; edit--) zone = damaged(random, zone);
      compare(zone, random.pick(['example.com.', 'home.arpa.']));
    }
  });

  test('are there in random mail records', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = new Random(seed);
      const head = random.pick([
        '$TTL 1h\n@ SOA ns mail 1 4h 1h 2w 1h\n@ NS ns\n@ MX 0 mail\nmail A 192.0.2.1\n',
        '$TTL 1h\n',
      ]);
      const records = random.list(1, 8, () => randomRecord(random));
      compare(`${head}${records.join('\n')}\n`, random.pick(['example.com.', 'home.arpa.', 'org.', '.']));
    }
  });

  test('are there in random records of other types', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = new Random(seed);
      const records = random.list(1, 8, () => randomOther(random));
      const zone = `$TTL 1h\n@ SOA ns mail 1 4h 1h 2w 1h\n@ NS ns\nns A 192.0.2.1\n${records.join('\n')}\n`;
      compare(zone, random.pick(['example.com.', 'home.arpa.', 'org.']));
    }
  });
});
