import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { HttpAnswer } from '../../../server/src/engine/http/http.ts';
import { createHttpClient, type HttpClientOptions } from '../../../server/src/node/http/httpClient.ts';
import { type Certificate, makeCertificate, SERVER_AUTH } from '../../support/certificates.ts';
import { AUTHORITY, type Page, startWebServer } from '../../support/webServer.ts';
import { client as dnsClient, server } from '../dns/withServer.ts';

const ZONE = `$TTL 300
example.com.      A     127.0.0.1
www.example.com.  CNAME example.com.
other.example.    A     127.0.0.1
empty.example.com. TXT  "no address"
`;

/** A client with a DNS server and a web server, all on loopback. */
async function withServers(
  context: TestContext,
  pages: Readonly<Record<string, Page>>,
  options: HttpClientOptions = {},
  identity?: Certificate,
) {
  const names = await server(context, ZONE, ({ name }) => (/^silent/i.test(name) ? 'SERVFAIL' : undefined));
  const dns = dnsClient(context, [names.address]);
  const web = await startWebServer(pages, identity);
  const client = createHttpClient({ ca: [AUTHORITY.pem], port: web.port, ...options });
  context.after(async () => {
    client.close();
    await web.close();
  });
  const fetch = (url: string, more: { redirects?: number; most?: number; cancel?: AbortSignal } = {}) =>
    client.fetch(url, { dns, redirects: 5, most: 1000, ...more });
  return { client, web, fetch };
}

function textOf(answer: HttpAnswer): string {
  return answer.status === 'answered' ? Buffer.from(answer.body).toString() : answer.detail;
}

function reasonOf(answer: HttpAnswer): string {
  return answer.status === 'failed' ? answer.reason : String(answer.code);
}

suite('fetching files over HTTPS', () => {
  test('a file, its type and its time', async (context) => {
    const { fetch, web } = await withServers(
      context,
      { 'example.com/a.svg': { type: 'Image/SVG+xml; charset=utf-8', body: '<svg/>' } },
      { now: () => 1_700_000_000_000 },
    );
    const answer = await fetch('https://example.com/a.svg');
    assert.ok(answer.status === 'answered');
    assert.equal(answer.code, 200);
    assert.equal(answer.type, 'image/svg+xml');
    assert.equal(textOf(answer), '<svg/>');
    assert.equal(answer.at, 1_700_000_000_000);
    assert.deepEqual(web.asked, ['example.com /a.svg']);
    await web.idle();
  });

  test('what is not there', async (context) => {
    const { fetch } = await withServers(context, { 'example.com/': {} });
    assert.equal(reasonOf(await fetch('https://example.com/a')), '404');
  });

  test('is kept, until it is to be forgotten', async (context) => {
    let time = 0;
    const { fetch, client, web } = await withServers(
      context,
      { 'example.com/a': { body: 'x' } },
      { now: () => time },
    );
    const all = await Promise.all([1, 2, 3].map(() => fetch('https://example.com/a')));
    assert.equal(all.map(textOf).join(), 'x,x,x');
    assert.equal(textOf(await fetch('https://example.com/a')), 'x');
    assert.equal(web.asked.length, 1);
    client.forget();
    await fetch('https://example.com/a');
    assert.equal(web.asked.length, 2);
    time = 10 * 60_000;
    await fetch('https://example.com/a');
    assert.equal(web.asked.length, 3);
  });

  test('redirections are followed, to https alone, and not for ever', async (context) => {
    const { fetch, web } = await withServers(context, {
      'example.com/a': { to: '/b' },
      'example.com/b': { to: 'https://www.example.com/c' },
      'www.example.com/c': { body: 'here' },
      'example.com/http': { to: 'http://example.com/c' },
      'example.com/file': { to: 'file:///etc/passwd' },
      'example.com/round': { to: '/round' },
      'example.com/gone': { to: 'https://nowhere.example/c' },
    });
    const answer = await fetch('https://example.com/a');
    assert.equal(textOf(answer), 'here');
    assert.ok(answer.status === 'answered');
    assert.equal(answer.url, 'https://www.example.com/c');
    for (const path of ['http', 'file', 'round']) {
      assert.equal(reasonOf(await fetch(`https://example.com/${path}`)), 'redirects', path);
    }
    assert.equal(reasonOf(await fetch('https://example.com/gone')), 'noHost');
    assert.equal(web.asked.filter((each) => each.endsWith('/round')).length, 6);
  });

  test('redirections are told where none is to be followed', async (context) => {
    const { fetch, web } = await withServers(context, { 'example.com/a': { to: 'https://example.com/b' } });
    const answer = await fetch('https://example.com/a', { redirects: 0 });
    assert.ok(answer.status === 'answered');
    assert.equal(answer.code, 302);
    assert.equal(answer.location, 'https://example.com/b');
    assert.equal(web.asked.length, 1);
  });

  test('hosts that are not there', async (context) => {
    const { fetch } = await withServers(context, { 'example.com/a': {} });
    assert.equal(
      textOf(await fetch('https://nowhere.example/a')),
      'The host "nowhere.example" does not exist, or is an alias of a name that does not.',
    );
    assert.equal(
      textOf(await fetch('https://empty.example.com/a')),
      'The host "empty.example.com" has no address.',
    );
    assert.equal(reasonOf(await fetch('https://silent.example/a')), 'lookup');
    assert.equal(reasonOf(await fetch('http://example.com/a')), 'malformed');
    assert.equal(reasonOf(await fetch('nonsense')), 'malformed');
  });

  test('a port where nobody listens tells nothing of the file', async (context) => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    const { fetch } = await withServers(context, { 'example.com/a': {} });
    assert.equal(reasonOf(await fetch(`https://example.com:${port}/a`)), 'unreachable');
  });
});

