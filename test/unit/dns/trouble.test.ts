import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import type { Asked, Behaviour } from '../../support/dnsServer.ts';
import { client, server } from './withServer.ts';

const ZONE = `$TTL 60\nexample.com. A 192.0.2.1\n${'big.example.com. TXT "'}${'x'.repeat(250)}"\n`;
const FOUND = ['192.0.2.1'];

/** Milliseconds, for servers that stay silent. */
const SHORT = 60;

/** Waits longer than any test. */
const PATIENT = 60_000;

const recordsOf = (answer: { status: string; records?: unknown }) =>
  answer.status === 'found' ? answer.records : answer;

const transports = (asked: readonly Asked[]) => asked.map(({ transport }) => transport);

/** What the client does where a server does something once, and answers when it is asked again. */
const ONCE: readonly [Behaviour, Asked['transport'][]][] = [
  ['truncate', ['udp', 'tcp']],
  ['foldCase', ['udp', 'tcp']],
  ['noEdns', ['udp', 'udp']],
  ['FORMERR', ['udp', 'udp']],
  ['NOTIMP', ['udp', 'udp']],
];

for (const [behaviour, expected] of ONCE) {
  test(`a server that does "${behaviour}" is asked again in another way`, async (t) => {
    const { address, asked } = await server(t, ZONE, ({ count }) => (count === 1 ? behaviour : 'answer'));
    const answer = await client(t, [address], { timeout: PATIENT }).ask('example.com', 'A');
    assert.deepEqual(recordsOf(answer), FOUND);
    assert.deepEqual(transports(asked), expected);
  });
}

test('EDNS offers 1232 octets, and is left out for a server that does not know it', async (t) => {
  const { address, asked } = await server(t, ZONE, () => 'noEdns');
  assert.deepEqual(recordsOf(await client(t, [address]).ask('example.com', 'A')), FOUND);
  assert.deepEqual(
    asked.map(({ payload }) => payload),
    [1232, undefined],
  );
});

test('an answer that does not fit into 1232 octets comes over TCP', async (t) => {
  const rows = Array.from({ length: 8 }, (_, i) => ({ TXT: `${i}${'x'.repeat(200)}` }));
  const { address, asked } = await server(t, { 'big.example': rows });
  const answer = await client(t, [address]).ask('big.example', 'TXT');
  assert.equal(answer.status === 'found' && answer.records.length, 8);
  assert.deepEqual(transports(asked), ['udp', 'tcp']);
});

for (const wrong of ['wrongId', 'wrongQuestion', 'wrongSource', 'garbage'] as const) {
  test(`after a message with "${wrong}", the true answer is waited for`, async (t) => {
    const { address, asked } = await server(t, ZONE, () => [wrong, wrong, 'answer']);
    const answer = await client(t, [address], { timeout: PATIENT }).ask('example.com', 'A');
    assert.deepEqual(recordsOf(answer), FOUND);
    assert.equal(asked.length, 1);
  });
}

/** What comes of a server that does nothing else. */
const ALWAYS: readonly [Behaviour, string, number][] = [
  ['drop', 'timeout', 2],
  ['wrongId', 'malformed', 2],
  ['wrongQuestion', 'malformed', 2],
  ['wrongSource', 'timeout', 2],
  ['garbage', 'malformed', 2],
  ['cut', 'malformed', 2],
  ['SERVFAIL', 'serverFailure', 1],
  ['REFUSED', 'refused', 1],
  ['NXDOMAIN', 'noName', 1],
];

for (const [behaviour, reason, tries] of ALWAYS) {
  test(`a server that always does "${behaviour}": ${reason}`, async (t) => {
    const { address, asked } = await server(t, ZONE, () => behaviour);
    const answer = await client(t, [address], { timeout: SHORT }).ask('example.com', 'A');
    assert.equal(answer.status === 'failed' ? answer.reason : answer.status, reason);
    assert.equal(asked.length, tries);
    if (answer.status === 'failed') assert.match(answer.detail, /127\.0\.0\.1:\d+.*\.$/);
  });
}

