import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'jsonc-parser';
import type { CodeAction, CreateFile, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, createSignal, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { BAD, zoneText } from './zones.ts';

const CONFIG = '.hostmaster.json';
const CAPABILITIES = {
  ...PULLS,
  window: { showDocument: { support: true } },
  workspace: {
    ...PULLS.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
  },
};

/** The actions for the first finding of a document, by their titles. */
async function actionsFor(client: Client, uri: string): Promise<Record<string, CodeAction>> {
  const [finding] = await client.findings(uri);
  assert.ok(finding);
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: finding.range,
    context: { diagnostics: [finding], only: ['quickfix'] },
  });
  return Object.fromEntries(actions.map((action) => [action.title, action]));
}

function applied(text: string, change: TextDocumentEdit | CreateFile | undefined): string {
  assert.ok(change && 'edits' in change);
  return TextDocument.applyEdits(TextDocument.create('', '', 1, text), change.edits as TextEdit[]);
}

suite('a rule that found something', () => {
  test('is disabled for the record by a comment above it', async (t) => {
    const folder = folderWith(t);
    const client = await startClient(t, { folders: [folder.uri()], capabilities: CAPABILITIES });
    const uri = folder.uri('a.zone');
    const text = zoneText('www IN A (', '  192.0.2.300 )', 'last IN A 192.0.2.1');
    await client.open(uri, text);
    const { 'Disable zone/rdata-invalid for this record': action } = await actionsFor(client, uri);
    assert.equal(action?.kind, 'quickfix');
    assert.equal(action.isPreferred, undefined);
    assert.equal(action.diagnostics?.[0]?.code, 'zone/rdata-invalid');
    const [change] = (action.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const after = applied(text, change);
    assert.equal(
      after,
      text.replace('www IN', '; hostmaster-disable-next-line zone/rdata-invalid -- \nwww IN'),
    );
    await client.change(uri, 2, { text: after });
    assert.deepEqual(await client.findings(uri), []);
  });

  for (const [where, files, name] of [
    ['a new configuration', {}, CONFIG],
    [
      'the nearest configuration',
      { [`zones/${CONFIG}`]: '{\n  // ours\n  "rules": {}\n}\n' },
      `zones/${CONFIG}`,
    ],
  ] as const) {
    test(`is disabled in ${where}`, async (t) => {
      const folder = folderWith(t, files);
      const client = await startClient(t, {
        folders: [folder.uri()],
        capabilities: CAPABILITIES,
        options: { savesFiles: true },
      });
      const uri = folder.uri('zones/a.zone');
      await client.open(uri, zoneText(BAD));
      const { 'Disable zone/rdata-invalid in the configuration': action } = await actionsFor(client, uri);
      assert.ok(action);
      assert.equal(action.edit, undefined);
      assert.deepEqual(action.command?.arguments, [folder.uri(name)]);
      const { edit }: CodeAction = await client.connection.sendRequest('codeAction/resolve', action);
      const changes = (edit?.documentChanges ?? []) as (TextDocumentEdit | CreateFile)[];
      const before = Object.values(files)[0] ?? '';
      if (before === '') {
        const creation = changes.shift();
        assert.ok(creation && 'kind' in creation && creation.kind === 'create');
        assert.equal(creation.uri, folder.uri(name));
      }
      const [change] = changes;
      assert.ok(change && 'textDocument' in change);
      assert.equal(change.textDocument.uri, folder.uri(name));
      const after = applied(before, change);
      assert.deepEqual(parse(after), { rules: { 'zone/rdata-invalid': 'off' } });
      assert.equal(after.includes('// ours'), before !== '');
      folder.write(name, after);
      const refreshed = client.refreshed();
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uri(name), type: 1 }],
      });
      await refreshed;
      assert.deepEqual(await client.findings(uri), []);
    });
  }

  test('is explained by its page, outside of the editor', async (t) => {
    const folder = folderWith(t);
    const client = await startClient(t, { folders: [folder.uri()], capabilities: CAPABILITIES });
    const shown = createSignal<unknown>();
    client.connection.onRequest('window/showDocument', (params) => {
      shown.send(params);
      return { success: true };
    });
    const uri = folder.uri('a.zone');
    await client.open(uri, zoneText(BAD));
    const { 'Explain zone/rdata-invalid': action } = await actionsFor(client, uri);
    assert.ok(action?.command);
    assert.ok(client.result.capabilities.executeCommandProvider?.commands.includes(action.command.command));
    await client.connection.sendRequest('workspace/executeCommand', action.command);
    const page = 'https://github.com/hostmaster/hostmaster/blob/main/docs/rules/zone/rdata-invalid.md';
    assert.deepEqual(await shown.next(), { uri: page, external: true });
  });

  test('is not offered what the client cannot do, or what has no place', async (t) => {
    const client = await startClient(t);
    const untitled = 'untitled:Untitled-1';
    await client.open(untitled, zoneText(BAD));
    assert.deepEqual(Object.keys(await actionsFor(client, untitled)), [
      'Disable zone/rdata-invalid for this record',
    ]);
    await client.open('file:///nowhere/b.zone', '; hostmaster-disable zone/nope\n');
    assert.deepEqual(Object.keys(await actionsFor(client, 'file:///nowhere/b.zone')), []);
  });

  test('tells why a configuration that is not valid is not changed', async (t) => {
    const folder = folderWith(t, { [CONFIG]: '{ "rules": ' });
    const client = await startClient(t, { folders: [folder.uri()], capabilities: CAPABILITIES });
    const messages = createSignal<{ message: string }>();
    client.connection.onNotification('window/showMessage', (params: { message: string }) =>
      messages.send(params),
    );
    const uri = folder.uri('a.zone');
    await client.open(uri, zoneText(BAD));
    const { 'Disable zone/rdata-invalid in the configuration': action } = await actionsFor(client, uri);
    const resolved: CodeAction = await client.connection.sendRequest('codeAction/resolve', action);
    assert.deepEqual(resolved.edit, { changes: {} });
    assert.match((await messages.next()).message, /is not valid/);
  });
});
