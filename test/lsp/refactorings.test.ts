import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import {
  type CodeAction,
  CodeActionTriggerKind,
  type CreateFile,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, createSignal, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

const CAPABILITIES = {
  ...PULLS,
  workspace: {
    ...PULLS.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
  },
};

interface Asked {
  readonly only?: string[];
  readonly triggerKind?: CodeActionTriggerKind;
}

async function actionsAt(
  client: Client,
  uri: string,
  range: Range,
  { only, triggerKind = CodeActionTriggerKind.Invoked }: Asked = {},
): Promise<readonly CodeAction[]> {
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], triggerKind, ...(only ? { only } : {}) },
  });
}

const at = (line: number, character: number): Range => ({
  start: { line, character },
  end: { line, character },
});
const lines = (from: number, to: number): Range => ({
  start: { line: from, character: 0 },
  end: { line: to, character: 0 },
});

async function resolve(client: Client, actions: readonly CodeAction[], title: RegExp): Promise<CodeAction> {
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action, `no ${title} in ${actions.map((each) => each.title).join('; ')}`);
  assert.equal(action.edit, undefined);
  return client.connection.sendRequest('codeAction/resolve', action);
}

function applied(text: string, { edit }: CodeAction, uri: string): string {
  const changes = (edit?.documentChanges ?? []) as (TextDocumentEdit | CreateFile)[];
  const own = changes.filter(
    (change): change is TextDocumentEdit => 'textDocument' in change && change.textDocument.uri === uri,
  );
  return TextDocument.applyEdits(
    TextDocument.create(uri, 'dns-zone', 1, text),
    own.flatMap(({ edits }) => edits as TextEdit[]),
  );
}

suite('refactorings', () => {
  const uri = 'file:///zones/example.com.zone';
  const text = zoneText('www IN A 192.0.2.80', 'a IN TXT "one" "two"');

  test('are announced by their kinds', async (t) => {
    const { result } = await startClient(t);
    const provider = result.capabilities.codeActionProvider;
    assert.ok(typeof provider === 'object');
    for (const kind of [
      'refactor.rewrite',
      'refactor.extract',
      'source.sortRecords.hostmaster',
      'source.generateReverseZones.hostmaster',
    ]) {
      assert.ok(provider.codeActionKinds?.includes(kind), kind);
    }
  });

  test('are offered when they are asked for, not at every move of the cursor', async (t) => {
    const client = await startClient(t);
    await client.open(uri, text);
    const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
    const automatic = { triggerKind: CodeActionTriggerKind.Automatic };
    assert.deepEqual(await actionsAt(client, uri, at(7, 12), automatic), []);
    assert.deepEqual(titles(await actionsAt(client, uri, at(7, 12))), [
      'Lower the TTL of www.example.com. A to 300 for a change',
      'Convert to a PTR record',
    ]);
    const rewrites = await actionsAt(client, uri, at(8, 14), { only: ['refactor.rewrite'] });
    assert.deepEqual(titles(rewrites), [
      'Join the strings',
      'Lower the TTL of a.example.com. TXT to 300 for a change',
    ]);
    assert.deepEqual(titles(await actionsAt(client, uri, at(8, 14), { only: ['source'] })), [
      'Sort the records by owner',
    ]);
  });

  test('are made when they are chosen', async (t) => {
    const client = await startClient(t);
    await client.open(uri, text);
    const joined = await resolve(client, await actionsAt(client, uri, at(8, 14)), /^Join/);
    assert.equal(applied(text, joined, uri), text.replace('"one" "two"', '"onetwo"'));
    const sorted = await resolve(
      client,
      await actionsAt(client, uri, at(8, 14), { only: ['source.sortRecords'] }),
      /^Sort/,
    );
    const last = applied(text, sorted, uri).trimEnd().split('\n').at(-1);
    assert.equal(last, 'www IN A 192.0.2.80');
  });

  test('say why they cannot be made, and change nothing then', async (t) => {
    const client = await startClient(t);
    const messages = createSignal<{ message: string }>();
    client.connection.onNotification('window/showMessage', (params: { message: string }) =>
      messages.send(params),
    );
    const leaning = zoneText('www IN A 192.0.2.80', '    IN TXT "a"');
    await client.open(uri, leaning);
    const actions = await actionsAt(client, uri, at(7, 12));
    const refused = await resolve(client, actions, /^Convert/);
    assert.deepEqual(refused.edit, { changes: {} });
    assert.match((await messages.next()).message, /take their owner/);
    await client.change(uri, 2, { text });
    const late = await resolve(client, actions, /^Lower/);
    assert.deepEqual(late.edit, { changes: {} });
    assert.match((await messages.next()).message, /has changed meanwhile/);
  });

  test('make files where the client can: lines to include, reverse zones', async (t) => {
    const folder = folderWith(t, { 'db.example.com': text });
    const client = await startClient(t, { folders: [folder.uri()], capabilities: CAPABILITIES });
    const file = folder.uri('db.example.com');
    await client.open(file, text);
    const extracted = await resolve(client, await actionsAt(client, file, lines(7, 9)), /INCLUDE/);
    const [creation, content] = extracted.edit?.documentChanges ?? [];
    assert.deepEqual(creation, {
      kind: 'create',
      uri: folder.uri('db.example.com.www'),
      options: { overwrite: false, ignoreIfExists: false },
    });
    const [filled] = ((content as TextDocumentEdit).edits ?? []) as TextEdit[];
    assert.equal(filled?.newText, 'www IN A 192.0.2.80\na IN TXT "one" "two"\n');
    assert.equal(applied(text, extracted, file), zoneText('$INCLUDE db.example.com.www'));
    assert.equal(readFileSync(`${folder.path}/db.example.com`, 'utf8'), text);

    const made = await resolve(
      client,
      await actionsAt(client, file, at(0, 0), { only: ['source.generateReverseZones'] }),
      /reverse zones/,
    );
    const created = (made.edit?.documentChanges ?? []).filter((each) => 'kind' in each);
    assert.deepEqual(created.map((each) => (each as CreateFile).uri).sort(), [
      folder.uri('100.51.198.in-addr.arpa'),
      folder.uri('2.0.192.in-addr.arpa'),
    ]);
  });

  test('are not offered for files that the client cannot make', async (t) => {
    const client = await startClient(t);
    await client.open(uri, text);
    const extracts = await actionsAt(client, uri, lines(7, 9), { only: ['refactor.extract'] });
    assert.deepEqual(extracts, []);
    const untitled = 'untitled:Untitled-1';
    const able = await startClient(t, { capabilities: CAPABILITIES });
    await able.open(untitled, text);
    assert.deepEqual(await actionsAt(able, untitled, lines(7, 9), { only: ['refactor.extract'] }), []);
  });

  test('come whole to a client that cannot resolve them, when it asks for them', async (t) => {
    const client = await startClient(t, {
      capabilities: { ...PULLS, textDocument: { diagnostic: {} }, workspace: {} },
    });
    await client.open(uri, text);
    assert.deepEqual(await actionsAt(client, uri, at(8, 14)), []);
    const [joined] = await actionsAt(client, uri, at(8, 14), { only: ['refactor.rewrite'] });
    assert.equal(joined?.edit?.changes?.[uri]?.length, 1);
  });
});
