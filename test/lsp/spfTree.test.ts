import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import type { CodeLens, Hover, InlayHint, MarkupContent } from 'vscode-languageserver/node';
import {
  type LookupStateParams,
  lookupState,
  type SpfTreeItem,
  type SpfTreeResult,
  showSpfTree,
  spfTree,
} from '../../server/src/protocol.ts';
import { startDnsServer } from '../support/dnsServer.ts';
import { type Client, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const URI = 'file:///zones/example.com.zone';
const TEXT = zoneText('@ IN TXT "v=spf1 ip4:198.51.100.0/24 include:_spf.example.net mx -all"');
const LINE = TEXT.split('\n').findIndex((line) => line.includes('spf1'));

const NET = `$TTL 300
_spf.example.net. TXT "v=spf1 include:a.example.net include:gone.example.net -all"
a.example.net. TXT "v=spf1 ip4:192.0.2.0/25 -all"
`;

/** Opens the zone, and waits until its records have been looked up. */
async function openedZone(t: TestContext, settings: Record<string, unknown> = {}): Promise<Client> {
  const server = await startDnsServer(NET);
  t.after(() => server.close());
  const client = await startClient(t, {
    settings: () => ({ 'dns.resolvers': [server.address], ...settings }),
    options: { allowsLookups: true, showsLookups: true, showsSpfTrees: true },
  });
  const done = new Promise<void>((resolve) => {
    client.connection.onNotification(lookupState, ({ state }: LookupStateParams) => {
      if (state === 'done') resolve();
    });
  });
  await client.open(URI, TEXT);
  await done;
  return client;
}

const treeAt = (client: Client, line: number) =>
  client.connection.sendRequest<SpfTreeResult>(spfTree, { uri: URI, position: { line, character: 20 } });

const linesOf = (items: readonly SpfTreeItem[], lead = ''): string[] =>
  items.flatMap(({ label, description, level, children }) => [
    `${lead}${label} | ${description} | ${level}`,
    ...linesOf(children, `${lead}  `),
  ]);

suite('an SPF record that was looked up', () => {
  test('has what it costs above it', async (t) => {
    const client = await openedZone(t);
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: URI },
    });
    const own = lenses.filter(({ command }) => command?.command === showSpfTree);
    assert.deepEqual(
      own.map(({ range, command }) => [range.start.line, command?.title]),
      [[LINE, 'SPF: 4 of 10 lookups · 2 of 2 void · 384 IPv4 addresses may send']],
    );
  });

  test('has what a term leads to behind it, unless the settings say otherwise', async (t) => {
    const hints = async (client: Client) => {
      const found = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
        textDocument: { uri: URI },
        range: { start: { line: LINE, character: 0 }, end: { line: LINE, character: 0 } },
      });
      return found.map(({ label }) => label);
    };
    assert.deepEqual(await hints(await openedZone(t)), ['3 lookups, 3 so far']);
    assert.deepEqual(await hints(await openedZone(t, { 'inlayHints.spf': false })), []);
  });

  test('is explained with what it leads to', async (t) => {
    const client = await openedZone(t);
    const hoverAt = async (word: string) => {
      const character = TEXT.split('\n')[LINE]?.indexOf(word) ?? 0;
      const found = await client.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: { uri: URI },
        position: { line: LINE, character },
      });
      return (found.contents as MarkupContent).value;
    };
    assert.match(
      await hoverAt('v=spf1'),
      /4 of 10 lookups, 2 of 2 void lookups\.[\s\S]*include:a\.example\.net/,
    );
    const ofTerm = await hoverAt('include:');
    assert.match(
      ofTerm,
      /3 lookups, 3 so far\.[\s\S]*3 ├ include:gone\.example\.net {2}does not exist, void/,
    );
    assert.doesNotMatch(ofTerm, / mx/);
  });

  test('is shown as a tree', async (t) => {
    const client = await openedZone(t);
    const result = await treeAt(client, LINE);
    assert.ok('items' in result);
    assert.equal(result.title, 'example.com');
    assert.deepEqual(linesOf(result.items), [
      'ip4:198.51.100.0/24 |  | none',
      'include:_spf.example.net | lookup 1 · 3 lookups | none',
      '  include:a.example.net | lookup 2 | none',
      '    ip4:192.0.2.0/25 |  | none',
      '    -all |  | none',
      '  include:gone.example.net | lookup 3 · does not exist · void | error',
      '  -all |  | none',
      'mx | lookup 4 · has no such record · void | warning',
      '-all |  | none',
    ]);
    const other = await treeAt(client, 0);
    assert.ok('problem' in other);
  });
});

suite('an SPF record outside of zone files', () => {
  const uri = 'untitled:Untitled-1';
  const treeOf = (client: Client, line: number, of = uri) =>
    client.connection.sendRequest<SpfTreeResult>(spfTree, { uri: of, position: { line, character: 3 } });

  test('has a tree as well, in which records beside it answer first', async (t) => {
    const client = await openedZone(t);
    await client.open(
      uri,
      'example.org. TXT "v=spf1 include:_spf1.example.org include:_spf.example.net -all"\n_spf1.example.org. IN TXT "v=spf1 ip4:192.0.2.1 -all"\n',
      'mail-record',
    );
    const tree = await treeOf(client, 0);
    assert.ok('items' in tree, JSON.stringify(tree));
    assert.equal(tree.title, 'example.org');
    assert.deepEqual(linesOf(tree.items).slice(0, 4), [
      'include:_spf1.example.org | lookup 1 | none',
      '  ip4:192.0.2.1 |  | none',
      '  -all |  | none',
      'include:_spf.example.net | lookup 2 · 3 lookups | none',
    ]);
  });

  test('has what it costs above it and behind its terms, and its tree in hovers', async (t) => {
    const client = await openedZone(t);
    const done = new Promise<void>((resolve) => {
      client.connection.onNotification(lookupState, (state: LookupStateParams) => {
        if (state.uri === uri && state.state === 'done') resolve();
      });
    });
    const text = '\nv=spf1 include:_spf.example.net include:a.example.net ~all\n';
    await client.open(uri, text, 'mail-record');
    await done;
    const textDocument = { uri };
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start, command?.title, command?.command]),
      [
        [
          { line: 1, character: 0 },
          'SPF: 4 of 10 lookups · 1 of 2 void · 128 IPv4 addresses may send',
          showSpfTree,
        ],
      ],
    );
    const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } },
    });
    assert.deepEqual(
      hints.map(({ position, label }) => [position.character, label]),
      [
        ['v=spf1 include:_spf.example.net'.length, '3 lookups, 3 so far'],
        ['v=spf1 include:_spf.example.net include:a.example.net'.length, '1 lookup, 4 so far'],
      ],
    );
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 1, character: 10 },
    });
    assert.match((hover.contents as MarkupContent).value, /include:gone\.example\.net/);
    await client.change(uri, 2, { text: 'v=spf1 -all\n' });
    const after = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
    assert.deepEqual(after, []);
  });

  test('has none where a program fills in a part of it, or where there is none', async (t) => {
    const client = await openedZone(t);
    const program = 'file:///dns.js';
    await client.open(
      program,
      '\nconst spf = "v=spf1 ip4:" + address + " include:a.example ~all";\n',
      'javascript',
    );
    const partial = await treeOf(client, 1, program);
    assert.match('problem' in partial ? partial.problem : '', /A program fills in a part/);
    assert.ok('problem' in (await treeOf(client, 0, program)));
  });
});