suite('certificates of servers', () => {
  const cases: readonly [string, Certificate, RegExp][] = [
    [
      'of another name',
      makeCertificate({ name: 'x', issuer: AUTHORITY, hosts: ['x.example'], purposes: [SERVER_AUTH] }),
      /it is for another name/,
    ],
    [
      'that have expired',
      makeCertificate({
        name: 'x',
        issuer: AUTHORITY,
        hosts: ['example.com'],
        until: new Date('2021-01-01'),
      }),
      /it has expired/,
    ],
    [
      'that are signed by themselves',
      makeCertificate({ name: 'x', hosts: ['example.com'] }),
      /signed by itself/,
    ],
  ];
  for (const [title, identity, words] of cases) {
    test(title, async (context) => {
      const { fetch } = await withServers(context, { 'example.com/a': { body: 'x' } }, {}, identity);
      const answer = await fetch('https://example.com/a');
      assert.equal(reasonOf(answer), 'certificate');
      assert.match(textOf(answer), words);
    });
  }

  test('a server without TLS', async (context) => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => plain.once('listening', resolve));
    context.after(() => void plain.close());
    const { port } = plain.address() as { port: number };
    const { fetch } = await withServers(context, { 'example.com/a': {} });
    assert.equal(reasonOf(await fetch(`https://example.com:${port}/a`)), 'malformed');
  });
});

suite('hostile servers', () => {
  test('an endless body', async (context) => {
    const { fetch, web } = await withServers(context, {
      'example.com/a': (_, response) => {
        const more = () => {
          while (response.write('x'.repeat(10_000)));
        };
        response.on('drain', more);
        more();
      },
    });
    const answer = await fetch('https://example.com/a', { most: 100_000 });
    assert.equal(reasonOf(answer), 'tooLarge');
    await web.idle();
  });

  test('a small file that unpacks to a large one', async (context) => {
    const { fetch } = await withServers(context, {
      'example.com/a': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(10_000_000)));
      },
      'example.com/b': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync('small'));
      },
      'example.com/c': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end('none');
      },
      'example.com/d': (_, response) => {
        response.writeHead(200, { 'content-encoding': 'zstd' });
        response.end('none');
      },
    });
    assert.equal(reasonOf(await fetch('https://example.com/a', { most: 100_000 })), 'tooLarge');
    assert.equal(textOf(await fetch('https://example.com/b')), 'small');
    assert.equal(reasonOf(await fetch('https://example.com/c')), 'malformed');
    assert.equal(reasonOf(await fetch('https://example.com/d')), 'malformed');
  });

  for (const [title, page] of [
    ['no answer at all', () => {}],
    [
      'one that ends never',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('x');
      },
    ],
  ] satisfies [string, Page][]) {
    test(title, async (context) => {
      const { fetch, web } = await withServers(context, { 'example.com/a': page }, { timeout: 200 });
      assert.equal(reasonOf(await fetch('https://example.com/a')), 'timeout');
      await web.idle();
    });
  }

  test('a connection that is cut', async (context) => {
    const { fetch } = await withServers(context, {
      'example.com/a': (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('x', () => request.socket.destroy());
      },
    });
    assert.equal(reasonOf(await fetch('https://example.com/a')), 'unreachable');
  });

  test('what is no HTTP', async (context) => {
    const { fetch } = await withServers(context, {
      'example.com/a': (request) => request.socket.end('what do you want?\r\n\r\n'),
    });
    assert.equal(reasonOf(await fetch('https://example.com/a')), 'malformed');
  });

  test('endless headers', async (context) => {
    const { fetch, web } = await withServers(context, {
      'example.com/a': ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = () => {
          while (socket.writable && socket.write(`x: ${'y'.repeat(5000)}\r\n`));
        };
        socket.on('drain', more);
        more();
      },
    });
    assert.equal(reasonOf(await fetch('https://example.com/a')), 'malformed');
    await web.idle();
  });
});

suite('giving up', () => {
  test('ends what is under way, with the last who waits', async (context) => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const { fetch, web, client } = await withServers(context, { 'example.com/a': () => reach() });
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [first, second].map(({ signal }) => fetch('https://example.com/a', { cancel: signal }));
    await reached;
    first.abort();
    assert.equal(reasonOf((await answers[0]) as HttpAnswer), 'cancelled');
    assert.equal(web.connections(), 1);
    second.abort();
    assert.equal(reasonOf((await answers[1]) as HttpAnswer), 'cancelled');
    await web.idle();
    client.close();
    assert.equal(reasonOf(await fetch('https://example.com/a')), 'cancelled');
  });

  test('closing gives up all', async (context) => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const { fetch, web, client } = await withServers(context, { 'example.com/a': () => reach() });
    const answer = fetch('https://example.com/a');
    await reached;
    client.close();
    assert.equal(reasonOf(await answer), 'cancelled');
    await web.idle();
  });
});
