import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { type Hover, hoverAt } from '../../../server/src/engine/editing/hover/hover.ts';
import type { HoverSources } from '../../../server/src/engine/editing/hover/hoverContext.ts';
import { plainText } from '../../../server/src/engine/editing/hover/plainText.ts';
import { publish } from '../../../server/src/engine/publish.ts';
import { markedText } from '../../support/markedText.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { openText } from '../../support/openZone.ts';

const NOW = Date.UTC(2026, 10, 24);

/** Line 1 to 7 of each zone; what is tried comes behind. */
const ZONE = `$ORIGIN example.com.
$TTL 1h
@    IN SOA ns1 host\\.master.example.com. ( 2026112403 4h 1h 2w 10m )
     IN NS  ns1
ns1  IN A   192.0.2.1
www  IN CNAME ns1
*.w  IN A   192.0.2.2
`;

const REVERSE = `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 4h 1h 2w 1h
  IN NS  ns1.example.com.
1 IN PTR ns1.example.com.
3 IN PTR www.example.com.
`;

/** A zone of a key and its digests, from RFC 4034 §5.4 and RFC 4509 §2.3. */
const KEY = `dskey IN DNSKEY 256 3 5 ( AQOeiiR0GOMYkDshWoSKz9Xz fwJr1AYtsmx3TGkJaNXVbfi/
  2pHm822aJ5iI9BMzNXxeYCmZ DRD99WYwYqUSdjMmmAphXdvx egXd/M5+X7OrzKBaMbCVdFLU
  Uh6DhweJBjEVv5f2wwjM9Xzc nOf+EPbtG9DMBmADjFDc2w/r ljwvFw== )
`;
const SHA1 = '2BB183AF5F22588179A53B0A98631FAD1A292118';
const SHA256 = 'D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A';

function hover(marked: string, more: Partial<HoverSources> = {}, origin = 'example.com.'): Hover | undefined {
  const { text, position } = markedText(marked);
  const checked = openText(text, origin, undefined, 'file:///zones/a.zone');
  const reverse = openText(REVERSE, '2.0.192.in-addr.arpa.', undefined, 'file:///zones/reverse.zone');
  return hoverAt(checked.zone, checked.zone.root, position, {
    origin: { source: 'name' },
    others: [reverse.zone],
    findings: publish(checked).findings,
    crypto: { hash: (name, octets) => createHash(name).update(octets).digest() },
    now: NOW,
    ...more,
  });
}

