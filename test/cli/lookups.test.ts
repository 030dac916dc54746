import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { type Asked, type Behaviour, startDnsServer } from '../support/dnsServer.ts';
import { folderWith, hostmaster } from './hostmaster.ts';

const ZONE = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 2026112401 7200 3600 1209600 3600
@ IN NS ns1
@ IN NS ns2
ns1 IN A 192.0.2.1
ns2 IN A 198.51.100.1
@ IN TXT "v=spf1 include:_own.example.com include:gone.example.net -all"
_own IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
`;

async function server(t: TestContext, behave?: (asked: Asked) => Behaviour | undefined) {
  const started = await startDnsServer('$TTL 300\n_spf.example.net. TXT "v=spf1 -all"\n', behave);
  t.after(() => started.close());
  return started;
}

const check = (folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  hostmaster(['check', '--quiet', ...args], { cwd: folder, env });

const FOUND =
  /^example\.com\.zone:8:\d+: (error|warning): .*gone\.example\.net.* \[spf\/include-nxdomain\]$/m;

suite('check --dns', () => {
  test('looks up what mail records lead to; the zone answers for its own names', async (t) => {
    const { address, url, asked } = await server(t);
    const folder = folderWith(t, { 'example.com.zone': ZONE });
    for (const resolver of [address, url, `${address},${url}`]) {
      const { stdout, stderr } = await check(folder, ['--dns', resolver, 'example.com.zone']);
      assert.equal(stderr, '');
      assert.match(stdout, FOUND);
    }
    assert.deepEqual(new Set(asked.map(({ name }) => name.toLowerCase())), new Set(['gone.example.net']));
  });

  test('is set by HOSTMASTER_DNS too, which --offline overrules; without either nothing is asked', async (t) => {
    const { address, asked } = await server(t);
    const folder = folderWith(t, { 'example.com.zone': ZONE });
    const env = { HOSTMASTER_DNS: address };
    assert.match((await check(folder, ['.'], env)).stdout, FOUND);
    const { length } = asked;
    for (const run of [
      await check(folder, ['.']),
      await check(folder, ['--offline', '.'], env),
      await check(folder, ['--offline', '--dns', address, '.']),
    ]) {
      assert.deepEqual(run, { status: 0, stdout: '', stderr: '' });
    }
    assert.equal(asked.length, length);
  });

  test('asks once for what several files have in common', async (t) => {
    const { address, asked } = await server(t);
    const other = ZONE.replaceAll('example.com', 'example.org');
    const folder = folderWith(t, { 'example.com.zone': ZONE, 'example.org.zone': other });
    const { stdout } = await check(folder, ['--dns', address, '.']);
    assert.equal(stdout.match(/include-nxdomain/g)?.length, 2);
    assert.equal(asked.length, 1);
  });

  test('looks up bare records, and records in programs', async (t) => {
    const { address, asked } = await server(t);
    const folder = folderWith(t, {
      'example.spf': 'v=spf1 include:gone.example.net -all\n',
      'main.tf': 'resource "x" "y" {\n  records = ["v=spf1 include:gone.example.net -all"]\n}\n',
    });
    const files = ['example.spf', 'main.tf'];
    const { stdout, stderr } = await check(folder, ['--dns', address, ...files]);
    assert.equal(stderr, '');
    assert.match(stdout, /^example\.spf:1:8: error: .*\[spf\/include-nxdomain\]$/m);
    assert.match(stdout, /^main\.tf:2:22: error: .*\[spf\/include-nxdomain\]$/m);
    assert.equal(asked.length, 1);
    assert.deepEqual((await check(folder, files)).stdout, '');
  });

  test('says what could not be looked up, and fails', async (t) => {
    const { address } = await server(t, () => 'SERVFAIL');
    const folder = folderWith(t, { 'example.com.zone': ZONE });
    const { status, stderr } = await check(folder, ['--dns', address, 'example.com.zone']);
    assert.equal(status, 2);
    assert.equal(
      stderr,
      `hostmaster: example.com.zone: not all could be looked up: ${address} could not find an answer (SERVFAIL).\n`,
    );
  });

  test('takes only what is a resolver', async (t) => {
    const folder = folderWith(t, { 'example.com.zone': ZONE });
    for (const [args, env] of [
      [['--dns', 'dns.example', '.'], {}],
      [['--dns', 'http://dns.example/dns-query', '.'], {}],
      [['.'], { HOSTMASTER_DNS: '192.0.2.1:99999' }],
    ] as const) {
      const { status, stderr, stdout } = await check(folder, args, env);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /is no resolver/);
    }
  });
});
