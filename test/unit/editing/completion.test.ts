import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../../server/src/engine/editing/completion/complete.ts';
import { documentationOf } from '../../../server/src/engine/editing/completion/documentation.ts';
import { plainText, snippetOf } from '../../../server/src/engine/editing/completion/snippet.ts';
import { positionInBlock } from '../../../server/src/engine/zone/position.ts';
import { markedText } from '../../support/markedText.ts';
import { openText } from '../../support/openZone.ts';

const ZONE = `$ORIGIN example.com.
$TTL 1h
@    IN SOA ns1 hostmaster ( 1 4h 1h 2w 1h )
     IN NS  ns1
ns1  IN A   192.0.2.1
mail IN A   192.0.2.2
     IN MX  10 mx.example.net.
www  IN CNAME mail
_443._tcp.www IN TLSA 3 1 1 00
host.dept IN A 192.0.2.3
`;

const NOW = Date.UTC(2026, 10, 24);

/** What is offered in a line behind the zone, and what comes of choosing. */
function offered(line: string, before = ZONE, origin = 'example.com.') {
  const { text, position } = markedText(`${before}${line}\nlast IN A 192.0.2.9\n`);
  const { zone } = openText(text, origin);
  const answer = completionsAt(zone, zone.root, position, NOW);
  const labels = answer?.items.map(({ label }) => label) ?? [];
  const choose = (label: string, wholly = false): string | undefined => {
    const item = answer?.items.find((each) => each.label === label);
    if (answer === undefined || item === undefined) return undefined;
    const { block } = answer.slot.entry;
    const { start, end } = item.replaces ?? answer;
    const lines = text.split('\n');
    const from = positionInBlock(block, start).character;
    const to = wholly ? positionInBlock(block, end).character : position.character;
    const inserted = item.text ?? (item.snippet === undefined ? item.label : plainText(item.snippet));
    const own = lines[position.line] ?? '';
    return own.slice(0, from) + inserted + own.slice(to);
  };
  const item = (label: string) => answer?.items.find((each) => each.label === label);
  return { zone, labels, choose, item, isIncomplete: answer?.isIncomplete };
}