/** Lines behind the zone with a mark, and what is said there; links to RFCs are left out. */
const CASES: Readonly<Record<string, { at: string; says: readonly string[]; not?: readonly string[] }>> = {
  'who can align, at the version of a DMARC record': {
    at: '@ IN TXT "v=spf1 include:sendgrid.net -all"\n_dmarc IN TXT "|v=DMARC1; p=reject; rua=mailto:a@example.com"\n',
    says: ['Roll-out: step 5 of 5', 'SPF: return paths at `example.com` | SendGrid'],
  },
  'a relative owner': {
    at: 'm|ail IN A 192.0.2.9\n',
    says: [
      '`mail.example.com.`',
      'Without a final dot, so relative to `example.com.`, the origin by `$ORIGIN` in line 1.',
      'Records here: A',
    ],
  },
  'an absolute owner': {
    at: 'ma|il.example.com. IN A 192.0.2.9\n',
    says: ['`mail.example.com.`'],
    not: ['dot'],
  },
  'the origin as owner, and who points at it': {
    at: '|@ IN TXT x\nalias IN CNAME @\n',
    says: ['`@` is the origin, by `$ORIGIN` in line 1.', 'Pointed at by CNAME `alias.example.com.` (line 9)'],
  },
  'an owner behind another $ORIGIN': {
    at: '$ORIGIN sub\na| IN A 192.0.2.9\n',
    says: ['`a.sub.example.com.`', 'relative to `sub.example.com.`, the origin by `$ORIGIN` in line 8'],
  },
  'an origin that came back in the same block': {
    at: '$ORIGIN sub\na IN A 192.0.2.9\n$ORIGIN example.com.\nb| IN A 192.0.2.9\n',
    says: ['relative to `example.com.`, the origin by `$ORIGIN` in line 10'],
  },
  'an owner that is left out': {
    at: 'mail IN A 192.0.2.9\n |   IN MX 10 ns1\n',
    says: [
      '`mail.example.com.`',
      'No owner is written, so it is the last one above, in line 8 (RFC 1035 §5.1).',
    ],
  },
  'a wildcard': {
    at: '*|.dyn IN A 192.0.2.9\n',
    says: ['Wildcard: answers for the names below `dyn.example.com.` that do not exist (RFC 4592 §2.2.1).'],
  },
  'an internationalized name': { at: 'xn--m|nchen-3ya IN A 192.0.2.9\n', says: ['(`münchen.example.com.`)'] },
  'a name with underscores': {
    at: '_dma|rc IN TXT "v=DMARC1; p=none"\n',
    says: ['DMARC policy: what receivers do with mail that fails SPF and DKIM (RFC 9989).'],
  },
  'a TTL': {
    at: 'a 30|0 IN A 192.0.2.9\n',
    says: ['**TTL**: `300`, **5 minutes**', 'In place of the default, 1 hour, by `$TTL` in line 2.'],
  },
  'a TTL of nothing': { at: 'a |0 IN A 192.0.2.9\n', says: ['Resolvers do not remember the record'] },
  'a class': { at: 'a I|N A 192.0.2.9\n', says: ['**Class IN**: the Internet (RFC 1035 §3.2.4)'] },
  'a type, with its record': {
    at: 'a IN M|X 10 ns1\n',
    says: [
      '**MX**: Host that accepts mail for the owner; the lowest preference is tried first (RFC 1035 §3.3.9)',
      '`a.example.com.`, TTL 1 hour, by `$TTL` in line 2',
      '| preference | `10` | the only one here |',
      '| mail exchange | `ns1.example.com.` | A `192.0.2.1` (line 5) |',
    ],
  },
  'a type of a record that cannot be read': {
    at: 'a IN M|X ten\n',
    says: ['| field | meaning |', '| preference | the lowest number is tried first (RFC 5321 §5.1) |'],
  },
  'an obsolete type': { at: 'a IN S|PF "v=spf1 -all"\n', says: ['**Obsolete**: RFC 7208 §3.1 ended it'] },
  'a type that is not known': {
    at: 'a IN TYPE7|31 \\# 1 00\n',
    says: ['**TYPE731**: a type that is not known'],
  },
  'generic data': { at: 'a IN A \\# 4 C0|000201\n', says: ['As A: `192.0.2.1`'] },
  'a target in the zone': {
    at: 'a IN MX 10 n|s1\n',
    says: [
      '**mail exchange** (MX): host that accepts the mail',
      '`ns1.example.com.`: A `192.0.2.1` (line 5)',
      'Without a final dot, so relative to `example.com.`',
    ],
  },
  'a target through aliases': {
    at: 'a IN CNAME w|ww\n',
    says: ['`www.example.com.`: alias of `ns1.example.com.` (line 6); A `192.0.2.1` (line 5)'],
  },
  'a circle of aliases': { at: 'a IN CNAME b\nb IN CNAME |a\n', says: ['a circle'] },
  'a target that a wildcard answers for': {
    at: 'a IN CNAME x|.w\n',
    says: ['answered by the wildcard `*.w.example.com.`: A'],
  },
  'a target below a delegation': {
    at: 'lab IN NS ns.example.net.\na IN MX 10 mx|.lab\n',
    says: ['in the delegated zone `lab.example.com.`, whose records are not here'],
  },
  'a target that is not there': { at: 'a IN MX 10 m|x\n', says: ['nothing stands there in this zone'] },
  'a target above names': { at: 'b.c IN A 192.0.2.9\na IN MX 10 |c\n', says: ['only names below it'] },
  'a target elsewhere': {
    at: 'a IN MX 10 mx.exa|mple.org.\n',
    says: ['`mx.example.org.`: outside of the zones that are known here'],
  },
  'no mail': { at: 'a IN MX 0 |.\n', says: ['null MX: no mail is accepted (RFC 7505)'] },
  'the order of preferences': {
    at: 'a IN MX 10 ns1\na IN MX 2|0 www\na IN MX 20 x.w\n',
    says: ['`20`: tried after 1 other, with 1 other of the same number'],
  },
  'the share of a weight': {
    at: '_sip._tcp IN SRV 10 6|0 5060 ns1\n_sip._tcp IN SRV 10 20 5060 www\n',
    says: ['about 75 % of the clients among 2 of this priority'],
  },
  'an address with its PTR record': {
    at: 'ns1 IN A 192.|0.2.1\n',
    says: [
      'for documentation (RFC 5737)',
      'PTR `1.2.0.192.in-addr.arpa.` points to `ns1.example.com.` (reverse.zone, line 4).',
    ],
  },
  'an address whose PTR record leads elsewhere': {
    at: 'ns1 IN A 192.|0.2.3\n',
    says: ['points to `www.example.com.` (reverse.zone, line 5), not back to this name.'],
  },
  'an address without a PTR record': {
    at: 'a IN A 192.|0.2.9\n',
    says: ['No PTR record: `9.2.0.192.in-addr.arpa.` is not in `2.0.192.in-addr.arpa.`.'],
  },
  'an address of an unknown reverse zone': {
    at: 'a IN AAAA fc00|::1\n',
    says: [
      'unique local: private (RFC 4193)',
      'Its PTR record would stand at `1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.f.ip6.arpa.`',
    ],
  },
  'an address that is none': {
    at: 'a IN A 300.|0.0.1\n',
    says: ['It holds an IPv4 address such as 192.0.2.1.'],
  },
  'a place on Earth': {
    at: 'a IN LOC 52 22 23.000 N 4 53 3|2.000 W -2.00m\n',
    says: ['`4 53 32.000 W`: `-4.892222°`', 'At `52.373056, -4.892222`, -2 m high: [on a map]('],
  },
  'the certificate of a server': {
    at: `_443._tcp.www IN TL|SA 3 1 1 ${SHA256}\n`,
    says: [
      "| certificate usage | `3` | **DANE-EE**: the server's own certificate or key",
      '| selector | `1` | **SPKI**: the public key',
      '| digest of 256 bits |',
      'For TCP port 443 (HTTPS) of `www.example.com.`.',
    ],
  },
  'the fingerprint of a host key': {
    at: `a IN SS|HFP 4 2 ${SHA256}\n`,
    says: ['| algorithm | `4` | **Ed25519** |', '| fingerprint type | `2` | **SHA-256** |'],
  },
  'who may issue certificates': {
    at: '@ IN CAA 128 issue "letsen|crypt.org; accounturi=https://ca/1; validationmethods=dns-01"\n',
    says: [
      "`letsencrypt.org` (Let's Encrypt) may issue certificates for this name and those below it",
      'for the account `https://ca/1` alone (RFC 8657 §3)',
      'after validation by `dns-01` alone (RFC 8657 §4)',
    ],
  },
  'that none may issue': {
    at: '@ IN CAA 0 issuewild "|;"\n',
    says: ['no authority may issue wildcard certificates'],
  },
  'a service binding': {
    at: 'a IN HT|TPS 1 . alpn=h2,h3 port=8443\n',
    says: [
      '| SvcPriority | `1` | **service**',
      '| TargetName | `.` | the owner itself |',
      'here HTTP/2 over TLS and HTTP/3 over QUIC |',
      '|  | `port=8443` | Port of the service |',
      'HTTP/1.1 is spoken too',
    ],
  },
  'an algorithm, with its references': {
    at: 'a IN SSHFP |4 2 00\n',
    says: ['`4`: **Ed25519** (RFC 7479)'],
  },
  'one parameter of a service binding': {
    at: 'a IN SVCB 1 ns1 port=53 dohp|ath=/dns-query{?dns}\n',
    says: ['`dohpath=/dns-query{?dns}`: URI template of DNS over HTTPS'],
    not: ['Port of the service'],
  },
  'an alias of a service': {
    at: 'a IN HTTPS |0 www\n',
    says: ['`0`: **alias**: all is found at the target'],
  },
  'a rule of NAPTR in words': {
    at: 'a IN NA|PTR 100 50 "u" "E2U+sip" "!^\\\\+31(.*)$!sip:\\\\1@example.com!i" .\n',
    says: [
      'For `E2U+sip`, the result is a URI, `sip:\\1@example.com`, where the name that was asked for matches `^\\+31(.*)$` in any case.',
    ],
  },
  'an SPF record': {
    at: 'a IN TXT "v=spf1 mx ip4:192.0.2.0/24 |-all"\n',
    says: ['**`-all`** — everybody else: **fail**'],
  },
  'an SPF record as a whole': {
    at: 'a IN T|XT "v=spf1 mx ip4:192.0.2.0/24 -all"\n',
    says: [
      'SPF: which hosts may send mail for the name; 31 octets',
      '`mx`',
      '`ip4:192.0.2.0/24`',
      '**fail**',
    ],
  },
  'a tag behind an escape, in a second string': {
    at: '_dmarc IN TXT "v=DMARC1\\; p=rej" "ect\\; s|p=none"\n',
    says: ['**sp**'],
  },
  'a policy in several strings': {
    at: '_dmarc IN T|XT "v=DMARC1; p=rej" "ect"\n',
    says: ['18 octets in 2 strings', '- **p**'],
  },
  'text with characters of Markdown': {
    at: 'a IN T|XT "it`s a *test* | <b>"\n',
    says: ['`` "it`s a *test* \\| <b>" ``'],
  },
  'a key': {
    at: `${KEY.replace('DNSKEY', 'DNS|KEY')}`,
    says: [
      '| flags | `256` | **ZSK**',
      '**RSASHA1**: RSA with SHA-1; SHA-1 is broken |',
      '| 1024 bits |',
      'Key tag **60485**.',
    ],
  },
  'a key that the parent vouches for': {
    at: 'k IN DNSKEY 257 3 13 Goj|IhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==\n',
    says: ['256 bits', 'Key tag **55648**.', 'For the parent zone: `DS 55648 13 2 '],
  },
  'a digest that matches, by SHA-1': {
    at: `${KEY}dskey IN DS 6048|5 5 1 ${SHA1}\n`,
    says: ['Matches the DNSKEY record in line 8.'],
  },
  'a digest that matches, by SHA-256': {
    at: `${KEY}dskey IN DS 60485 5 2 ${SHA256.slice(0, 9)} ${SHA256.slice(9)}|\n`,
    says: [`\`${SHA256.slice(0, 59)}…\``, 'Matches the DNSKEY record in line 8.'],
  },
  'a digest of another key': {
    at: `${KEY}dskey IN D|S 60485 5 2 ${SHA256.replace('D4', 'D5')}\n`,
    says: ['**Another key**: the DNSKEY record in line 8 has this key tag, but another digest.'],
  },
  'a digest of no key': {
    at: `${KEY}dskey IN D|S 1 13 2 ${SHA256}\n`,
    says: ['has key tag 1 and algorithm 13. Those there: 60485 (algorithm 5).'],
  },
  'a digest of a key elsewhere': {
    at: `lab IN D|S 1 13 2 ${SHA256}\n`,
    says: ['the DNSKEY records of `lab.example.com.` are in no zone that is known here'],
  },
  'a request to remove digests': {
    at: 'a IN C|DS 0 0 0 00\n',
    says: ['asks the parent zone to remove all DS records'],
  },
  'a signature': {
    at: `${KEY}dskey IN RR|SIG DNSKEY 5 3 3600 20261201000000 20261101000000 60485 dskey AQOe\n`,
    says: [
      '| labels | `3` | as many as the owner has |',
      '2026-12-01 00:00 UTC: expires in 1 week |',
      '2026-11-01 00:00 UTC: began 3 weeks 2 days ago |',
      '| key tag | `60485` | that of the DNSKEY record in line 8 |',
    ],
  },
  'a signature that has expired, of a wildcard': {
    at: 'a IN RR|SIG A 5 2 3600 20261123000000 20261101000000 1 @ AQOe\n',
    says: ['**expired** 1 day ago', 'fewer than the owner has: made from a wildcard'],
  },
  'a mailbox': { at: 'a IN RP joe\\.d|oe .\n', says: ['`joe\\.doe.example.com.`: `joe.doe@example.com`'] },
  $TTL: { at: '$TT|L 90m\n', says: ['`90m`: **1 hour 30 minutes**'] },
  $ORIGIN: {
    at: '$ORIGIN s|ub\n',
    says: ['The origin from here on: `sub.example.com.`. `www` becomes `www.sub.example.com.`'],
  },
  $GENERATE: {
    at: '$GENE|RATE 1-3 h$ A 192.0.2.$\n',
    says: ['Makes 3 records, from `h1.example.com. A 192.0.2.1` to `h3.example.com. A 192.0.2.3`'],
  },
  'a rule that a comment names': {
    at: '; hostmaster-disable-next-line zone/cname-|chain -- known\n',
    says: ['**Rule zone/cname-chain**: CNAME record that points at another alias of the zone'],
  },
  'the rule of a finding': {
    at: 'a IN A 300.|0.0.1\n',
    says: [
      '---\n\n**Rule zone/rdata-invalid**: Data that does not fit the record type',
      '[What to do](https://',
    ],
  },
};

