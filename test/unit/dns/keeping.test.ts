import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import type { Behaviour } from '../../support/dnsServer.ts';
import { client, resolver, server } from './withServer.ts';

const ZONE = '*.short. 30 A 192.0.2.1\n*.long. 4000000 A 192.0.2.1\n*.zero. 0 A 192.0.2.1\n';

test('answers are kept as long as their TTL says, and tell their age', async (t) => {
  let now = 5000;
  const { address, asked } = await server(t, ZONE, undefined, { soa: { ttl: 40, minimum: 40 } });
  const dns = client(t, [address], { now: () => now });
  const at = async (name: string, time: number) => {
    now = 5000 + time * 1000;
    const answer = await dns.ask(name, 'A');
    return answer.status === 'failed'
      ? answer
      : [answer.status, answer.source.age, answer.source.ttl, asked.length];
  };
  assert.deepEqual(await at('a.short', 0), ['found', 0, 30, 1]);
  assert.deepEqual(await at('A.Short.', 29.9), ['found', 29, 1, 1]);
  assert.deepEqual(await at('a.short', 30), ['found', 0, 30, 2]);
  assert.deepEqual(await at('none', 30), ['noName', 0, 40, 3]);
  assert.deepEqual(await at('none', 69), ['noName', 39, 1, 3]);
  assert.deepEqual(await at('none', 70), ['noName', 0, 40, 4]);
  // However long a TTL is, after a day it is asked again.
  assert.equal(((await at('a.long', 70)) as unknown[])[3], 5);
  assert.equal(((await at('a.long', 70 + 86_399)) as unknown[])[3], 5);
  assert.equal(((await at('a.long', 70 + 86_400)) as unknown[])[3], 6);
  // What has no time to live is asked again at once.
  await at('a.zero', 70 + 86_400);
  await at('a.zero', 70 + 86_400);
  assert.equal(asked.length, 8);
});

test('a failure is not asked for again at once', async (t) => {
  let now = 0;
  const { address, asked } = await server(t, ZONE, () => 'SERVFAIL');
  const dns = client(t, [address], { now: () => now });
  const ask = () => dns.ask('a.short', 'A');
  await ask();
  now = 29_000;
  await ask();
  assert.equal(asked.length, 1);
  now = 30_000;
  await ask();
  assert.equal(asked.length, 2);
  dns.forget();
  await ask();
  assert.equal(asked.length, 3);
});

test('a server that does not answer at all is left alone for a while', async (t) => {
  let now = 0;
  const { address, asked } = await server(t, ZONE, () => 'drop');
  const dns = client(t, [address], { now: () => now, timeout: 20, concurrency: 32 });
  const reasons = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const answer = await dns.ask(`n${i}.short`, 'A');
      return answer.status === 'failed' && answer.reason;
    }),
  );
  assert.deepEqual(new Set(reasons), new Set(['timeout']));
  // Those that were under way when it turned out, and no more.
  assert.ok(asked.length <= 64, `${asked.length} questions`);
  const { length } = asked;
  const late = await dns.ask('late.short', 'A');
  assert.match(late.status === 'failed' ? late.detail : '', /not asked for a while/);
  assert.equal(asked.length, length);
  now = 30_000;
  await dns.ask('later.short', 'A');
  assert.ok(asked.length > length);
});

test('resolvers that do not answer may be others by now', async (t) => {
  let now = 0;
  const old = await server(t, ZONE, () => 'drop');
  const good = await server(t, ZONE);
  let current = old;
  const resolvers = () => [resolver(current.address)];
  const dns = client(t, [], { resolvers, now: () => now, timeout: 20 });
  const statusOf = async (name: string) => (await dns.ask(name, 'A')).status;
  assert.equal(await statusOf('a.short'), 'failed');
  current = good;
  now = 10_000;
  assert.equal(await statusOf('b.short'), 'failed');
  assert.equal(await statusOf('c.short'), 'found');
  current = old;
  assert.equal(await statusOf('d.short'), 'found');
  dns.forget();
  assert.equal(await statusOf('d.short'), 'failed');
});

test('equal questions at one time are asked once', async (t) => {
  const { address, asked } = await server(t, ZONE);
  const dns = client(t, [address]);
  const answers = await Promise.all(
    ['a.short', 'A.short', 'a.SHORT.'].flatMap((name) => [dns.ask(name, 'A'), dns.ask(name, 'A')]),
  );
  assert.ok(answers.every(({ status }) => status === 'found'));
  assert.equal(asked.length, 1);
  const { asked: questions, shared, fromCache } = dns.statistics();
  assert.deepEqual({ questions, shared, fromCache }, { questions: 1, shared: 5, fromCache: 0 });
});