/** Each line, what it offers among others, and what it does not. */
const CASES: readonly { line: string; has?: readonly string[]; lacks?: readonly string[] }[] = [
  // The start of a line
  {
    line: '|',
    has: ['@', 'ns1', 'mail', 'www', 'host.dept', '_dmarc', '_mta-sts', '_smtp._tls', '$TTL', 'MX record'],
  },
  {
    line: '|',
    has: ['selector._domainkey', 'default._bimi', '_443._tcp', '_sip._tcp'],
    lacks: ['MX', 'IN', '1h'],
  },
  { line: '$|', has: ['$ORIGIN', '$TTL', '$INCLUDE', '$GENERATE'], lacks: ['@', '$DATE'] },
  { line: 'new|', has: ['www'], lacks: ['new'] },
  {
    line: '| IN TLSA 3 1 1 00',
    has: ['_443._tcp', '_25._tcp', 'mail'],
    lacks: ['_dmarc', '_sip._tcp', 'MX record'],
  },
  { line: '| IN SRV 0 0 1 ns1', has: ['_sip._tcp', '_imaps._tcp'], lacks: ['_443._tcp', '$TTL'] },
  { line: 's2026._d|', has: ['s2026._domainkey'] },
  { line: '_25._tcp.|', has: ['_25._tcp.mail', '_25._tcp.ns1'], lacks: ['_25._tcp.www'] },
  // Between owner and data
  {
    line: 'new |',
    has: ['A', 'MX', 'TXT', 'IN', '1h', '5m', 'MX record'],
    lacks: ['AXFR', 'OPT', 'MD', '@'],
  },
  { line: 'new IN |', has: ['A', '1h'], lacks: ['IN'] },
  { line: 'new 300 |', has: ['A', 'IN'], lacks: ['1h'] },
  { line: '  |', has: ['A', 'IN'], lacks: ['ns1'] },
  { line: 'new | A 192.0.2.1', has: ['IN', '1h'], lacks: ['AAAA', 'MX record'] },
  { line: 'new IN A|', has: ['A', 'AAAA'] },
  { line: 'new IN A| 192.0.2.1', has: ['AAAA'] },
  { line: 'new IN FOO |' },
  { line: '; new |' },
  { line: 'new A 192.0.2.1 ; |' },
  { line: 'new A 192.0.2.1 |' },
  // Names in data
  { line: '@ MX |', has: ['10', '20', '0'] },
  {
    line: '@ MX 10 |',
    has: ['mx.example.net.', 'mail', 'ns1', 'host.dept', '.'],
    lacks: ['www', '@', '_443._tcp.www'],
  },
  { line: 'new CNAME |', has: ['www', 'mail', '@', '_443._tcp.www'], lacks: ['new'] },
  { line: 'new CNAME ns1.ex|', has: ['ns1.example.com.'], lacks: ['ns1'] },
  { line: '_sip._tcp SRV 0 0 |', has: ['5060'] },
  { line: '_sip._tcp SRV 0 0 5060 |', has: ['ns1', '.'] },
  { line: '$ORIGIN |', has: ['host.dept', 'www'] },
  { line: '$TTL |', has: ['1h', '1d'] },
  // Service parameters
  { line: 'new HTTPS |', has: ['1', '0'] },
  { line: 'new HTTPS 1 |', has: ['.', 'www'] },
  { line: 'new HTTPS 1 . |', has: ['alpn', 'port', 'ech'] },
  { line: 'new HTTPS 1 . alpn=h2 |', has: ['port'], lacks: ['alpn'] },
  { line: 'new HTTPS 1 . alpn=|', has: ['h2', 'h3', 'http/1.1', 'dot'] },
  { line: 'new HTTPS 1 . alpn=h2,|', has: ['h3'], lacks: ['h2'] },
  { line: 'new HTTPS 1 . alpn="h2,|"', has: ['h3'], lacks: ['h2'] },
  { line: 'new HTTPS 1 mail ipv4hint=|', has: ['192.0.2.2'] },
  { line: 'new HTTPS 1 . alpn=h2 port=443 mandatory=|', has: ['alpn', 'port'], lacks: ['ech', 'mandatory'] },
  { line: 'new SVCB 1 . no|', has: ['no-default-alpn'] },
  // Numbers with names
  { line: 'new DS 1 |', has: ['13', '15', '8'] },
  { line: 'new DS 1 13 |', has: ['2', '4'] },
  { line: 'new DNSKEY |', has: ['257', '256'] },
  { line: 'new DNSKEY 257 |', has: ['3'] },
  { line: 'new SSHFP |', has: ['4', '3', '1'] },
  { line: 'new SSHFP 4 |', has: ['2', '1'] },
  { line: 'new TLSA 3 |', has: ['1', '0'], lacks: ['2'] },
  { line: 'new TLSA 3 1 |', has: ['1', '2', '0'] },
  { line: 'new CERT |', has: ['PKIX'] },
  { line: 'new NSEC3PARAM 1 0 |', has: ['0'] },
  { line: 'new NSEC3PARAM 1 0 0 |', has: ['-'] },
  { line: 'new NSEC www A |', has: ['MX', 'RRSIG'] },
  { line: 'new RRSIG |', has: ['SOA', 'DNSKEY'] },
  // CAA and NAPTR
  { line: '@ CAA |', has: ['0', '128'] },
  { line: '@ CAA 0 |', has: ['issue', 'issuewild', 'iodef'] },
  { line: '@ CAA 0 issue |', has: ['"letsencrypt.org"', '";"'] },
  { line: '@ CAA 0 issue "|"', has: ['letsencrypt.org', ';'], lacks: ['"letsencrypt.org"'] },
  { line: '@ CAA 0 iodef "|"', has: ['mailto:security@example.com'], lacks: ['letsencrypt.org'] },
  { line: '@ NAPTR 10 10 |', has: ['"S"', '"U"', '""'] },
  { line: '@ NAPTR 10 10 "|"', has: ['S', 'U'], lacks: ['""', ''] },
  { line: '@ NAPTR 10 10 "S" "|"', has: ['SIP+D2T'] },
  // Texts
  {
    line: '@ TXT "|"',
    has: ['v=spf1 mx -all'],
    lacks: ['v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com'],
  },
  { line: '@ TXT "v=spf1 |', has: ['mx', 'include:', '-all'], lacks: ['p', 'A'] },
  { line: '@ TXT "v=spf1 a" " |"', has: ['mx', '-all'] },
  { line: '@ TXT "v=spf1 include:|"', has: ['_spf.google.com'], lacks: ['mx'] },
  { line: '@ TXT "v=spf1 ip4:|"' },
  { line: '@ TXT "hello |"' },
  {
    line: '_dmarc TXT |',
    has: ['v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com'],
    lacks: ['v=spf1 mx -all'],
  },
  { line: '_dmarc TXT "v=DMARC1; |"', has: ['p', 'rua', 'sp'] },
  { line: '_dmarc TXT "v=DMARC1; p=none; |"', has: ['rua'], lacks: ['p'] },
  { line: '@ TXT ( "v=spf1 "\n "|"', has: ['mx', '-all'] },
  { line: '_dmarc TXT "v=DMARC1\\; p=rej" "ect\\; sp=|', has: ['none', 'reject'] },
  { line: '_dmarc TXT "v=DMARC1\\|; p=none"', lacks: ['v=DMARC1; p=reject; …', 'sp'] },
  { line: '_dmarc TXT "v=DMARC1; p=re" "j|"', lacks: ['reject'] },
  { line: '_dmarc TXT "v=DMARC1; p=|"', has: ['none', 'quarantine', 'reject'] },
  { line: '_dmarc TXT "v=DMARC1; | p=none"', has: ['rua'], lacks: ['p'] },
  { line: 'k._domainkey TXT "v=DKIM1; k=|"', has: ['rsa', 'ed25519'] },
  { line: '_smtp._tls TXT "v=TLSRPTv1; rua=|"', has: ['mailto:tls-reports@example.com'] },
  // SOA, over lines
  { line: '@ SOA |', has: ['ns1'] },
  { line: '@ SOA ns1 |', has: ['hostmaster'] },
  { line: '@ SOA ns1 hostmaster ( |', has: ['2026112401'] },
  { line: '@ SOA ns1 hostmaster (\n  1\n  |', has: ['4h', '1d'] },
  // $GENERATE
  { line: '$GENERATE |', has: ['1-254'] },
  { line: '$GENERATE 1-9 host-$ |', has: ['A', 'PTR'] },
  { line: '$GENERATE 1-9 host-$ MX 10 |', has: ['mail'] },
];

