import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, PULLS, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const uri = 'file:///zones/example.com.zone';
/** Two misspelt directives and a misspelt type: three findings, each with a fix. */
const TEXT = zoneText('$ORIGINS a', '$TTLS 60', 'www IN AAA 2001:db8::1').trimEnd().concat('\n');

function actionsAt(client: Client, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]> {
  const range = diagnostics[0]?.range ?? {
    start: { line: 0, character: 0 },
    end: { line: 99, character: 0 },
  };
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics, ...(only ? { only } : {}) },
  });
}

function apply(text: string, edit: WorkspaceEdit | undefined): string {
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.ok(change);
  assert.deepEqual({ ...change.textDocument }, { uri, version: 1 });
  return TextDocument.applyEdits(
    TextDocument.create(uri, 'dns-zone', 1, text),
    change.edits as { range: Diagnostic['range']; newText: string }[],
  );
}

suite('code actions', () => {
  test('fix one finding: the first is preferred and names its finding', async (t) => {
    const client = await startClient(t);
    await client.open(uri, TEXT);
    const [finding] = await client.findings(uri);
    assert.ok(finding);
    const [action] = await actionsAt(client, [finding]);
    assert.equal(action?.kind, 'quickfix');
    assert.equal(action.isPreferred, true);
    assert.deepEqual(action.diagnostics, [finding]);
    assert.equal(apply(TEXT, action.edit), TEXT.replace('$ORIGINS', '$ORIGIN'));
  });

  test('fix all findings of a rule', async (t) => {
    const client = await startClient(t);
    await client.open(uri, TEXT);
    const [finding] = await client.findings(uri);
    assert.ok(finding);
    const all = (await actionsAt(client, [finding])).find(({ title }) => title.startsWith('Fix all'));
    assert.ok(all);
    assert.equal(all.title, `Fix all ${finding.code} problems in this file`);
    assert.equal(all.edit, undefined);
    const resolved: CodeAction = await client.connection.sendRequest('codeAction/resolve', all);
    assert.equal(apply(TEXT, resolved.edit), TEXT.replace('$ORIGINS', '$ORIGIN').replace('$TTLS', '$TTL'));
  });

  test('fix everything when saving asks for it, beyond what is shown', async (t) => {
    const client = await startClient(t, { settings: () => ({ maxFindings: 1 }) });
    await client.open(uri, TEXT);
    for (const only of ['source', 'source.fixAll', 'source.fixAll.hostmaster']) {
      const actions = await actionsAt(client, [], [only]);
      const [all, ...others] = actions.filter(({ kind }) => kind?.startsWith('source.fixAll'));
      assert.deepEqual(others, []);
      assert.equal(all?.kind, 'source.fixAll.hostmaster');
      const { edit }: CodeAction = await client.connection.sendRequest('codeAction/resolve', all);
      const fixed = apply(TEXT, edit);
      assert.doesNotMatch(fixed, /ORIGINS|TTLS| AAA /);
    }
    assert.deepEqual(await actionsAt(client, [], ['source.organizeImports']), []);
  });

  test('come whole to a client that cannot resolve them or take versions', async (t) => {
    const client = await startClient(t, {
      capabilities: { ...PULLS, textDocument: { diagnostic: {} }, workspace: {} },
    });
    await client.open(uri, TEXT);
    const [all] = await actionsAt(client, [], ['source.fixAll']);
    assert.equal(all?.edit?.documentChanges, undefined);
    assert.ok((all?.edit?.changes?.[uri]?.length ?? 0) >= 2);
  });

  test('are none without findings, and for documents that are not open', async (t) => {
    const client = await startClient(t);
    assert.deepEqual(await actionsAt(client, []), []);
    await client.open(uri, zoneText());
    assert.deepEqual(await actionsAt(client, [], ['quickfix']), []);
    assert.deepEqual(await actionsAt(client, [], ['source.fixAll']), []);
  });
});
