import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { type Client, createSignal, listed, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { BAD, zoneText } from './zones.ts';

const CONFIG = '.hostmaster.json';
const json = (settings: unknown) => JSON.stringify(settings);

/** Severities by rule. */
function levels(found: readonly Diagnostic[]): Record<string, number | undefined> {
  return Object.fromEntries(found.map(({ code, severity }) => [String(code), severity]));
}

/** What is shown of documents that are not asked about, in order. */
function pushed(client: Client) {
  const signal = createSignal<PublishDiagnosticsParams>();
  client.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
    signal.send(params),
  );
  return signal;
}

suite('the configuration file', () => {
  test('nearest to a document holds, up to the folder that is open', async (t) => {
    const folder = folderWith(t, {
      [CONFIG]: json({ rules: { 'zone/rdata-invalid': 'off' } }),
      [`open/${CONFIG}`]: json({ rules: { 'zone/rdata-invalid': 'warning' } }),
      [`open/inner/${CONFIG}`]: json({ rules: { 'zone/rdata-invalid': 'hint' } }),
    });
    const client = await startClient(t, { folders: [folder.uri('open')] });
    for (const [name, level] of [
      ['open/a.zone', 2],
      ['open/sub/b.zone', 2],
      ['open/inner/deep/c.zone', 4],
    ] as const) {
      await client.open(folder.uri(name), zoneText(BAD));
      assert.deepEqual(
        levels(await client.findings(folder.uri(name))),
        { 'zone/rdata-invalid': level },
        name,
      );
    }
    await client.open(folder.uri('outer/d.zone'), zoneText(BAD));
    assert.deepEqual(levels(await client.findings(folder.uri('outer/d.zone'))), { 'zone/rdata-invalid': 1 });
  });

  test('wins over the editor’s settings, and these over the defaults', async (t) => {
    const folder = folderWith(t, { [CONFIG]: json({ maxFindings: 3 }) });
    const uri = folder.uri('a.zone');
    const client = await startClient(t, {
      folders: [folder.uri()],
      settings: () => ({ maxFindings: 1, ruleSet: 'strict', targets: ['nonsense'], origins: { '*': 'x' } }),
    });
    await client.open(uri, zoneText('x 5 IN A 192.0.2.1', BAD));
    assert.deepEqual(levels(await client.findings(uri)), { 'zone/ttl-short': 4, 'zone/rdata-invalid': 1 });
  });

  test('says how zones are read: targets, name servers, where includes start, ignored names', async (t) => {
    const folder = folderWith(t, {
      [CONFIG]: json({
        targets: ['nsd'],
        nameServers: ['ns1.example.com'],
        includeBase: 'shared',
        ignoredNames: ['lab.example.com'],
      }),
      'shared/part': `${BAD}\n`,
    });
    const uri = folder.uri('zones/example.com.zone');
    const client = await startClient(t, { folders: [folder.uri()] });
    const text = zoneText('$INCLUDE part', '$GENERATE 1-2 h$ A 192.0.2.$', 'lab IN A 192.0.2.300');
    await client.open(uri, text);
    assert.deepEqual(listed(await client.findings(uri)), ['5:9 zone/ns-not-own', '9:1 zone/dialect']);
    await client.open(folder.uri('shared/part'), `${BAD}\n`);
    assert.deepEqual(listed(await client.findings(folder.uri('shared/part'))), ['1:10 zone/rdata-invalid']);
  });

  test('names zones by their files', async (t) => {
    const folder = folderWith(t, { [CONFIG]: json({ origins: { 'zones/*.txt': 'example.com' } }) });
    const uri = folder.uri('zones/main.txt');
    const client = await startClient(t, { folders: [folder.uri()] });
    await client.open(uri, zoneText('www.example.net. IN A 192.0.2.1').replace('$ORIGIN example.com.\n', ''));
    assert.deepEqual(listed(await client.findings(uri)), ['7:1 zone/out-of-zone']);
  });

  test('is read again when it changes on disk', async (t) => {
    const folder = folderWith(t, {});
    const uri = folder.uri('a.zone');
    const client = await startClient(t, { folders: [folder.uri()] });
    await client.watching((watchers) => watchers.includes(`**/${CONFIG}`));
    await client.open(uri, zoneText(BAD));
    assert.deepEqual(levels(await client.findings(uri)), { 'zone/rdata-invalid': 1 });
    for (const [type, settings, expected] of [
      [1, { rules: { 'zone/rdata-invalid': 'info' } }, { 'zone/rdata-invalid': 3 }],
      [2, { rules: { 'zone/rdata-invalid': 'off' } }, {}],
      [2, { origins: { 'a.zone': 'example.net' }, rules: { 'zone/*': 'hint' } }, undefined],
    ] as const) {
      folder.write(CONFIG, json(settings));
      const refreshed = client.refreshed();
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uri(CONFIG), type }],
      });
      await refreshed;
      const found = levels(await client.findings(uri));
      if (expected) assert.deepEqual(found, expected);
      else assert.equal(found['zone/rdata-invalid'], 4);
    }
  });

  test('counts as it is in the editor, from the first key on', async (t) => {
    const folder = folderWith(t, { [CONFIG]: json({ rules: { 'zone/rdata-invalid': 'off' } }) });
    const uri = folder.uri('a.zone');
    const client = await startClient(t, { folders: [folder.uri()] });
    await client.open(uri, zoneText(BAD));
    assert.deepEqual(await client.findings(uri), []);
    let refreshed = client.refreshed();
    await client.open(folder.uri(CONFIG), '{ "rules": {} }');
    await refreshed;
    assert.deepEqual(levels(await client.findings(uri)), { 'zone/rdata-invalid': 1 });
    refreshed = client.refreshed();
    await client.change(folder.uri(CONFIG), 2, {
      range: { start: { line: 0, character: 12 }, end: { line: 0, character: 12 } },
      text: '"zone/*": "info"',
    });
    await refreshed;
    assert.deepEqual(levels(await client.findings(uri)), { 'zone/rdata-invalid': 3 });
    refreshed = client.refreshed();
    await client.close(folder.uri(CONFIG));
    await refreshed;
    assert.deepEqual(await client.findings(uri), []);
  });

  test('shows what is wrong in it at its place, open or not, until it is right', async (t) => {
    const folder = folderWith(t, { [CONFIG]: '{\n  "rules": { "zone/nope": "off" }\n}\n' });
    const config = folder.uri(CONFIG);
    const client = await startClient(t, { folders: [folder.uri()] });
    const shown = pushed(client);
    await client.open(folder.uri('a.zone'), zoneText());
    const { uri, diagnostics } = await shown.next();
    assert.equal(uri, config);
    const [problem, ...others] = diagnostics;
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.match(String(problem.message), /no rule "zone\/nope"/);
    assert.deepEqual(problem.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 24 } });
    assert.equal(problem.severity, 2);
    await client.open(config, '{');
    assert.equal((await shown.next()).diagnostics[0]?.severity, 1);
    await client.change(config, 2, { text: '{}' });
    assert.deepEqual((await shown.next()).diagnostics, []);
  });

  test('leaves what is wrong in an open one to a client that sees that itself', async (t) => {
    const folder = folderWith(t, { [CONFIG]: '[]' });
    const config = folder.uri(CONFIG);
    const client = await startClient(t, {
      folders: [folder.uri()],
      options: { validatesConfiguration: true },
    });
    const shown = pushed(client);
    await client.open(folder.uri('a.zone'), zoneText());
    assert.equal((await shown.next()).diagnostics.length, 1);
    await client.open(config, '[]');
    assert.deepEqual((await shown.next()).diagnostics, []);
    await client.close(config);
    assert.equal((await shown.next()).diagnostics.length, 1);
  });

  test('is read through the client where only that can read it', async (t) => {
    const base = 'vscode-vfs://github/owner/zones';
    const client = await startClient(t, { folders: [base], canReadFiles: true });
    client.connection.onRequest('hostmaster/readFile', ({ uri }: { uri: string }) =>
      uri === `${base}/${CONFIG}` ? { text: json({ rules: { 'zone/*': 'hint' } }) } : null,
    );
    await client.open(`${base}/sub/a.zone`, zoneText(BAD));
    assert.deepEqual(levels(await client.findings(`${base}/sub/a.zone`)), { 'zone/rdata-invalid': 4 });
  });
});

suite('the editor’s settings', () => {
  test('hold anew when they change', async (t) => {
    const uri = 'file:///nowhere/a.zone';
    let level = 'warning';
    const client = await startClient(t, { settings: () => ({ rules: { 'zone/rdata-invalid': level } }) });
    await client.open(uri, zoneText(BAD));
    assert.deepEqual(levels(await client.findings(uri)), { 'zone/rdata-invalid': 2 });
    level = 'off';
    const refreshed = client.refreshed();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    assert.deepEqual(await client.findings(uri), []);
  });

  test('run strict rules from when they are on', async (t) => {
    const uri = 'file:///nowhere/a.zone';
    let ruleSet = 'recommended';
    const client = await startClient(t, { settings: () => ({ ruleSet }) });
    await client.open(uri, zoneText('x 5 IN A 192.0.2.1'));
    assert.deepEqual(await client.findings(uri), []);
    for (const set of ['strict', 'recommended']) {
      ruleSet = set;
      const refreshed = client.refreshed();
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await refreshed;
      const expected = set === 'strict' ? { 'zone/ttl-short': 4 } : {};
      assert.deepEqual(levels(await client.findings(uri)), expected);
    }
  });
});
