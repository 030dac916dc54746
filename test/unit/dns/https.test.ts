import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CERTIFICATE } from '../../support/dnsWebServer.ts';
import { type Behave, client, server } from './withServer.ts';

const ZONE = '*. 60 A 192.0.2.1\n';

for (const tls of ['h2', 'http/1.1'] as const) {
  const start = async (t: TestContext, behave?: Behave) => {
    const started = await server(t, ZONE, behave, { tls });
    assert.match(started.url, /^https:/);
    return started;
  };

  test(`${tls}: many questions share a few connections, which are closed with the client`, async (t) => {
    const { url, asked, connections } = await start(t);
    const dns = client(t, [url], { ca: CERTIFICATE, timeout: 60_000 });
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => dns.ask(`n${i}`, 'A')));
    assert.ok(answers.every((answer) => answer.status === 'found' && answer.source.resolver === url));
    assert.equal(asked.length, 100);
    const most = tls === 'h2' ? 1 : 9;
    assert.ok(new Set(asked.map(({ from }) => from)).size <= most);
    dns.close();
    while (connections() > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  test(`${tls}: after the server has closed a connection, the next question has a new one`, async (t) => {
    const { url } = await start(t, ({ count, name }) => (name === 'b' && count === 1 ? 'close' : 'answer'));
    const dns = client(t, [url], { ca: CERTIFICATE, timeout: 60_000 });
    for (const name of ['a', 'b', 'c']) assert.equal((await dns.ask(name, 'A')).status, 'found', name);
  });

  for (const [behaviour, reason] of [
    ['SERVFAIL', 'serverFailure'],
    ['garbage', 'malformed'],
    ['close', 'unreachable'],
    ['drop', 'timeout'],
  ] as const) {
    test(`${tls}: a server that always does "${behaviour}": ${reason}`, async (t) => {
      const { url } = await start(t, () => behaviour);
      const dns = client(t, [url], { ca: CERTIFICATE, timeout: behaviour === 'drop' ? 500 : 60_000 });
      const answer = await dns.ask('a', 'A');
      assert.equal(answer.status === 'failed' && answer.reason, reason);
    });
  }

  test(`${tls}: a question that is given up is over at once, even while it connects`, async (t) => {
    const { url } = await start(t, () => 'drop');
    const dns = client(t, [url], { ca: CERTIFICATE, timeout: 60_000 });
    const cancel = new AbortController();
    const early = dns.ask('a', 'A', cancel.signal);
    cancel.abort();
    const answer = await early;
    assert.equal(answer.status === 'failed' && answer.reason, 'cancelled');
  });

  test(`${tls}: a server whose certificate nobody vouches for is not believed`, async (t) => {
    const { url, asked } = await start(t);
    const answer = await client(t, [url], { timeout: 60_000 }).ask('a', 'A');
    assert.equal(answer.status === 'failed' && answer.reason, 'unreachable');
    assert.match(answer.status === 'failed' ? answer.detail : '', /cannot be reached: .*certificate/);
    assert.deepEqual(asked, []);
  });
}
