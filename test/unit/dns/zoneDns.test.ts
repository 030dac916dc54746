import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dns, DnsAnswer, DnsType } from '../../../server/src/engine/dns/dns.ts';
import { offlineDns } from '../../../server/src/engine/dns/offlineDns.ts';
import { zoneDns } from '../../../server/src/engine/dns/zoneDns.ts';
import { openText } from '../../support/openZone.ts';

const ZONE = `$TTL 3600
@        SOA ns hostmaster 1 7200 3600 1209600 600
@        NS ns
@        MX 10 Mail
@        TXT "v=spf1 " "a -all \\226\\130\\172"
ns       A 192.0.2.53
mail     60 A 192.0.2.1
mail     60 AAAA 2001:DB8::0:1
www      300 CNAME mail
out      300 CNAME host.example.net.
two      CNAME out
circle   CNAME circle2
circle2  CNAME CIRCLE
*.wild   TXT "any"
deep.er  A 192.0.2.2
sub      NS ns.sub
ns.sub   A 192.0.2.54
old      DNAME new
a.new    A 192.0.2.3
away     DNAME example.net.
dot\\.ted A 192.0.2.4
broken   A 192.0.2
`;

const CHILD = `$TTL 60\n@ SOA ns hostmaster 1 7200 3600 1209600 30\n@ NS ns\nns A 192.0.2.55\n`;
const FRAGMENT = '@ 60 TXT "v=spf1 include:_spf -all"\nalias 60 CNAME elsewhere\n';

/** Answers with its own question, and notes it. */
function network(): Dns & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: async <T extends DnsType>(name: string, type: T) => {
      asked.push(`${type} ${name}`);
      const source = { resolver: 'network', age: 1, ttl: 1800 };
      return { status: 'found', records: [`${type} ${name}`], source } as unknown as DnsAnswer<T>;
    },
  };
}

const zone = (text: string, origin: string, file = 'file:///zones/main%20zone.zone') =>
  openText(text, origin, undefined, file).zone;

const NET = 'from the network';

const CASES: readonly [string, DnsType, unknown, number?][] = [
  ['example.com', 'MX', [{ preference: 10, exchange: 'Mail.example.com' }], 3600],
  ['EXAMPLE.com.', 'TXT', ['v=spf1 a -all \u00e2\u0082\u00ac'], 3600],
  ['mail.example.com', 'A', ['192.0.2.1'], 60],
  ['mail.example.com', 'AAAA', ['2001:db8::1'], 60],
  ['www.example.com', 'A', ['192.0.2.1'], 60],
  ['www.example.com', 'CNAME', ['mail.example.com'], 300],
  ['www.example.com', 'TXT', 'noData', 300],
  ['example.com', 'NS', ['ns.example.com'], 3600],
  ['none.example.com', 'A', 'noName', 600],
  ['x.mail.example.com', 'A', 'noName', 600],
  ['mail.example.com', 'MX', 'noData', 600],
  ['er.example.com', 'A', 'noData', 600],
  ['x.y.wild.example.com', 'TXT', ['any'], 3600],
  ['x.wild.example.com', 'A', 'noData', 600],
  ['wild.example.com', 'TXT', 'noData', 600],
  ['dot\\.ted.example.com', 'A', ['192.0.2.4'], 3600],
  ['dot.ted.example.com', 'A', 'noName', 600],
  ['a.old.example.com', 'A', ['192.0.2.3'], 3600],
  ['b.old.example.com', 'A', 'noName', 600],
  ['old.example.com', 'A', 'noData', 600],
  ['broken.example.com', 'A', NET],
  ['example.org', 'A', NET],
  ['notexample.com', 'A', NET],
  ['sub.example.com', 'TXT', NET],
  ['ns.sub.example.com', 'A', NET],
  ['a..b.example.com', 'A', NET],
  ['circle.example.com', 'A', 'serverFailure'],
];

for (const [name, type, expected, ttl] of CASES) {
  test(`${type} ${name}`, async () => {
    const net = network();
    const answer = await zoneDns([zone(ZONE, 'example.com.')], net).ask(name, type);
    assert.deepEqual(net.asked, expected === NET ? [`${type} ${name}`] : []);
    if (expected === NET) return;
    if (answer.status === 'failed') {
      assert.equal(answer.reason, expected);
      return;
    }
    assert.deepEqual(answer.status === 'found' ? answer.records : answer.status, expected);
    assert.deepEqual(answer.source, { resolver: 'main zone.zone', age: 0, ttl, isAtHand: true });
  });
}

test('aliases that lead out of the zone are followed through the network', async () => {
  for (const [name, asked] of [
    ['out.example.com', 'A host.example.net'],
    ['two.example.com', 'A host.example.net'],
    ['x.y.away.example.com', 'A x.y.example.net'],
  ] as const) {
    const net = network();
    const answer = await zoneDns([zone(ZONE, 'example.com.')], net).ask(name, 'A');
    assert.deepEqual(net.asked, [asked]);
    const ttl = name.startsWith('x.') ? 1800 : 300;
    assert.deepEqual(answer.status === 'found' && answer.source, { resolver: 'network', age: 1, ttl });
  }
});

test('of several zones the lowest answers, of several with one name the first', async () => {
  const net = network();
  const other = ZONE.replace('192.0.2.1\n', '198.51.100.1\n');
  const zones = [
    zone(ZONE, 'example.com.', 'a'),
    zone(CHILD, 'sub.example.com.', 'b'),
    zone(other, 'example.com.', 'c'),
  ];
  const dns = zoneDns(zones, net);
  const at = async (name: string) => {
    const answer = await dns.ask(name, 'A');
    return answer.status === 'found' ? [answer.source.resolver, ...answer.records] : answer.status;
  };
  assert.deepEqual(await at('ns.sub.example.com'), ['b', '192.0.2.55']);
  assert.deepEqual(await at('x.sub.example.com'), 'noName');
  assert.deepEqual(await at('mail.example.com'), ['a', '192.0.2.1']);
  assert.deepEqual(net.asked, []);
});

test('a part of a zone answers for what it has', async () => {
  const net = network();
  const dns = zoneDns([zone(FRAGMENT, 'example.com.')], net);
  const own = await dns.ask('example.com', 'TXT');
  assert.deepEqual(own.status === 'found' && own.records, ['v=spf1 include:_spf -all']);
  await dns.ask('example.com', 'MX');
  await dns.ask('_spf.example.com', 'TXT');
  await dns.ask('alias.example.com', 'A');
  assert.deepEqual(net.asked, ['MX example.com', 'TXT _spf.example.com', 'A elsewhere.example.com']);
});

test('offline, the zone answers and nobody else', async () => {
  const dns = zoneDns([zone(ZONE, 'example.com.')], offlineDns);
  assert.equal((await dns.ask('mail.example.com', 'A')).status, 'found');
  for (const name of ['example.net', 'out.example.com']) {
    const answer = await dns.ask(name, 'A');
    assert.equal(answer.status === 'failed' && answer.reason, 'off');
  }
});
