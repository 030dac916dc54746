import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'jsonc-parser';
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type SetOriginResult, setOrigin, type ZoneInfoParams, zoneInfo } from '../../server/src/protocol.ts';
import { type Client, createSignal, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

const CONFIG = '.hostmaster.json';
/** A zone whose name stands nowhere in its text. */
const NAMELESS = zoneText().replace('$ORIGIN example.com.\n', '');

/** Opens a document and waits for what its zone is called. */
function follow(client: Client) {
  const infos = createSignal<ZoneInfoParams>();
  client.connection.onNotification(zoneInfo, (info: ZoneInfoParams) => infos.send(info));
  return infos;
}

suite('the name of a zone is told with what says so:', () => {
  const cases: Readonly<Record<string, { name: string; text: string; says: Partial<ZoneInfoParams> }>> = {
    $ORIGIN: { name: 'a.zone', text: zoneText(), says: { name: 'example.com.', source: '$ORIGIN' } },
    '$ORIGIN of a fragment': {
      name: 'part',
      text: '$ORIGIN lab.example.com.\nwww 60 IN A 192.0.2.1\n',
      says: { name: 'lab.example.com.', source: '$ORIGIN' },
    },
    'the owner of the SOA record': {
      name: 'main',
      text: NAMELESS.replace('@ IN SOA', 'example.org. IN SOA'),
      says: { name: 'example.org.', source: 'soa' },
    },
    'the configuration': {
      name: 'configured',
      text: NAMELESS,
      says: { name: 'example.net.', source: 'configuration', from: CONFIG },
    },
    'a name server’s configuration': {
      name: 'served',
      text: NAMELESS,
      says: { name: 'served.example.', source: 'server', from: 'named.conf' },
    },
    'the file’s name': {
      name: 'db.example.net',
      text: NAMELESS,
      says: { name: 'example.net.', source: 'name' },
    },
    nothing: { name: 'part', text: 'www 60 IN A 192.0.2.1\n', says: { name: '.', source: 'none' } },
  };
  for (const [what, { name, text, says }] of Object.entries(cases)) {
    test(what, async (t) => {
      const folder = folderWith(t, {
        [CONFIG]: JSON.stringify({ origins: { configured: 'example.net' } }),
        'named.conf': 'zone "served.example" { type primary; file "/etc/bind/served"; };',
      });
      const client = await startClient(t, { folders: [folder.uri()], options: { showsZoneNames: true } });
      const infos = follow(client);
      const uri = folder.uri(name);
      await client.open(uri, text);
      let info = await infos.next();
      // Name servers' configurations are looked for while documents are read already.
      while (says.source === 'server' && info.source !== 'server') info = await infos.next();
      assert.deepEqual(info, { uri, ...says, ...(says.from ? { from: folder.uri(says.from) } : {}) });
    });
  }

  test('the file that includes it', async (t) => {
    const folder = folderWith(t, { 'part.inc': 'www IN A 192.0.2.1\n' });
    const client = await startClient(t, { folders: [folder.uri()], options: { showsZoneNames: true } });
    const infos = follow(client);
    await client.open(folder.uri('a.zone'), zoneText('$INCLUDE part.inc'));
    await infos.next();
    await client.open(folder.uri('part.inc'), 'www IN A 192.0.2.1\n');
    let info = await infos.next();
    while (info.uri !== folder.uri('part.inc') || info.source !== 'include') info = await infos.next();
    assert.equal(info.name, 'example.com.');
    assert.equal(info.from, folder.uri('a.zone'));
  });

  test('and told again when it changes', async (t) => {
    const folder = folderWith(t);
    const client = await startClient(t, { folders: [folder.uri()], options: { showsZoneNames: true } });
    const infos = follow(client);
    const uri = folder.uri('db.example.net');
    await client.open(uri, NAMELESS);
    assert.equal((await infos.next()).source, 'name');
    await client.change(uri, 2, { text: zoneText() });
    assert.deepEqual(await infos.next(), { uri, name: 'example.com.', source: '$ORIGIN' });
    folder.write('nsd.conf', 'zone:\n name: example.net\n zonefile: db.example.net\n');
    await client.change(uri, 3, { text: NAMELESS });
    assert.equal((await infos.next()).source, 'name');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uri('nsd.conf'), type: 1 }],
    });
    assert.deepEqual(await infos.next(), {
      uri,
      name: 'example.net.',
      source: 'server',
      from: folder.uri('nsd.conf'),
    });
  });

  test('only to clients that ask for it', async (t) => {
    const client = await startClient(t);
    client.connection.onNotification(zoneInfo, () => assert.fail('it was told'));
    await client.open('file:///a/b.zone', zoneText());
    await client.findings('file:///a/b.zone');
  });
});

