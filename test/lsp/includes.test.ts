import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createSignal, listed, startClient } from './client.ts';
import { BAD, GOOD, zoneText } from './zones.ts';

/** A folder with files, removed after the test. */
function folderWith(t: TestContext, files: Record<string, string>) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hostmaster-lsp-')));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { folder, write, uri: (name: string) => pathToFileURL(join(folder, name)).href };
}

const ZONE = zoneText('$INCLUDE hosts.inc', 'after IN A 192.0.2.9');

suite('included files', () => {
  test('are read from disk, beside the including file or from a folder of the workspace', async (t) => {
    const { uri } = folderWith(t, {
      'zones/example.com.zone': zoneText('$INCLUDE beside.inc', '$INCLUDE zones/named.inc'),
      'zones/beside.inc': `${GOOD}\n`,
      'zones/named.inc': `${GOOD.replace('www', 'ftp')}\n`,
    });
    const client = await startClient(t, { folders: [uri('.')] });
    const zone = uri('zones/example.com.zone');
    await client.open(zone, zoneText('$INCLUDE beside.inc', '$INCLUDE zones/named.inc', '$INCLUDE none.inc'));
    assert.deepEqual(listed(await client.findings(zone)), ['10:10 zone/include-missing']);
  });

  test('keep their findings: the including file shows its own', async (t) => {
    const { uri } = folderWith(t, { 'example.com.zone': ZONE, 'hosts.inc': `${BAD}\n` });
    const client = await startClient(t);
    await client.open(uri('example.com.zone'), ZONE);
    assert.deepEqual(await client.findings(uri('example.com.zone')), []);
  });

  test('that are open show what the including zones find in them', async (t) => {
    const files = { 'example.com.zone': ZONE, 'hosts.inc': `${GOOD}\n@ IN MX 10 www\nwww IN CNAME x\n` };
    const { uri } = folderWith(t, files);
    const client = await startClient(t);
    const hosts = uri('hosts.inc');
    await client.open(hosts, `${BAD}\n`);
    const alone = await client.pull(hosts);
    assert.ok(alone.kind === 'full');
    const refreshed = client.refreshed();
    await client.open(uri('example.com.zone'), ZONE);
    await refreshed;
    const inContext = await client.pull(hosts, alone.resultId);
    assert.ok(inContext.kind === 'full');
    assert.deepEqual(
      listed(inContext.items).map((line) => line.split(' ')[0]),
      ['1:10'],
    );
    await client.change(hosts, 2, { text: `${GOOD}\n` });
    assert.deepEqual(await client.findings(hosts), []);
    await client.change(hosts, 3, {
      range: { start: { line: 0, character: 19 }, end: { line: 0, character: 19 } },
      text: '0',
    });
    assert.equal((await client.findings(hosts)).length, 1);
  });

  test('that are edited change the findings of the zone, which is asked for again', async (t) => {
    const { uri } = folderWith(t, { 'example.com.zone': ZONE, 'hosts.inc': `${GOOD}\n` });
    const client = await startClient(t);
    await client.open(uri('example.com.zone'), `${ZONE}$INCLUDE hosts.inc sub\n`);
    const before = await client.pull(uri('example.com.zone'));
    assert.ok(before.kind === 'full');
    await client.open(uri('hosts.inc'), `${GOOD}\n`);
    const refreshed = client.refreshed();
    await client.change(uri('hosts.inc'), 2, { text: `$INCLUDE example.com.zone\n` });
    await refreshed;
    const after = await client.pull(uri('example.com.zone'), before.resultId);
    assert.equal(after.kind, 'full');
    assert.deepEqual(listed(await client.findings(uri('hosts.inc'))), ['1:10 zone/include-loop']);
  });

  test('that change on disk are read again, and so are those that appear', async (t) => {
    const { uri, write } = folderWith(t, { 'example.com.zone': ZONE });
    const client = await startClient(t);
    const watching = client.watching((watchers) => watchers.includes('"pattern":"*"'));
    await client.open(uri('example.com.zone'), ZONE);
    assert.deepEqual(listed(await client.findings(uri('example.com.zone'))), ['8:10 zone/include-missing']);
    await watching;
    write('hosts.inc', `${GOOD}\n`);
    const changes = [{ uri: uri('hosts.inc'), type: 1 }];
    const refreshed = client.refreshed();
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await refreshed;
    assert.deepEqual(await client.findings(uri('example.com.zone')), []);
  });

  test('that are closed count as they are on disk', async (t) => {
    const { uri } = folderWith(t, { 'example.com.zone': ZONE });
    const client = await startClient(t);
    await client.open(uri('example.com.zone'), ZONE);
    await client.open(uri('hosts.inc'), `${GOOD}\n`);
    assert.deepEqual(await client.findings(uri('example.com.zone')), []);
    const refreshed = client.refreshed();
    await client.close(uri('hosts.inc'));
    await refreshed;
    assert.deepEqual(listed(await client.findings(uri('example.com.zone'))), ['8:10 zone/include-missing']);
  });

  test('are not read outside the open folders, nor when they are no files', async (t) => {
    const outside = folderWith(t, { 'secret.inc': 'secret\n' });
    const { folder, uri } = folderWith(t, { 'example.com.zone': '' });
    symlinkSync(join(outside.folder, 'secret.inc'), join(folder, 'link.inc'));
    mkdirSync(join(folder, 'folder'));
    const client = await startClient(t, { folders: [uri('.')] });
    const paths = [`${outside.folder}/secret.inc`, '../x', 'link.inc', '/dev/zero', 'folder', 'link.inc/x'];
    await client.open(uri('example.com.zone'), zoneText(...paths.map((path) => `$INCLUDE ${path}`)));
    assert.deepEqual(
      (await client.findings(uri('example.com.zone'))).map(({ code }) => code),
      [
        ...Array.from({ length: 4 }, () => 'zone/include-outside-workspace'),
        'zone/include-missing',
        'zone/include-missing',
      ],
    );
  });

  test('that include each other while both are open end in a finding in each', async (t) => {
    const { uri } = folderWith(t, {});
    const client = await startClient(t);
    await client.open(uri('a.zone'), '$INCLUDE b.zone\n');
    await client.open(uri('b.zone'), '$INCLUDE a.zone\n');
    for (const name of ['a.zone', 'b.zone']) {
      assert.deepEqual(listed(await client.findings(uri(name))), ['1:10 zone/include-loop'], name);
    }
  });
});

