import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import {
  LOGO,
  MARK,
  AUTHORITY as MARK_AUTHORITY,
} from '../../server/src/engine/rules/support/bimiExample.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { AUTHORITY, type Page, startWebServer } from '../support/webServer.ts';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

const GOOD: Readonly<Record<string, Page>> = {
  'www.example.net/logo.svg': { type: 'image/svg+xml', body: LOGO },
  'www.example.net/logo.pem': { body: MARK + MARK_AUTHORITY },
};

/** Checks a zone with a BIMI record whose files are on a web server of this machine. */
async function check(
  t: TestContext,
  pages: Readonly<Record<string, Page>>,
  args: readonly string[] = [],
  record = '',
) {
  const web = await startWebServer(pages);
  t.after(() => web.close());
  const names = await startDnsServer('$TTL 300\nwww.example.net. A 127.0.0.1\n');
  t.after(() => names.close());
  const at = `https://www.example.net:${web.port}`;
  const folder = folderWith(t, {
    'example.com.zone': zoneText(
      '@ IN TXT "v=spf1 -all"',
      '_dmarc IN TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"',
      '@ IN MX 10 ns1',
      record || `default._bimi IN TXT "v=BIMI1; l=${at}/logo.svg; a=${at}/logo.pem"`,
    ),
    'authority.pem': AUTHORITY.pem,
  });
  const run = await hostmaster(
    ['check', '--quiet', '--dns', names.address, '--now', '2026-12-31', ...args, 'example.com.zone'],
    { cwd: folder, env: { NODE_EXTRA_CA_CERTS: `${folder}/authority.pem` } },
  );
  return { ...run, asked: web.asked };
}

suite('files that mail records name', () => {
  test('are fetched once each, from the hosts that DNS tells', async (t) => {
    const { asked, ...run } = await check(t, GOOD);
    assert.deepEqual(run, { status: 0, stdout: '', stderr: '' });
    assert.deepEqual([...asked].sort(), ['www.example.net /logo.pem', 'www.example.net /logo.svg']);
  });

  test('are judged by the time that --now tells', async (t) => {
    const { stdout } = await check(t, GOOD, ['--now', '2028-01-01']);
    assert.match(
      stdout,
      /^example\.com\.zone:\d+:\d+: warning: .* 2027-12-01.* \[bimi\/certificate-dates\]$/m,
    );
  });

  test('what is wrong with them is found in the record', async (t) => {
    const { stdout, stderr, status } = await check(t, {
      ...GOOD,
      'www.example.net/logo.svg': { to: 'http://www.example.net/logo.svg' },
      'www.example.net/logo.pem': { to: '/other.pem' },
      'www.example.net/other.pem': { body: MARK },
    });
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /:10:34: warning: The logo cannot be fetched.*"http:.* \[bimi\/file-missing\]$/m);
    assert.match(stdout, /:10:\d+: warning: .* \[bimi\/certificate-form\]$/m);
  });

  test('a server that does not answer is no finding, but told', async (t) => {
    const { stdout, stderr, status } = await check(
      t,
      GOOD,
      [],
      'default._bimi IN TXT "v=BIMI1; l=https://www.example.net:1/logo.svg; a=;"',
    );
    assert.equal(stdout, '');
    assert.match(stderr, /not all could be looked up: "www\.example\.net:1" cannot be reached/);
    assert.equal(status, 2);
  });

  test('nothing is fetched with --offline', async (t) => {
    const { asked, ...run } = await check(t, GOOD, ['--offline']);
    assert.deepEqual(run, { status: 0, stdout: '', stderr: '' });
    assert.deepEqual(asked, []);
  });
});
