import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver';
import { markedText } from '../support/markedText.ts';
import { type Client, PULLS, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const URI = 'file:///zones/example.com.zone';

/** What VS Code says that it can do with completions. */
const FULL: ClientCapabilities = {
  ...PULLS,
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        tagSupport: { valueSet: [1] },
      },
    },
  },
};

async function complete(client: Client, marked: string): Promise<CompletionItem[]> {
  const { text, position } = markedText(marked);
  await client.open(URI, text);
  const list: CompletionList | null = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri: URI },
    position,
  });
  await client.close(URI);
  return list?.items ?? [];
}

function find(items: readonly CompletionItem[], label: string): CompletionItem {
  const item = items.find((each) => each.label === label);
  assert.ok(item, `${label} is not offered`);
  return item;
}

suite('completion', () => {
  test('offers hosts with the range to insert and the one to replace, and documents them when asked', async (t) => {
    const client = await startClient(t, { capabilities: FULL });
    const { text, position } = markedText(zoneText('é IN MX 10 n|s9'));
    await client.open(URI, text);
    const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: URI },
      position,
    });
    assert.equal(list.isIncomplete, true, 'more typed, other names');
    const item = find(list.items, 'ns1');
    const at = (character: number) => ({ line: 7, character });
    assert.deepEqual(item.textEdit, {
      newText: 'ns1',
      insert: { start: at(11), end: at(12) },
      replace: { start: at(11), end: at(14) },
    });
    assert.equal(item.documentation, undefined);
    const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /A 192\.0\.2\.1/);
  });

  test('offers records as snippets to editors that know them, as text to others', async (t) => {
    const line = zoneText('@ M|');
    const full = find(await complete(await startClient(t, { capabilities: FULL }), line), 'MX record');
    assert.equal(full.insertTextFormat, 2);
    assert.equal(full.textEdit?.newText, 'IN MX ${'.concat('2:10} ${', '3:mail}'));
    const plain = find(await complete(await startClient(t), line), 'MX record');
    assert.equal(plain.insertTextFormat, undefined);
    assert.deepEqual(plain.textEdit, {
      newText: 'IN MX 10 mail',
      range: { start: { line: 7, character: 2 }, end: { line: 7, character: 3 } },
    });
  });

  test('marks types that are obsolete', async (t) => {
    const client = await startClient(t, { capabilities: FULL });
    const items = await complete(client, zoneText('new |'));
    assert.deepEqual(find(items, 'SPF').tags, [1]);
    assert.equal(find(items, 'MX').labelDetails?.description, 'RFC 1035 §3.3.9');
  });

  test('offers nothing in comments and for files that are not open', async (t) => {
    const client = await startClient(t, { capabilities: FULL });
    assert.deepEqual(await complete(client, zoneText('; |')), []);
    const answer = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: 'file:///other.zone' },
      position: { line: 0, character: 0 },
    });
    assert.equal(answer, null);
  });

  test('signature help follows the fields', async (t) => {
    const client = await startClient(t, {
      capabilities: {
        ...PULLS,
        textDocument: {
          signatureHelp: {
            signatureInformation: {
              parameterInformation: { labelOffsetSupport: true },
              documentationFormat: ['markdown'],
            },
          },
        },
      },
    });
    await client.open(URI, zoneText('@ MX 10 '));
    const ask = (character: number) =>
      client.connection.sendRequest<{
        signatures: { label: string; parameters: { label: [number, number] }[] }[];
        activeParameter: number;
      } | null>('textDocument/signatureHelp', {
        textDocument: { uri: URI },
        position: { line: 7, character },
      });
    const help = await ask(8);
    assert.equal(help?.signatures[0]?.label, 'MX <preference> <mail exchange>');
    assert.equal(help?.activeParameter, 1);
    assert.deepEqual(help?.signatures[0]?.parameters[1]?.label, [16, 31]);
    assert.equal((await ask(6))?.activeParameter, 0);
    assert.equal(await ask(1), null);
  });
});