suite('files that only the client can read', () => {
  const base = 'vscode-vfs://github/owner/zones';
  const zone = `${base}/example.com.zone`;

  test('are asked for once, and the zone is asked for again when they are there', async (t) => {
    const client = await startClient(t, { folders: [base], canReadFiles: true });
    const asked = createSignal<string>();
    client.connection.onRequest('hostmaster/readFile', ({ uri }: { uri: string }) => {
      if (!uri.endsWith('/.hostmaster.json')) asked.send(uri);
      return uri.endsWith('hosts.inc') ? { text: '$INCLUDE more.inc\n' } : null;
    });
    await client.open(zone, ZONE);
    assert.equal(await asked.next(), `${base}/hosts.inc`);
    assert.equal(await asked.next(), `${base}/more.inc`);
    await client.refreshed();
    await client.open(`${base}/hosts.inc`, '$INCLUDE more.inc\n');
    assert.deepEqual(listed(await client.findings(`${base}/hosts.inc`)), ['1:10 zone/include-missing']);
  });

  test('are not asked for outside the folders', async (t) => {
    const client = await startClient(t, { folders: [base], canReadFiles: true });
    await client.open(zone, zoneText('$INCLUDE ../../other/x.inc'));
    assert.deepEqual(listed(await client.findings(zone)), ['8:10 zone/include-outside-workspace']);
  });

  test('are missing when the client does not read files', async (t) => {
    const client = await startClient(t, { folders: [base] });
    await client.open(zone, ZONE);
    assert.deepEqual(listed(await client.findings(zone)), ['8:10 zone/include-missing']);
  });
});
