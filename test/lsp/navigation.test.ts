import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { type Client, PULLS, startClient } from './client.ts';
import { type Folder, folderWith } from './folder.ts';

const ABILITIES: ClientCapabilities = {
  ...PULLS,
  textDocument: {
    ...PULLS.textDocument,
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

const SOA = '$TTL 1h\n@ SOA ns1 admin 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\n';

const FILES = {
  'example.com.zone': `${SOA}$INCLUDE hosts.inc\nwww CNAME web\n@ MX 10 mail\n`,
  'hosts.inc': 'web A 192.0.2.3\nmail A 192.0.2.2\n  AAAA 2001:db8::2\n',
  'example.net.zone': `${SOA}@ MX 10 mail.example.com.\nx CNAME www.example.com.\n@ TXT "v=spf1 a:mail.example.com -all"\n`,
  '2.0.192.in-addr.arpa.zone': `${SOA.replaceAll('ns1', 'ns1.example.com.').replace(/^ns1.*\n/m, '')}2 PTR mail.example.com.\n`,
};

interface Workspace {
  readonly client: Client;
  readonly folder: Folder;
  /** Opens a file of the folder. */
  open(name: keyof typeof FILES): Promise<string>;
  /** The file's name, and place, of a location. */
  shown(location: Pick<Location, 'uri' | 'range'>): string;
}

async function workspace(t: TestContext, capabilities = ABILITIES): Promise<Workspace> {
  const folder = folderWith(t, FILES);
  const client = await startClient(t, { folders: [folder.uri()], capabilities });
  return {
    client,
    folder,
    async open(name) {
      await client.open(folder.uri(name), FILES[name]);
      return folder.uri(name);
    },
    shown({ uri, range: { start } }) {
      return `${uri.slice(folder.uri().length).replace(/^\//, '')}:${start.line + 1}:${start.character + 1}`;
    },
  };
}

/** Where a text stands in a file. */
function at(name: keyof typeof FILES, text: string) {
  const lines = FILES[name].slice(0, FILES[name].indexOf(text)).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

suite('navigation', () => {
  test('goes from a name to its records, in this zone or another, and from an $INCLUDE to its file', async (t) => {
    const { client, open, shown, folder } = await workspace(t);
    const zone = await open('example.com.zone');
    const net = await open('example.net.zone');
    const define = (uri: string, position: object) =>
      client.connection.sendRequest<LocationLink[]>('textDocument/definition', {
        textDocument: { uri },
        position,
      });
    const targets = (links: readonly LocationLink[]) =>
      links.map(({ targetUri, targetSelectionRange }) =>
        shown({ uri: targetUri, range: targetSelectionRange }),
      );
    assert.deepEqual(targets(await define(zone, at('example.com.zone', 'web'))), ['hosts.inc:1:1']);
    assert.deepEqual(targets(await define(zone, at('example.com.zone', 'hosts.inc'))), ['hosts.inc:1:1']);
    assert.deepEqual(targets(await define(net, at('example.net.zone', 'www.example.com.'))), [
      'example.com.zone:6:1',
    ]);
    const inText = await define(net, at('example.net.zone', 'mail.example.com -all'));
    assert.deepEqual(targets(inText), ['hosts.inc:2:1']);
    assert.equal(inText[0]?.originSelectionRange?.end.character, '@ TXT "v=spf1 a:mail.example.com'.length);
    // Unsaved text counts.
    await client.open(folder.uri('hosts.inc'), `; moved\n${FILES['hosts.inc']}`);
    assert.deepEqual(targets(await define(net, at('example.net.zone', 'mail.example.com.'))), [
      'hosts.inc:3:1',
    ]);
  });

  test('finds references in all zones of the workspace, from a fragment of one too', async (t) => {
    const { client, open, shown, folder } = await workspace(t);
    const hosts = await open('hosts.inc');
    const refer = async (includeDeclaration: boolean) =>
      (
        await client.connection.sendRequest<Location[]>('textDocument/references', {
          textDocument: { uri: hosts },
          position: at('hosts.inc', 'mail'),
          context: { includeDeclaration },
        })
      ).map(shown);
    const uses = [
      '2.0.192.in-addr.arpa.zone:4:7',
      'example.com.zone:7:9',
      'example.net.zone:5:9',
      'example.net.zone:7:17',
    ];
    assert.deepEqual(await refer(false), uses);
    assert.deepEqual(await refer(true), [...uses, 'hosts.inc:2:1']);
    // A file that comes and one that changes.
    folder.write('example.org.zone', `${SOA}@ MX 10 mail.example.com.\n`);
    folder.write('example.net.zone', `; changed\n${FILES['example.net.zone']}`);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uri('example.org.zone'), type: 1 }],
    });
    assert.deepEqual(await refer(false), [
      ...uses.slice(0, 2),
      'example.net.zone:6:9',
      'example.net.zone:8:17',
      'example.org.zone:5:9',
    ]);
  });

  test('highlights a name where it is written', async (t) => {
    const { client, open } = await workspace(t);
    const lights = await client.connection.sendRequest<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      {
        textDocument: { uri: await open('example.com.zone') },
        position: at('example.com.zone', 'ns1 A'),
      },
    );
    assert.deepEqual(
      lights.map(({ range, kind }) => [range.start.line + 1, kind]),
      [
        [2, 2],
        [3, 2],
        [4, 3],
      ],
    );
  });

  test('shows the outline, and looks for names in all zones', async (t) => {
    const { client, open, shown } = await workspace(t);
    const uri = await open('example.com.zone');
    const outline = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.deepEqual(
      outline.map(({ name, children = [] }) => [name, ...children.map((child) => child.name)]),
      [['example.com.', 'SOA', 'NS', 'MX'], ['ns1', 'A'], ['$INCLUDE'], ['www', 'CNAME']],
    );
    const find = async (query: string) =>
      (await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, location }) => `${name} ${shown(location)}`,
      );
    assert.deepEqual(await find('MAIL'), ['mail.example.com. hosts.inc:2:1']);
    assert.deepEqual(await find('ns1'), [
      'ns1.example.com. example.com.zone:4:1',
      'ns1.example.net. example.net.zone:4:1',
    ]);
    assert.deepEqual(await find('2.2.0'), ['2.2.0.192.in-addr.arpa. 2.0.192.in-addr.arpa.zone:4:1']);
    assert.deepEqual(await find(''), ['example.com. example.com.zone:2:1']);
    assert.deepEqual(await find('nothing'), []);
  });

  test('gives a flat outline and plain locations to clients that take no others', async (t) => {
    const { client, open, shown } = await workspace(t, PULLS);
    const uri = await open('example.com.zone');
    const outline = await client.connection.sendRequest<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.deepEqual(
      outline.map(({ location }) => shown(location)),
      ['example.com.zone:2:1', 'example.com.zone:4:1', 'example.com.zone:5:10', 'example.com.zone:6:1'],
    );
    const locations = await client.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument: { uri },
      position: at('example.com.zone', 'web'),
    });
    assert.deepEqual(locations.map(shown), ['hosts.inc:1:1']);
  });

  test('folds, links, and grows a selection', async (t) => {
    const { client, open, folder } = await workspace(t);
    const hosts = await open('hosts.inc');
    const folds = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri: hosts },
    });
    assert.deepEqual(folds, [{ startLine: 1, endLine: 2 }]);
    const zone = await open('example.com.zone');
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: zone },
    });
    assert.deepEqual(
      links.map(({ target }) => target),
      [folder.uri('hosts.inc')],
    );
    const [grown] = await client.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: zone },
      positions: [at('example.com.zone', 'mail')],
    });
    const widths: number[] = [];
    for (let each = grown; each !== undefined; each = each.parent) {
      widths.push(each.range.end.character - each.range.start.character);
    }
    assert.deepEqual(widths, [4, 7, 12, 0]);
  });

  test('follows records and includes up and down', async (t) => {
    const { client, open } = await workspace(t);
    const uri = await open('example.com.zone');
    const prepare = async (text: string) => {
      const [item] = await client.connection.sendRequest<CallHierarchyItem[]>(
        'textDocument/prepareCallHierarchy',
        {
          textDocument: { uri },
          position: at('example.com.zone', text),
        },
      );
      assert.ok(item);
      return item;
    };
    const incoming = async (item: CallHierarchyItem) =>
      await client.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
        item,
      });
    const outgoing = async (item: CallHierarchyItem) =>
      await client.connection.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
        item,
      });

    const mail = await prepare('mail');
    assert.equal(mail.name, 'mail.example.com.');
    assert.deepEqual(
      (await incoming(mail)).map(({ from }) => `${from.name} ${from.detail}`),
      ['example.com. MX', '2.2.0.192.in-addr.arpa. PTR', 'example.net. MX'],
    );
    const www = await prepare('www');
    const [callerOfWww] = await incoming(www);
    assert.equal(callerOfWww?.from.name, 'x.example.net.');
    const [web] = await outgoing(www);
    assert.equal(web?.to.name, 'web.example.com.');
    assert.ok(web?.to.uri.endsWith('hosts.inc'));
    assert.deepEqual(web?.fromRanges, [
      { start: { line: 5, character: 10 }, end: { line: 5, character: 13 } },
    ]);
    assert.deepEqual(await outgoing(web.to), []);

    const hosts = await prepare('hosts.inc');
    assert.equal(hosts.name, 'hosts.inc');
    const [including] = await incoming(hosts);
    assert.equal(including?.from.name, 'example.com.zone');
    assert.deepEqual(
      (await outgoing(including.from)).map(({ to }) => to.name),
      ['hosts.inc'],
    );
  });
});