for (const [behaviour, reason] of [
  ['drop', 'timeout'],
  ['wrongId', 'malformed'],
  ['wrongQuestion', 'malformed'],
  ['garbage', 'malformed'],
  ['cut', 'malformed'],
  ['close', 'unreachable'],
  ['SERVFAIL', 'serverFailure'],
  ['REFUSED', 'refused'],
] as const) {
  for (const way of ['tcp', 'https'] as const) {
    test(`over ${way}, a server that always does "${behaviour}": ${reason}`, async (t) => {
      const { address, url } = await server(t, ZONE, ({ transport }) =>
        transport === 'udp' ? 'truncate' : behaviour,
      );
      const dns = client(t, [way === 'tcp' ? address : url], {
        timeout: behaviour === 'drop' ? SHORT : PATIENT,
      });
      const answer = await dns.ask('example.com', 'A');
      // Over HTTPS the library connects anew where a connection that was kept has been closed.
      assert.equal(answer.status === 'failed' && answer.reason, reason);
    });
  }
}

test('a port that nobody listens at', async (t) => {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  for (const address of [`127.0.0.1:${port}`, `http://127.0.0.1:${port}/dns-query`]) {
    const answer = await client(t, [address], { timeout: PATIENT }).ask('example.com', 'A');
    assert.equal(answer.status === 'failed' && answer.reason, 'unreachable');
    assert.match(answer.status === 'failed' ? answer.detail : '', /nothing answers at its port/);
  }
});

test('without any resolver, it says what to set', async (t) => {
  const answer = await client(t, []).ask('example.com', 'A');
  assert.equal(answer.status === 'failed' && answer.reason, 'unreachable');
  assert.match(answer.status === 'failed' ? answer.detail : '', /dns\.resolvers/);
});

test('the next server answers where the first does not, and is asked first from then on', async (t) => {
  for (const behaviour of ['drop', 'SERVFAIL', 'REFUSED', 'cut'] as const) {
    const bad = await server(t, ZONE, () => behaviour);
    const good = await server(t, ZONE);
    const dns = client(t, [bad.address, good.address], { timeout: behaviour === 'drop' ? SHORT : PATIENT });
    const answer = await dns.ask('example.com', 'A');
    assert.deepEqual(recordsOf(answer), FOUND);
    assert.equal(answer.status === 'found' && answer.source.resolver, good.address);
    await dns.ask('www.example.com', 'A');
    assert.equal(bad.asked.length, 1);
    assert.equal(good.asked.length, 2);
  }
});

test('of several failures, the one that tells most is told', async (t) => {
  const silent = await server(t, ZONE, () => 'drop');
  const failing = await server(t, ZONE, () => 'SERVFAIL');
  const answer = await client(t, [failing.address, silent.address], { timeout: SHORT }).ask(
    'example.com',
    'A',
  );
  assert.equal(answer.status === 'failed' && answer.reason, 'serverFailure');
  assert.equal(failing.asked.length, 1);
});

test('letters come in mixed case, ids and ports differ', async (t) => {
  const { address, asked } = await server(t, '*. 60 A 192.0.2.1\n');
  const dns = client(t, [address]);
  const names = Array.from({ length: 20 }, (_, i) => `abcdefghijklmnop${i}.example`);
  await Promise.all(names.map((name) => dns.ask(name, 'A')));
  assert.ok(asked.every(({ name }) => name !== name.toLowerCase()));
  assert.deepEqual(new Set(asked.map(({ name }) => name.toLowerCase())), new Set(names));
  assert.equal(new Set(asked.map(({ from }) => from)).size, names.length);
});

test('a server over IPv6', async (t) => {
  const { address } = await server(t, ZONE, ({ count }) => (count === 1 ? 'truncate' : 'answer'), {
    host: '::1',
  });
  assert.match(address, /^\[::1\]:/);
  assert.deepEqual(recordsOf(await client(t, [address]).ask('example.com', 'A')), FOUND);
});
