import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { suite, test } from 'node:test';
import { ApplyWorkspaceEditRequest, type WorkspaceEdit } from 'vscode-languageserver/node';
import {
  type InsertDkimKeyResult,
  insertDkimKey,
  type SigningDomainsResult,
  signingDomains,
} from '../../server/src/protocol.ts';
import { type Client, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const uri = 'untitled:keys.zone';
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const octets = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** Applies the edits that the server asks for to the one document, as an editor does. */
function takesEdits(client: Client, text: string): () => string {
  let now = text;
  let version = 1;
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
    for (const { range, newText } of editsOf(edit)) {
      const lines = now.split('\n');
      const at = lines.slice(0, range.start.line).reduce((sum, line) => sum + line.length + 1, 0);
      now = now.slice(0, at + range.start.character) + newText + now.slice(at + range.end.character);
      await client.change(uri, ++version, { range, text: newText });
    }
    return { applied: true };
  });
  return () => now;
}

function editsOf({ documentChanges = [] }: WorkspaceEdit) {
  return documentChanges.flatMap((change) =>
    'edits' in change ? change.edits.filter((edit) => 'range' in edit && 'newText' in edit) : [],
  );
}

const insert = (client: Client, selector: string, key = octets): Promise<InsertDkimKeyResult> =>
  client.connection.sendRequest(insertDkimKey, { uri, domain: 'example.com.', selector, publicKey: key });

suite('DKIM keys', () => {
  test('domains of the zone at hand first, with their selectors; then those of other open zones', async (t) => {
    const client = await startClient(t);
    await client.open('untitled:other.zone', zoneText().replace('example.com', 'example.net'));
    await client.open(uri, zoneText('a._domainkey TXT "v=DKIM1; p="', 'news MX 10 mail.example.net.'));
    await client.pull('untitled:other.zone');
    const found: SigningDomainsResult = await client.connection.sendRequest(signingDomains, { uri });
    assert.deepEqual(found.domains, [
      { uri, name: 'example.com.', selectors: ['a'] },
      { uri, name: 'news.example.com.', selectors: [] },
      { uri: 'untitled:other.zone', name: 'example.net.', selectors: [] },
    ]);
  });

  test('a public key becomes a record that has no finding but its serial number', async (t) => {
    const client = await startClient(t);
    const before = zoneText('www IN A 192.0.2.1');
    await client.open(uri, before);
    const text = takesEdits(client, before);
    const result = await insert(client, 's20261124');
    assert.ok('owner' in result, JSON.stringify(result));
    assert.equal(result.owner, 's20261124._domainkey.example.com.');
    assert.equal(result.uri, uri);
    assert.equal(
      text().split('\n')[result.line]?.startsWith('s20261124._domainkey IN TXT ( "v=DKIM1;'),
      true,
    );
    assert.ok(text().includes(result.text));
    assert.deepEqual(await client.findings(uri), []);
    const again = await insert(client, 'S20261124');
    assert.deepEqual(again, { problem: 'S20261124._domainkey.example.com. has a record already.' });
  });

  test('says why a key is not published', async (t) => {
    const client = await startClient(t);
    assert.deepEqual(await insert(client, 's1'), { problem: 'The zone file is not open.' });
    await client.open(uri, zoneText());
    assert.deepEqual(await insert(client, 's1', 'bm90IGEga2V5'), {
      problem: 'This is no public key of RSA or Ed25519.',
    });
    assert.deepEqual(await insert(client, '..'), { problem: '".." cannot be a selector.' });
  });
});
