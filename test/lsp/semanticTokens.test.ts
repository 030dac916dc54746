import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { LSPErrorCodes, type SemanticTokens, type SemanticTokensDelta } from 'vscode-languageserver';
import { startClient } from './client.ts';
import { zoneText } from './zones.ts';

const URI = 'file:///zones/example.com.zone';
const textDocument = { uri: URI };

suite('semantic tokens', () => {
  test('of a file, and what changes in them', async (t) => {
    const client = await startClient(t);
    const legend = client.result.capabilities.semanticTokensProvider?.legend;
    assert.deepEqual(legend?.tokenTypes.slice(0, 2), ['function', 'type']);
    const lines = Array.from({ length: 2000 }, (_, i) => `host${i} IN A 192.0.2.1`);
    await client.open(URI, zoneText(...lines));
    const { connection } = client;
    const full = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument,
    });
    assert.ok(full.data.length > 2000 * 4 * 5);
    const range = { start: { line: 1000, character: 0 }, end: { line: 1000, character: 0 } };
    await client.change(URI, 2, { range, text: 'new IN CNAME ns1\n' });
    const { resultId, edits } = await connection.sendRequest<SemanticTokensDelta>(
      'textDocument/semanticTokens/full/delta',
      { textDocument, previousResultId: full.resultId },
    );
    const data = [...full.data];
    for (const edit of edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    assert.ok(edits.every((edit) => (edit.data?.length ?? 0) < 50));
    const again = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument,
    });
    assert.deepEqual(data, again.data);
    const stale = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: resultId,
    });
    assert.deepEqual(stale.data, again.data, 'tokens told in between: all of them again');
  });

  test('of a screen in a long file, whose tokens are not told as a whole', async (t) => {
    const client = await startClient(t);
    const lines = Array.from({ length: 30_000 }, (_, i) => `host${i} IN A 192.0.2.1`);
    await client.open(URI, zoneText(...lines));
    await assert.rejects(
      client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument }),
      {
        code: LSPErrorCodes.ServerCancelled,
      },
    );
    const { data } = await client.connection.sendRequest<SemanticTokens>(
      'textDocument/semanticTokens/range',
      {
        textDocument,
        range: { start: { line: 20_000, character: 0 }, end: { line: 20_049, character: 5 } },
      },
    );
    assert.equal(data.length, 50 * 4 * 5);
    assert.equal(data[0], 20_000);
  });
});
