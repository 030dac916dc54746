import { suite, type TestContext, test } from 'node:test';
import { type LookupStateParams, lookupState } from '../../server/src/protocol.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { commitAll } from '../support/gitFolder.ts';
import { type Client, createSignal, listed, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: ns1.example.com\r\nmax_age: 604800\r\n';
const ZONE = zoneText('@ IN MX 10 ns1', '_mta-sts IN TXT "v=STSv1; id=1"');
const CHANGED = POLICY.replace('604800', '1209600');

/** Resolves when these are the findings for the id of a policy. */
async function untilFound(client: Client, uri: string, expected: readonly string[]): Promise<void> {
  for (;;) {
    const found = listed(await client.findings(uri)).filter((each) => each.endsWith('sts/id-unchanged'));
    if (found.join() === expected.join()) return;
    await client.refreshed();
  }
}

async function open(t: TestContext, settings: () => Record<string, unknown>) {
  const folder = folderWith(t, { 'mta-sts.txt': POLICY, 'example.com.zone': ZONE });
  commitAll(folder.path);
  const client = await startClient(t, {
    folders: [folder.uri()],
    settings,
    options: { allowsLookups: true, showsLookups: true },
  });
  return { client, folder, zone: folder.uri('example.com.zone'), policy: folder.uri('mta-sts.txt') };
}

suite('an open policy of MTA-STS', () => {
  test('needs another id once it is another than in the last commit', async (t) => {
    const { client, zone, policy } = await open(t, () => ({ 'dns.lookups': 'off' }));
    await client.open(zone, ZONE);
    await client.open(policy, POLICY, 'plaintext');
    await untilFound(client, policy, []);
    await client.change(policy, 2, { text: CHANGED });
    await untilFound(client, policy, ['4:1 sts/id-unchanged']);
    await client.change(zone, 2, { text: ZONE.replace('id=1', 'id=2') });
    await untilFound(client, policy, []);
    await client.change(zone, 3, { text: ZONE });
    await untilFound(client, policy, ['4:1 sts/id-unchanged']);
    await client.change(policy, 3, { text: POLICY });
    await untilFound(client, policy, []);
  });

  test('asks for what is published', async (t) => {
    const server = await startDnsServer('$TTL 300\n_mta-sts.example.com. TXT "v=STSv1; id=0"\n');
    t.after(() => server.close());
    const { client, zone, policy } = await open(t, () => ({ 'dns.resolvers': [server.address] }));
    const states = createSignal<LookupStateParams>();
    client.connection.onNotification(lookupState, (state: LookupStateParams) => states.send(state));
    const asked = () => server.asked.map(({ name, type }) => `${name.toLowerCase()} ${type}`);
    await client.open(zone, ZONE);
    await client.open(policy, POLICY, 'plaintext');
    // The zone answers for its own names, but not for what is published.
    while (!asked().includes('_mta-sts.example.com TXT')) await states.next();
  });
});
