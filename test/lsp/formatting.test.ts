import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, createSignal, startClient } from './client.ts';

const uri = 'file:///zones/example.com.zone';
const TEXT = `$TTL 1h
@ SOA ns1 hostmaster 1 4h 1h 2w 1h
 NS ns1 ; é
ns1 A 192.0.2.1
broken   A   192.0.2.300
`;
const SPACES = { insertSpaces: true, tabSize: 4 };

async function ask(client: Client, method: string, params: object): Promise<string> {
  const edits: TextEdit[] | null = await client.connection.sendRequest(`textDocument/${method}`, {
    textDocument: { uri },
    ...params,
  });
  return TextDocument.applyEdits(TextDocument.create(uri, 'dns-zone', 1, TEXT), edits ?? []);
}

suite('formatting', () => {
  test('a document, as the editor indents', async (t) => {
    const client = await startClient(t);
    await client.open(uri, TEXT);
    assert.equal(
      await ask(client, 'formatting', { options: SPACES }),
      `$TTL 1h
@   SOA ns1 hostmaster (
        1       ; serial
        4h      ; refresh
        1h      ; retry
        2w      ; expire
        1h )    ; minimum
    NS  ns1 ; é
ns1 A   192.0.2.1
broken   A   192.0.2.300
`,
    );
    const tabs = await ask(client, 'formatting', { options: { insertSpaces: false, tabSize: 8 } });
    assert.match(tabs, /^ns1\tA\t192\.0\.2\.1$/m);
  });

  test('as the settings have it, whatever the editor does', async (t) => {
    const client = await startClient(t, {
      settings: () => ({ format: { tabs: 'tabs', tabSize: 8, soa: 'keep' } }),
    });
    await client.open(uri, TEXT);
    const text = await ask(client, 'formatting', { options: SPACES });
    assert.match(text, /^@\tSOA\tns1 hostmaster 1 4h 1h 2w 1h$/m);
  });

  test('a range', async (t) => {
    const client = await startClient(t);
    await client.open(uri, TEXT);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 8 } };
    const text = await ask(client, 'rangeFormatting', { range, options: SPACES });
    assert.equal(text, TEXT.replace(' NS ns1 ;', '    NS  ns1 ;'));
  });

  test('a line when it is ended', async (t) => {
    const client = await startClient(t);
    await client.open(uri, TEXT);
    const params = { position: { line: 4, character: 0 }, ch: '\n', options: SPACES };
    assert.equal(await ask(client, 'onTypeFormatting', params), TEXT.replace('ns1 A 192', 'ns1 A   192'));
  });

  test('more than an editor can do at once is refused, with the way to do it', async (t) => {
    const client = await startClient(t);
    const messages = createSignal<{ message: string }>();
    client.connection.onNotification('window/showMessage', (params: { message: string }) =>
      messages.send(params),
    );
    const long = Array.from({ length: 60_000 }, (_, i) => `h${i} A 192.0.2.1\n`).join('');
    await client.open(uri, `$TTL 1h\n${long}`);
    const edits = await client.connection.sendRequest('textDocument/formatting', {
      textDocument: { uri },
      options: SPACES,
    });
    assert.equal(edits, null);
    assert.match((await messages.next()).message, /100,000 places.*hostmaster format --write/);
  });

  test('nothing in a document that is not open', async (t) => {
    const client = await startClient(t);
    assert.equal(await ask(client, 'formatting', { options: SPACES }), TEXT);
  });
});
