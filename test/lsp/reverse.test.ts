import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type CodeAction, CodeActionRequest, type Diagnostic } from 'vscode-languageserver/node';
import { type CheckWorkspaceResult, checkWorkspace } from '../../server/src/protocol.ts';
import { type Client, listed, startClient } from './client.ts';
import { folderWith } from './folder.ts';
import { zoneText } from './zones.ts';

/** The reverse zone of 192.0.2.0/24 with these records, the first of them in line 6. */
const reverse = (...lines: string[]) =>
  [
    '$ORIGIN 2.0.192.in-addr.arpa.',
    '$TTL 3600',
    '@ IN SOA ns1.example.com. hostmaster.example.com. 2026112401 7200 3600 1209600 3600',
    '@ IN NS ns1.example.com.',
    '@ IN NS ns2.example.com.',
    ...lines,
    '',
  ].join('\n');

async function untilFound(client: Client, uri: string, expected: readonly string[]): Promise<void> {
  for (;;) {
    const found = listed(await client.findings(uri));
    if (found.join() === expected.join()) return;
    await client.refreshed();
  }
}

const forwardUri = 'untitled:example.com.zone';
const reverseUri = 'untitled:192.0.2.zone';
const WWW = 'www IN A 192.0.2.80';

suite('addresses and PTR records of open zones', () => {
  test('are held against each other as they are opened, edited and closed', async (t) => {
    const client = await startClient(t);
    await client.open(forwardUri, zoneText(WWW));
    await untilFound(client, forwardUri, []);
    await client.open(reverseUri, reverse('1 PTR ns1.example.com.'));
    await untilFound(client, forwardUri, ['8:8 zone/ptr-missing']);
    await client.change(reverseUri, 2, {
      text: reverse('1 PTR ns1.example.com.', '80 PTR www.example.com.'),
    });
    await untilFound(client, forwardUri, []);
    await client.change(forwardUri, 2, { text: zoneText(WWW.replace('www', 'web')) });
    await untilFound(client, reverseUri, ['7:8 zone/ptr-mismatch']);
    await untilFound(client, forwardUri, ['8:8 zone/ptr-mismatch']);
    await client.close(reverseUri);
    await untilFound(client, forwardUri, []);
  });

  test('are fixed in the other zone', async (t) => {
    const client = await startClient(t);
    await client.open(reverseUri, reverse('1   IN PTR ns1.example.com.', '100 IN PTR ns2.example.com.'));
    await client.open(forwardUri, zoneText(WWW));
    await untilFound(client, forwardUri, ['8:8 zone/ptr-missing']);
    const position = { line: 7, character: 9 };
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: forwardUri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    })) as CodeAction[];
    const [fix] = actions;
    assert.equal(fix?.title, 'Add a PTR record for 192.0.2.80 to its zone');
    assert.deepEqual(fix.edit, {
      documentChanges: [
        {
          textDocument: { uri: reverseUri, version: 1 },
          edits: [
            {
              range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
              newText: '80  IN PTR www.example.com.\n',
            },
          ],
        },
      ],
    });
  });

  test('are held against each other in a check of the workspace', async (t) => {
    const folder = folderWith(t, {
      'example.com.zone': zoneText(WWW),
      'db.192.0.2': reverse('1 PTR ns1.example.com.', '81 PTR www.example.com.'),
    });
    const client = await startClient(t, { folders: [folder.uri()] });
    const result: CheckWorkspaceResult<Diagnostic> = await client.connection.sendRequest(checkWorkspace, {});
    const found = result.files.map(({ uri, diagnostics }) => [
      uri.slice(uri.lastIndexOf('/') + 1),
      listed(diagnostics),
    ]);
    assert.deepEqual(Object.fromEntries(found), {
      'example.com.zone': ['8:8 zone/ptr-missing'],
      'db.192.0.2': ['7:8 zone/ptr-mismatch'],
    });
  });
});