test('no more questions than allowed are under way at once', async (t) => {
  const held = Promise.withResolvers<void>();
  const full = Promise.withResolvers<void>();
  let under = 0;
  const { address, asked } = await server(t, ZONE, () => {
    if (++under === 3) full.resolve();
    return { until: held.promise };
  });
  const dns = client(t, [address], { concurrency: 3, timeout: 60_000 });
  const answers = Array.from({ length: 10 }, (_, i) => dns.ask(`n${i}.short`, 'A'));
  await full.promise;
  // The other seven wait in the client: nothing of them can be on its way.
  assert.equal(dns.statistics().servers.get(address)?.sent, 3);
  held.resolve();
  assert.ok((await Promise.all(answers)).every(({ status }) => status === 'found'));
  assert.equal(asked.length, 10);
});

test('a question that is given up is over at once; others who ask the same get their answer', async (t) => {
  const held = Promise.withResolvers<void>();
  const { address } = await server(t, ZONE, ({ name }) =>
    name.toLowerCase() === 'a.short' ? { until: held.promise } : 'drop',
  );
  const dns = client(t, [address], { timeout: 60_000, concurrency: 2 });
  const first = new AbortController();
  const second = new AbortController();
  const lost = dns.ask('a.short', 'A', first.signal);
  const kept = dns.ask('a.short', 'A');
  const dropped = dns.ask('b.short', 'A', second.signal);
  const queued = dns.ask('c.short', 'A', second.signal);
  first.abort();
  second.abort();
  for (const answer of await Promise.all([lost, dropped, queued])) {
    assert.equal(answer.status === 'failed' && answer.reason, 'cancelled');
  }
  held.resolve();
  assert.equal((await kept).status, 'found');
  const late = await dns.ask('d.short', 'A', first.signal);
  assert.equal(late.status === 'failed' && late.reason, 'cancelled');
  assert.deepEqual(getEventListeners(first.signal, 'abort'), []);
  assert.deepEqual(getEventListeners(second.signal, 'abort'), []);
});

test('closing gives up what is under way', async (t) => {
  const { address } = await server(t, ZONE, () => 'drop');
  const dns = client(t, [address], { timeout: 60_000 });
  const answer = dns.ask('a.short', 'A');
  dns.close();
  for (const each of [await answer, await dns.ask('a.short', 'A')]) {
    assert.equal(each.status === 'failed' && each.reason, 'cancelled');
  }
});

/** What a server does that answers in the end, and one that stays silent. */
const ANSWERING = [
  ...['answer', 'truncate', 'SERVFAIL', 'foldCase', 'noEdns', 'aliasOnly'],
  ...[['wrongId', 'answer'] as const, ['garbage', 'answer'] as const],
] as readonly (Behaviour | readonly Behaviour[])[];
const SILENT: readonly Behaviour[] = ['drop', 'wrongId', 'wrongSource', 'garbage', 'close'];

test('1,000 questions leave nothing behind', async (t) => {
  const { address, url, connections } = await server(t, ZONE, ({ name }) => {
    const number = Number(/\d+/.exec(name));
    return name.startsWith('s') || name.startsWith('S')
      ? SILENT[number % SILENT.length]
      : ANSWERING[number % ANSWERING.length];
  });
  const held = () =>
    process.getActiveResourcesInfo().filter((each) => /UDP|TCPSocket|TCPConnect|Timeout/.test(each));
  const cancel = new AbortController();
  const patient = client(t, [address], { timeout: 60_000 });
  const hasty = client(t, [address], { timeout: 10 });
  const https = client(t, [url], { timeout: 60_000 });
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, i) => {
      const dns = i % 5 === 0 ? hasty : i % 5 === 1 ? https : patient;
      return dns.ask(`${i % 5 === 0 ? 's' : 'n'}${i}.short`, 'A', i % 3 === 0 ? undefined : cancel.signal);
    }),
  );
  const found = answers.filter(({ status }, i) => i % 5 > 1 && status === 'found');
  // One in eight of 600 is a failure of the server.
  assert.equal(found.length, 525);
  assert.deepEqual(getEventListeners(cancel.signal, 'abort'), []);
  for (const each of [patient, hasty, https]) each.close();
  // What was closed is gone after some turns of the event loop.
  const isOver = () => connections() === 0 && held().length === 2;
  for (let turn = 0; turn < 10_000 && !isOver(); turn++)
    await new Promise((resolve) => setImmediate(resolve));
  assert.equal(connections(), 0);
  // The server's own: one that listens, and one that forges answers.
  assert.deepEqual(held(), ['UDPWrap', 'UDPWrap']);
});