/** Links to RFCs as their text alone. */
function unlinked(text: string): string {
  return text.replace(/\[([^\]]*)\]\(https:\/\/www\.rfc-editor\.org[^)]*\)/g, '$1');
}

suite('hover explains', () => {
  for (const [what, { at, says, not = [] }] of Object.entries(CASES)) {
    test(what, () => {
      const text = unlinked(hover(ZONE + at)?.text ?? '');
      for (const part of says) assert.ok(text.includes(part), `"${part}" is not in\n${text}`);
      for (const part of not) assert.ok(!text.includes(part), `"${part}" is in\n${text}`);
    });
  }

  test('the fields of a SOA record', () => {
    const text = unlinked(hover(ZONE.replace('SOA', 'S|OA'))?.text ?? '');
    assert.equal(
      text.slice(text.indexOf('| field')),
      `| field | value | meaning |
| --- | --- | --- |
| MNAME | \`ns1.example.com.\` | A \`192.0.2.1\` (line 5) |
| RNAME | \`host\\.master.example.com.\` | \`host.master@example.com\` |
| serial | \`2026112403\` | 24 Nov 2026, 3rd change |
| refresh | \`14400\` | 4 hours: how late a change shows without NOTIFY |
| retry | \`3600\` | 1 hour: about 332 tries before the zone expires |
| expire | \`1209600\` | 2 weeks without the primary; then they answer SERVFAIL |
| minimum | \`600\` | 10 minutes: how long a new name may be missing |`,
    );
  });

  test('a PTR record with the address that it stands for', () => {
    const others = [openText(ZONE, 'example.com.', undefined, 'file:///zones/b.zone').zone];
    const said = (marked: string) => unlinked(hover(marked, { others }, '2.0.192.in-addr.arpa.')?.text ?? '');
    assert.match(
      said(REVERSE.replace('ns1.example.com.\n3', 'ns1.exa|mple.com.\n3')),
      /The owner stands for the address `192\.0\.2\.1`\. `ns1\.example\.com\.` has it: b\.zone, line 5\./,
    );
    assert.match(said(REVERSE.replace('www.', 'w|ww.')), /`www\.example\.com\.` does not have it/);
  });
});