for (const { line, has = [], lacks = [] } of CASES) {
  test(`completion at ${JSON.stringify(line)}`, () => {
    const { labels } = offered(line);
    assert.deepEqual(
      has.filter((label) => !labels.includes(label)),
      [],
      `missing among ${labels.slice(0, 30).join(' ')}`,
    );
    assert.deepEqual(
      lacks.filter((label) => labels.includes(label)),
      [],
      'offered, but does not belong here',
    );
    if (has.length === 0 && lacks.length === 0) assert.deepEqual(labels, []);
  });
}

/** What a line becomes when a label is chosen: to the cursor, or wholly. */
const CHOICES: readonly { line: string; label: string; becomes: string; wholly?: boolean }[] = [
  { line: '@ IN MX 10 ma|', label: 'mail', becomes: '@ IN MX 10 mail' },
  { line: '@ IN MX 10 m|xx', label: 'mail', becomes: '@ IN MX 10 mailxx' },
  { line: '@ IN MX 10 m|xx', label: 'mail', becomes: '@ IN MX 10 mail', wholly: true },
  { line: '@ IN M|', label: 'MX record', becomes: '@ IN MX 10 mail' },
  { line: '@ M|', label: 'MX record', becomes: '@ IN MX 10 mail' },
  {
    line: '_dm|',
    label: 'DMARC record',
    becomes: '_dmarc IN TXT "v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com"',
  },
  {
    line: '_dmarc |',
    label: 'DMARC record',
    becomes: '_dmarc IN TXT "v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com"',
  },
  { line: '$|', label: '$GENERATE', becomes: '$GENERATE 1-254 host-$ A 192.0.2.$' },
  { line: 'k HTTPS 1 . alpn="h2,h|"', label: 'h3', becomes: 'k HTTPS 1 . alpn="h2,h3"' },
  {
    line: 'k HTTPS 1 . alpn=h|2 port=443',
    label: 'h3',
    becomes: 'k HTTPS 1 . alpn=h3 port=443',
    wholly: true,
  },
  { line: '@ CAA 0 issue let|', label: '"letsencrypt.org"', becomes: '@ CAA 0 issue "letsencrypt.org"' },
  { line: '@ CAA 0 issue "|"', label: 'letsencrypt.org', becomes: '@ CAA 0 issue "letsencrypt.org"' },
  { line: '@ TXT "v=spf1 m| -all"', label: 'mx', becomes: '@ TXT "v=spf1 mx -all"', wholly: true },
  {
    line: '_dmarc TXT "v=DMARC1; p=n|; rua=mailto:a@example.com"',
    label: 'reject',
    becomes: '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:a@example.com"',
  },
  {
    line: '_dmarc TXT "v=DMARC1\\; p=" "r|j; rua=mailto:a@example.com"',
    label: 'reject',
    becomes: '_dmarc TXT "v=DMARC1\\; p=" "reject; rua=mailto:a@example.com"',
    wholly: true,
  },
  { line: 'é A 192.0.2.1\n@ IN MX 10 ma|', label: 'mail', becomes: '@ IN MX 10 mail' },
];

