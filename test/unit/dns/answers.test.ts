import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DnsType } from '../../../server/src/engine/dns/dns.ts';
import { type Behave, client, server } from './withServer.ts';

const ZONE = `$TTL 60
example.com. MX 10 mail.example.com.
example.com. MX 20 .
www.example.com. CNAME mail.example.com.
mail.example.com. A 192.0.2.1
mail.example.com. A 192.0.2.2
mail.example.com. AAAA 2001:db8::5
*.text.example.com. TXT "v=spf1 " "-all \\226\\130\\172"
1.2.0.192.in-addr.arpa. PTR a\\.b\\"c\\000.example.com.
example.com. NS ns.example.com.
`;

/** Asks a server over UDP, and another over HTTP: both give the same. */
async function ask(t: TestContext, name: string, type: DnsType, zone = ZONE, behave?: Behave) {
  const { address, url } = await server(t, zone, behave);
  const [udp, https] = await Promise.all(
    [address, url].map(async (each) => {
      const answer = await client(t, [each]).ask(name, type);
      if (answer.status === 'failed') return answer;
      const { source, ...rest } = answer;
      assert.equal(source.resolver, each);
      assert.equal(source.age, 0);
      return { ...rest, ttl: source.ttl };
    }),
  );
  assert.deepEqual(https, udp);
  return udp;
}

const RECORDS: readonly [string, DnsType, readonly unknown[]][] = [
  ['mail.example.com', 'A', ['192.0.2.1', '192.0.2.2']],
  ['MAIL.example.COM.', 'AAAA', ['2001:db8::5']],
  [
    'example.com',
    'MX',
    [
      { preference: 10, exchange: 'mail.example.com' },
      { preference: 20, exchange: '.' },
    ],
  ],
  ['anything.text.example.com', 'TXT', ['v=spf1 -all \u00e2\u0082\u00ac']],
  ['1.2.0.192.in-addr.arpa', 'PTR', ['a\\.b\\"c\\000.example.com']],
  ['example.com', 'NS', ['ns.example.com']],
  ['www.example.com', 'CNAME', ['mail.example.com']],
  ['www.example.com', 'A', ['192.0.2.1', '192.0.2.2']],
];

for (const [name, type, records] of RECORDS) {
  test(`${type} records of ${name}`, async (t) => {
    assert.deepEqual(await ask(t, name, type), { status: 'found', records, ttl: 60 });
  });
}

test('a name without the type, one that has only names below it, and one that does not exist are told apart', async (t) => {
  assert.deepEqual(await ask(t, 'mail.example.com', 'MX'), { status: 'noData', ttl: 300 });
  assert.deepEqual(await ask(t, 'text.example.com', 'TXT'), { status: 'noData', ttl: 300 });
  assert.deepEqual(await ask(t, 'none.example.com', 'A'), { status: 'noName', ttl: 300 });
});

test('a negative answer lives as long as its SOA record and its minimum allow (RFC 2308 §5)', async (t) => {
  for (const [soa, ttl] of [
    [{ ttl: 40, minimum: 900 }, 40],
    [{ ttl: 900, minimum: 50 }, 50],
  ] as const) {
    const { address } = await server(t, ZONE, undefined, { soa });
    const answer = await client(t, [address]).ask('none.example.com', 'A');
    assert.equal(answer.status === 'noName' && answer.source.ttl, ttl);
  }
});

test('aliases are followed where the server gives only the first of them', async (t) => {
  const zone = 'a. 60 CNAME b.\nb. 20 CNAME c.\nc. 60 A 192.0.2.3\nd. 60 CNAME none.\n';
  const found = await ask(t, 'a', 'A', zone, () => 'aliasOnly');
  assert.deepEqual(found, { status: 'found', records: ['192.0.2.3'], ttl: 20 });
  assert.deepEqual(await ask(t, 'd', 'A', zone, () => 'aliasOnly'), { status: 'noName', ttl: 60 });
  // The code is about the last name (RFC 6604 §3).
  assert.deepEqual(await ask(t, 'd', 'A', zone), { status: 'noName', ttl: 60 });
});

test('aliases in a circle are a failure, whether the server or the client follows them', async (t) => {
  const zone = 'a. 60 CNAME b.\nb. 60 CNAME c.\nc. 60 CNAME a.\nself. 60 CNAME SELF.\n';
  for (const behaviour of ['answer', 'aliasOnly'] as const) {
    for (const name of ['a', 'self']) {
      const answer = await ask(t, name, 'TXT', zone, () => behaviour);
      assert.equal(answer?.status === 'failed' && answer.reason, 'serverFailure');
      assert.match(answer?.status === 'failed' ? answer.detail : '', /circle/);
    }
  }
});

test('a chain of aliases that does not end is given up', async (t) => {
  const zone = Array.from({ length: 40 }, (_, i) => `n${i}. 60 CNAME n${i + 1}.\n`).join('');
  for (const behaviour of ['answer', 'aliasOnly'] as const) {
    const { address, asked } = await server(t, zone, () => behaviour);
    const answer = await client(t, [address]).ask('n0', 'A');
    assert.equal(answer.status === 'failed' && answer.reason, 'serverFailure');
    assert.ok(asked.length < 20);
  }
});

const NO_NAMES = [
  'a..b',
  '.a',
  '..',
  '',
  `${'x'.repeat(64)}.example`,
  `${'x.'.repeat(127)}xx`,
  'a\\',
  'a\\25',
  '\\256.example',
];

test('what is no name never reaches a server', async (t) => {
  const { address, asked } = await server(t, ZONE);
  const dns = client(t, [address]);
  for (const name of NO_NAMES) {
    const answer = await dns.ask(name, 'A');
    assert.equal(answer.status === 'failed' && answer.reason, 'invalidName', name);
  }
  assert.deepEqual(asked, []);
  for (const name of ['.', `${'x'.repeat(63)}.example`, 'x.'.repeat(127), 'a\\.b.example', '\\255', 'é']) {
    assert.equal(
      (await dns.ask(name, 'A')).status,
      'noName'.replace('noName', name === '.' ? 'noData' : 'noName'),
    );
  }
  assert.equal(asked.length, 6);
});