suite('hover tells', () => {
  test('where a TTL comes from that a record does not state', () => {
    const soa = 'a SOA b c 1 2 3 4 600\n';
    const said = (marked: string) => unlinked(hover(marked, {}, 'x.')?.text ?? '');
    assert.match(
      said(`${soa}a A| 192.0.2.1\n`),
      /TTL 10 minutes, the minimum of the SOA record, since there is no `\$TTL`/,
    );
    assert.match(
      said('a 300 A 192.0.2.1\nb T|XT x\n'),
      /TTL 5 minutes, as in the last record that has one \(line 1\), since there is no `\$TTL` \(RFC 1035 §5\.1\)/,
    );
  });

  const sources: Readonly<Record<string, HoverSources['origin']>> = {
    'by `origins` in `.hostmaster.json`': { source: 'configuration', from: 'file:///a/.hostmaster.json' },
    'by `named.conf`': { source: 'server', from: 'file:///a/named.conf' },
    "by the file's name": { source: 'name' },
    'for want of another': { source: 'none' },
  };
  for (const [words, origin] of Object.entries(sources)) {
    test(`that an origin is one ${words}`, () => {
      assert.match(
        hover('a| 60 A 192.0.2.1\n', { origin })?.text ?? '',
        new RegExp(`the origin ${words.replace(/[.`]/g, '\\$&')}\\.`),
      );
    });
  }

  test('places with links, where there can be some', () => {
    const addressOf: HoverSources['addressOf'] = ({ uri, start }) => `${uri}#L${start.line + 1}`;
    const { text = '' } = hover(`${ZONE}a MX 10 n|s1\n`, { addressOf }) ?? {};
    assert.match(text, /A `192\.0\.2\.1` \(\[line 5\]\(file:\/\/\/zones\/a\.zone#L5\)\)/);
  });

  test('the range that it is about', () => {
    const { start, end } = hover(`${ZONE}é MX 10 n|s1\n`) ?? {};
    assert.deepEqual(
      [start, end],
      [
        { line: 7, character: 8 },
        { line: 7, character: 11 },
      ],
    );
  });

  test('nothing where there is nothing to say', () => {
    for (const marked of ['|', 'a A 192.0.2.1 ; plain com|ment\n', '\n|\n'])
      assert.equal(hover(marked), undefined);
  });
});

test('what an included file is read with is told', () => {
  const main =
    '$ORIGIN example.com.\n$TTL 1h\n@ SOA a b 1 2 3 4 5\n$INCLUDE sub.zone sub\nx A 192.0.2.1\n$INCLUDE top.zone\n';
  const files = memoryFiles({ 'sub.zone': 'in A 192.0.2.2\n', 'top.zone': 'up A 192.0.2.3\n$TTL 2h\n' });
  const { zone } = openText(`${main}y A 192.0.2.4\n`, 'example.com.', files, 'main.zone');
  const readings = [...zone.root.includes.values()];
  const said = (reading: typeof zone.root, line: number, character: number) =>
    unlinked(
      hoverAt(
        zone,
        reading,
        { line, character },
        { origin: { source: 'name' }, others: [], findings: [], now: NOW },
      )?.text ?? '',
    );
  const [sub, top] = readings;
  assert.ok(sub && top);
  assert.match(
    said(sub, 0, 0),
    /`in\.sub\.example\.com\.`[\s\S]*the origin by `\$INCLUDE` in main\.zone, line 4\./,
  );
  assert.match(said(top, 0, 0), /the origin by `\$ORIGIN` in main\.zone, line 1\./);
  // A default TTL stays behind an included file.
  assert.match(said(zone.root, 6, 2), /TTL 2 hours, by `\$TTL` in top\.zone, line 2/);
  assert.match(
    said(zone.root, 3, 2),
    /`sub\.zone` has 1 record\. Names in it are relative to `sub\.example\.com\.`/,
  );
});

test('Markdown reads as plain text for editors that do not render it', () => {
  const { text = '' } = hover(`${ZONE}a M|X 10 ns1\n`) ?? {};
  assert.equal(
    plainText(text),
    `MX: Host that accepts mail for the owner; the lowest preference is tried first (RFC 1035 §3.3.9)

a.example.com., TTL 1 hour, by $TTL in line 2

field: value — meaning
preference: 10 — the only one here
mail exchange: ns1.example.com. — A 192.0.2.1 (line 5)`,
  );
});
