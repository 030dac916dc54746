import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { LOGO, MARK_OF_OTHER } from '../../server/src/engine/rules/support/bimiExample.ts';
import {
  type InitializationOptions,
  type LookUpResult,
  type LookupStateParams,
  lookUp,
  lookupState,
} from '../../server/src/protocol.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { AUTHORITY, type Page, startWebServer } from '../support/webServer.ts';
import { createSignal, listed, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

const URI = 'file:///zones/example.com.zone';
const PAGES: Record<string, Page> = {
  'www.example.net/logo.svg': { type: 'image/png', body: LOGO },
  'www.example.net/logo.pem': { body: MARK_OF_OTHER },
};

async function start(
  t: TestContext,
  pages: Readonly<Record<string, Page>>,
  settings: Record<string, unknown> = {},
  options: InitializationOptions = {},
) {
  const web = await startWebServer(pages);
  t.after(() => web.close());
  const names = await startDnsServer('$TTL 300\nwww.example.net. A 127.0.0.1\n');
  t.after(() => names.close());
  const folder = folderWith(t, { 'authority.pem': AUTHORITY.pem });
  // The server that is started next is to know the authority.
  process.env.NODE_EXTRA_CA_CERTS = `${folder.path}/authority.pem`;
  const client = await startClient(t, {
    settings: () => ({ 'dns.resolvers': [names.address], ...settings }),
    options: { allowsLookups: true, showsLookups: true, ...options },
  });
  const states = createSignal<LookupStateParams>();
  client.connection.onNotification(lookupState, (state: LookupStateParams) => states.send(state));
  const at = `https://www.example.net:${web.port}`;
  const record = `default._bimi IN TXT "v=BIMI1; l=${at}/logo.svg; a=${at}/logo.pem"`;
  await client.open(URI, zoneText(record, '_dmarc IN TXT "v=DMARC1; p=reject"'));
  const found = async () =>
    listed(await client.findings(URI)).flatMap((each) => /bimi\/\S+$/.exec(each)?.[0] ?? []);
  const until = async (wanted: LookupStateParams['state']) => {
    for (;;) {
      const state = await states.next();
      if (state.state === wanted) return state;
    }
  };
  const now = () => client.connection.sendRequest<LookUpResult>(lookUp, { uri: URI });
  return { client, web, names, found, until, now };
}

suite('files that mail records of an open zone name', () => {
  test('are fetched with the lookups, and kept until they are to be looked up anew', async (t) => {
    const pages = { ...PAGES };
    const { web, found, until, now } = await start(t, pages);
    await until('done');
    const FOUND = ['bimi/logo-type', 'bimi/certificate-domain', 'bimi/certificate-form'];
    assert.deepEqual((await found()).sort(), [...FOUND].sort());
    assert.equal(web.asked.length, 2);
    pages['www.example.net/logo.svg'] = { type: 'image/svg+xml', body: LOGO };
    await now();
    assert.equal(web.asked.length, 4);
    assert.ok(!(await found()).includes('bimi/logo-type'));
  });

  test('are not fetched where lookups are off, or the workspace is not trusted', async (t) => {
    for (const [settings, options, state] of [
      [{ 'dns.lookups': 'off' }, {}, 'off'],
      [{ 'dns.lookups': 'onDemand' }, {}, 'onDemand'],
      [{}, { isTrusted: false }, 'forbidden'],
    ] as const) {
      const { web, names, found, until } = await start(t, PAGES, settings, options);
      await until(state);
      assert.deepEqual(await found(), []);
      assert.deepEqual([web.asked.length, names.asked.length], [0, 0]);
    }
  });

  test('are given up with the next change', async (t) => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const { client, web, found, until } = await start(t, {
      ...PAGES,
      'www.example.net/logo.pem': () => reach(),
    });
    await reached;
    await client.change(URI, 2, { text: zoneText() });
    await until('done');
    await web.idle();
    assert.deepEqual(await found(), []);
  });
});
