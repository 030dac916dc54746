import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type ClientCapabilities,
  type Hover,
  MarkupContent,
  type Position,
} from 'vscode-languageserver/node';
import { markedText } from '../support/markedText.ts';
import { type Client, PULLS, startClient } from './client.ts';
import { folderWith } from './folder.ts';

/** What VS Code says that it can show. */
const MARKDOWN: ClientCapabilities = {
  ...PULLS,
  textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } },
};

const ZONE = `$ORIGIN example.com.
$TTL 1h
@    IN SOA ns1 hostmaster 2026112401 4h 1h 2w 1h
     IN NS  ns1
     IN NS  ns2
ns1  IN A   192.0.2.1
ns2  IN A   192.0.2.2
`;

const REVERSE = `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 4h 1h 2w 1h
  IN NS  ns1.example.com.
  IN NS  ns2.example.com.
1 IN PTR ns1.example.com.
`;

interface Said extends MarkupContent {
  readonly range: Hover['range'];
}

async function ask(client: Client, uri: string, position: Position): Promise<Said> {
  const params = { textDocument: { uri }, position };
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', params);
  if (hover === null || !MarkupContent.is(hover.contents)) throw new Error('Nothing is said.');
  return { ...hover.contents, range: hover.range };
}

/** Opens a document, and asks where it is marked. */
async function hovered(client: Client, uri: string, marked: string): Promise<Said> {
  const { text, position } = markedText(marked);
  await client.open(uri, text);
  return ask(client, uri, position);
}

suite('hover', () => {
  test('explains a word in Markdown, with its range and links to lines', async (t) => {
    const folder = folderWith(t, {});
    const client = await startClient(t, { capabilities: MARKDOWN, folders: [folder.uri()] });
    assert.equal(client.result.capabilities.hoverProvider, true);
    const uri = folder.uri('example.com.zone');
    const { kind, range, value } = await hovered(client, uri, `${ZONE}é IN MX 10 n|s1\n`);
    assert.equal(kind, 'markdown');
    assert.deepEqual(range, { start: { line: 7, character: 11 }, end: { line: 7, character: 14 } });
    assert.ok(value.includes(`A \`192.0.2.1\` ([line 6](${uri}#L6,1))`), value);
  });

  test('explains a word in plain text to editors that show nothing else', async (t) => {
    const client = await startClient(t);
    const { kind, value } = await hovered(client, 'file:///z/example.com.zone', `${ZONE}a IN M|X 10 ns1\n`);
    assert.equal(kind, 'plaintext');
    assert.ok(value.startsWith('MX: Host that accepts mail'), value);
    assert.doesNotMatch(value, /[`*|]|\]\(/);
  });

  test('tells the rule of a finding', async (t) => {
    const client = await startClient(t, { capabilities: MARKDOWN });
    const { value } = await hovered(client, 'file:///z/example.com.zone', `${ZONE}a IN A 300.|0.0.1\n`);
    assert.match(value, /\*\*Rule zone\/rdata-invalid\*\*/);
  });

  test('finds PTR records in the workspace, whether the reverse zone is open or not', async (t) => {
    const folder = folderWith(t, { '2.0.192.in-addr.arpa': REVERSE });
    const client = await startClient(t, { capabilities: MARKDOWN, folders: [folder.uri()] });
    const said = () =>
      hovered(client, folder.uri('example.com.zone'), ZONE.replace('192.0.2.1', '192.|0.2.1'));
    const link = `${folder.uri('2.0.192.in-addr.arpa')}#L5,1`;
    const wanted = `PTR \`1.2.0.192.in-addr.arpa.\` points to \`ns1.example.com.\` ([2.0.192.in-addr.arpa, line 5](${link})).`;
    const closed = await said();
    assert.ok(closed.value.includes(wanted), closed.value);
    await client.close(folder.uri('example.com.zone'));
    // What the editor has counts, not what is on the disk.
    await client.open(folder.uri('2.0.192.in-addr.arpa'), REVERSE.replace('PTR ns1', 'PTR ns2'));
    const open = await said();
    assert.match(open.value, /points to `ns2\.example\.com\.` .*, not back to this name\./);
  });

  test('holds a DS record against the key in the zone of the child', async (t) => {
    const key = 'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==';
    const child = `$TTL 1h\n@ IN SOA ns1 hostmaster 1 4h 1h 2w 1h\n  IN DNSKEY 257 3 13 ${key}\n`;
    const folder = folderWith(t, { 'lab.example.com.zone': child });
    const client = await startClient(t, { capabilities: MARKDOWN, folders: [folder.uri()] });
    const uri = folder.uri('lab.example.com.zone');
    const { value } = await hovered(client, uri, child.replace('257', '25|7'));
    const [, tag, digest] = /`DS (\d+) 13 2 ([0-9A-F]{64})`/.exec(value) ?? [];
    assert.ok(tag && digest, value);
    await client.close(uri);
    const parent = `${ZONE}lab IN NS ns1\nlab IN DS ${tag} 13 2 ${digest}|\n`;
    const held = await hovered(client, folder.uri('example.com.zone'), parent);
    assert.match(held.value, /Matches the DNSKEY record in \[lab\.example\.com\.zone, line 3\]/);
  });

  test('explains an included file in the context of the zone that includes it', async (t) => {
    const folder = folderWith(t, {});
    const client = await startClient(t, { capabilities: MARKDOWN, folders: [folder.uri()] });
    await client.open(folder.uri('example.com.zone'), `${ZONE}$INCLUDE hosts.inc sub\n`);
    await client.open(folder.uri('hosts.inc'), 'a IN A 192.0.2.9\n');
    // Before the zone has been read, nobody knows that it includes the file.
    await client.findings(folder.uri('example.com.zone'));
    const { value } = await ask(client, folder.uri('hosts.inc'), { line: 0, character: 0 });
    assert.match(value, /`a\.sub\.example\.com\.`[\s\S]*by `\$INCLUDE` in \[example\.com\.zone, line 8\]/);
  });

  test('says nothing of a document that is not open', async (t) => {
    const client = await startClient(t);
    const answer = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'file:///z/none.zone' },
      position: { line: 0, character: 0 },
    });
    assert.equal(answer, null);
  });
});