suite('a zone is named by the user', () => {
  const capabilities = {
    ...PULLS,
    workspace: {
      ...PULLS.workspace,
      applyEdit: true,
      workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
    },
  };

  async function setName(client: Client, uri: string, origin: string) {
    let edit: WorkspaceEdit | undefined;
    client.connection.onRequest('workspace/applyEdit', (params: { edit: WorkspaceEdit }) => {
      edit = params.edit;
      return { applied: true };
    });
    const result: SetOriginResult = await client.connection.sendRequest(setOrigin, { uri, origin });
    return { result, changes: (edit?.documentChanges ?? []) as (TextDocumentEdit | CreateFile)[] };
  }

  function applied(text: string, change: TextDocumentEdit | CreateFile | undefined): string {
    assert.ok(change && 'edits' in change);
    const document = TextDocument.create(change.textDocument.uri, 'jsonc', 1, text);
    return TextDocument.applyEdits(document, change.edits as Parameters<typeof TextDocument.applyEdits>[1]);
  }

  test('in a new configuration in the folder that is open', async (t) => {
    const folder = folderWith(t);
    const client = await startClient(t, { folders: [folder.uri()], capabilities });
    const uri = folder.uri('zones/[old] main');
    await client.open(uri, NAMELESS);
    await client.findings(uri);
    const { result, changes } = await setName(client, uri, 'example.com');
    assert.deepEqual(result, { uri: folder.uri(CONFIG) });
    const [creation, change] = changes;
    assert.ok(creation && 'kind' in creation && creation.kind === 'create');
    assert.deepEqual(parse(applied('', change)), { origins: { 'zones/\\[old\\] main': 'example.com' } });
  });

  test('in the configuration that is there, whose comments stay', async (t) => {
    const text = '{\n  // ours\n  "origins": { "a": "example.net" }\n}\n';
    const folder = folderWith(t, { [`zones/${CONFIG}`]: text });
    const client = await startClient(t, { folders: [folder.uri()], capabilities });
    const uri = folder.uri('zones/a');
    await client.open(uri, NAMELESS);
    await client.findings(uri);
    const { changes } = await setName(client, uri, 'example.com');
    assert.equal(applied(text, changes[0]), text.replace('example.net', 'example.com'));
  });

  test('and told what is in the way', async (t) => {
    const folder = folderWith(t, { [CONFIG]: '{ "origins": ' });
    const client = await startClient(t, { folders: [folder.uri()], capabilities });
    const uri = folder.uri('a');
    await client.open(uri, NAMELESS);
    await client.findings(uri);
    await client.open('untitled:Untitled-1', NAMELESS);
    await client.findings('untitled:Untitled-1');
    for (const [document, origin, says] of [
      [uri, 'example.com', /is not valid/],
      [uri, 'a..b', /no domain name/],
      [folder.uri('b'), 'example.com', /not open/],
      ['untitled:Untitled-1', 'example.com', /Save the file first/],
    ] as const) {
      const { result } = await setName(client, document, origin);
      assert.match('problem' in result ? result.problem : '', says);
    }
  });
});