for (const { line, label, becomes, wholly } of CHOICES) {
  test(`${label} chosen at ${JSON.stringify(line)}${wholly ? ', replacing the word' : ''}`, () => {
    assert.equal(offered(line).choose(label, wholly), becomes);
  });
}

test('names are written as the file writes them', () => {
  const absolute = `@ IN SOA ns1.example.com. hostmaster.example.com. 1 2 3 4 5
@ IN NS ns1.example.com.
ns1.example.com. IN A 192.0.2.1
mail.example.com. IN A 192.0.2.2
`;
  assert.ok(offered('@ MX 10 |', absolute).labels.includes('mail.example.com.'));
  assert.ok(offered('|', absolute).labels.includes('mail.example.com.'));
  assert.ok(offered('$ORIGIN dept.example.com.\nx CNAME |').labels.includes('host'));
  assert.ok(offered('$ORIGIN dept.example.com.\nx CNAME |').labels.includes('mail.example.com.'));
});

test('targets of the same kind around come first', () => {
  assert.equal(offered('@ MX 20 |').labels[0], 'mx.example.net.');
  assert.equal(offered('ftp CNAME |').labels[0], 'mail');
});

test('time spans have units where the file has them', () => {
  assert.ok(offered('new |').labels.includes('1h'));
  const plain = ZONE.replace('$TTL 1h', '$TTL 3600').replace('4h 1h 2w 1h', '14400 3600 1209600 3600');
  assert.ok(offered('new |', plain).labels.includes('3600'));
});

test('records have their class where the file writes it', () => {
  const bare = ZONE.replaceAll(' IN ', ' ');
  assert.equal(offered('@ |', bare).choose('MX record'), '@ MX 10 mail');
});

test('types that fit the owner come first, obsolete ones last and marked', () => {
  assert.equal(offered('_dmarc |').labels[0], 'TXT');
  assert.equal(offered('_25._tcp.mail |').labels[0], 'TLSA');
  assert.equal(offered('_sip._tcp |').labels[0], 'SRV');
  assert.equal(offered('1 |', '$TTL 1h\n', '2.0.192.in-addr.arpa.').labels[0], 'PTR');
  const { labels, item } = offered('new |');
  assert.ok(labels.indexOf('SPF') > labels.indexOf('ZONEMD'));
  assert.equal(item('SPF')?.isObsolete, true);
  assert.equal(item('MX')?.aside, 'RFC 1035 §3.3.9');
});

test('a zone of many names answers with those that begin as typed, and is asked again', () => {
  const hosts = Array.from({ length: 6000 }, (_, i) => `h${i} A 192.0.2.1\n`).join('');
  const all = offered('@ MX 10 |', ZONE + hosts);
  assert.equal(all.isIncomplete, true);
  assert.ok(all.labels.length < 300);
  const some = offered('@ MX 10 h599|', ZONE + hosts);
  assert.equal(some.isIncomplete, true);
  assert.deepEqual(
    some.labels.filter((label) => label.startsWith('h5')),
    ['h599', ...Array.from({ length: 10 }, (_, i) => `h599${i}`)],
  );
  assert.deepEqual(
    offered('@ MX 10 H5999|', ZONE + hosts).labels.filter((label) => label.startsWith('h5')),
    ['h5999'],
  );
});

test('documentation is made when it is asked for', () => {
  const { zone, item } = offered('@ MX 10 |');
  const topic = item('mail')?.topic;
  assert.ok(topic);
  assert.match(
    documentationOf(zone, topic) ?? '',
    /A 192\.0\.2\.2[\s\S]*MX 10 mx\.example\.net\.[\s\S]*1 hour/,
  );
  const mx = documentationOf(zone, { about: 'type', number: 15 }) ?? '';
  assert.match(
    mx,
    /MX preference mail exchange[\s\S]*\[RFC 1035 §3\.3\.9\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc1035#section-3\.3\.9\)/,
  );
  for (const label of ['_dmarc', '$TTL']) {
    const about = offered('|').item(label)?.topic;
    assert.ok(about && documentationOf(zone, about));
  }
});

test('snippets lose their places for editors that know none', () => {
  assert.equal(plainText(snippetOf('A {1:$x} {2|a,b|} {x} {3:}')), 'A $x a {x} ');
});

test('nothing is thrown, wherever the cursor is', () => {
  const text = `${ZONE}k HTTPS 1 . alpn="h2,h3" port=1\n@ TXT ( "a" "v=spf1\n x A\n$GENERATE 1-2 \\# $ A 1\n"q" '\n) \\\n`;
  const { zone } = openText(text, 'example.com.');
  for (const [line, content] of text.split('\n').entries()) {
    for (let character = 0; character <= content.length; character++) {
      completionsAt(zone, zone.root, { line, character }, NOW);
    }
  }
});
