import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import type { ClientCapabilities, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { type Client, PULLS, startClient } from './client.ts';
import { type Folder, folderWith } from './folder.ts';

const ABILITIES: ClientCapabilities = {
  ...PULLS,
  textDocument: { ...PULLS.textDocument, rename: { prepareSupport: true } },
};

const SOA = '$TTL 1h\n@ SOA ns1 admin 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\n';

const FILES: Readonly<Record<string, string>> = {
  'example.com.zone': `${SOA}$INCLUDE hosts.inc\nwww CNAME mail\n@ MX 10 MAIL\n`,
  'hosts.inc': 'mail A 192.0.2.2\n  AAAA 2001:db8::2\n_25._tcp.mail TLSA 3 1 1 00\n',
  'example.net.zone': `${SOA}@ MX 10 mail.example.com.\n@ TXT "v=spf1 a:mail.example.com -all"\n`,
  '2.0.192.in-addr.arpa.zone':
    '@ 1h SOA ns1.example.com. a.example.com. 1 2 3 4 5\n@ NS ns1.example.com.\n2 PTR mail.example.com.\n',
  'unrelated.zone': `${SOA}mail A 192.0.2.9\n`,
};

interface Renaming {
  readonly client: Client;
  readonly folder: Folder;
  prepare(
    file: string,
    text: string,
  ): Promise<{ placeholder: string; range: { start: object; end: object } } | null>;
  rename(file: string, text: string, newName: string): Promise<WorkspaceEdit>;
}

async function workspace(t: TestContext, files = FILES): Promise<Renaming> {
  const folder = folderWith(t, files);
  const client = await startClient(t, { folders: [folder.uri()], capabilities: ABILITIES });
  const place = async (file: string, text: string) => {
    const uri = folder.uri(file);
    const content = files[file] ?? '';
    const lines = content.slice(0, content.indexOf(text)).split('\n');
    await client.open(uri, content);
    return {
      textDocument: { uri },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    };
  };
  return {
    client,
    folder,
    prepare: async (file, text) =>
      client.connection.sendRequest('textDocument/prepareRename', await place(file, text)),
    rename: async (file, text, newName) =>
      client.connection.sendRequest('textDocument/rename', { ...(await place(file, text)), newName }),
  };
}

/** The texts of files after an edit of the workspace. */
function applied(
  files: Readonly<Record<string, string>>,
  folder: Folder,
  edit: WorkspaceEdit,
): Record<string, string> {
  const after: Record<string, string> = {};
  for (const { textDocument, edits } of edit.documentChanges as TextDocumentEdit[]) {
    const name = decodeURIComponent(textDocument.uri.slice(folder.uri().length)).replace(/^\//, '');
    const lines = (files[name] ?? '').split('\n');
    const last = [...edits].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    for (const { range, ...change } of last) {
      const line = lines[range.start.line] ?? '';
      assert.equal(range.start.line, range.end.line);
      const text = 'newText' in change ? change.newText : '';
      lines[range.start.line] = line.slice(0, range.start.character) + text + line.slice(range.end.character);
    }
    after[name] = lines.join('\n');
  }
  return after;
}

suite('rename', () => {
  test('changes a host in every file of its zone, in other zones and in reverse zones', async (t) => {
    const { prepare, rename, folder } = await workspace(t);
    const prepared = await prepare('example.com.zone', 'MAIL');
    assert.equal(prepared?.placeholder, 'MAIL');
    assert.deepEqual(prepared?.range, { start: { line: 6, character: 8 }, end: { line: 6, character: 12 } });
    const after = applied(FILES, folder, await rename('example.com.zone', 'MAIL', 'post'));
    assert.deepEqual(after, {
      'example.com.zone': `${SOA}$INCLUDE hosts.inc\nwww CNAME post\n@ MX 10 post\n`,
      'hosts.inc': 'post A 192.0.2.2\n  AAAA 2001:db8::2\n_25._tcp.post TLSA 3 1 1 00\n',
      'example.net.zone': `${SOA}@ MX 10 post.example.com.\n@ TXT "v=spf1 a:post.example.com -all"\n`,
      '2.0.192.in-addr.arpa.zone': (FILES['2.0.192.in-addr.arpa.zone'] ?? '').replace('mail', 'post'),
    });
  });

  test('does the same from an included file, from another zone, and from a text', async (t) => {
    for (const [file, text, newName] of [
      ['hosts.inc', 'mail A', 'post'],
      ['example.net.zone', 'mail.example.com.', 'post.example.com'],
      ['example.net.zone', 'mail.example.com -all', 'post.example.com'],
    ] as const) {
      const { rename, folder } = await workspace(t);
      const after = applied(FILES, folder, await rename(file, text, newName));
      assert.equal(Object.keys(after).length, 4, file);
      assert.match(after['hosts.inc'] ?? '', /^post A/);
    }
  });

  test('is refused with the reason', async (t) => {
    const { rename, prepare } = await workspace(t);
    await assert.rejects(prepare('example.com.zone', '@ SOA'), /example\.com\. is the name of the zone/);
    await assert.rejects(
      rename('example.com.zone', 'MAIL', 'www'),
      /has CNAME, which no other record may stand beside/,
    );
    await assert.rejects(rename('example.com.zone', 'MAIL', 'ns1'), /has A records too/);
    await assert.rejects(
      rename('example.com.zone', 'MAIL', 'x.example.net.'),
      /not in the zone example\.com\./,
    );
    await assert.rejects(rename('example.com.zone', 'MAIL', 'a..b'), /empty label/);
    assert.equal(await prepare('example.com.zone', '10 MAIL'), null);
  });

  test('is refused where a file is read for two zones', async (t) => {
    const shared = {
      'a.example.zone': `${SOA}$INCLUDE common.inc\n`,
      'b.example.zone': `${SOA}$INCLUDE common.inc\n`,
      'common.inc': 'www A 192.0.2.1\n',
    };
    const { rename } = await workspace(t, shared);
    await assert.rejects(
      rename('common.inc', 'www', 'web'),
      /common\.inc is read several times, for other names too/,
    );
  });

  test('is refused where a zone of its own has the name', async (t) => {
    const files = {
      'example.com.zone': `${SOA}sub NS ns.sub\nns.sub A 192.0.2.1\n`,
      'sub.example.com.zone': `${SOA}@ NS ns\nns A 192.0.2.1\n`,
    };
    const { rename, prepare, folder } = await workspace(t, files);
    await assert.rejects(
      prepare('example.com.zone', 'sub NS'),
      /sub\.example\.com\. is the name of the zone/,
    );
    const after = applied(files, folder, await rename('example.com.zone', 'ns.sub\n', 'ns9.sub'));
    assert.deepEqual(after, {
      'example.com.zone': `${SOA}sub NS ns9.sub\nns9.sub A 192.0.2.1\n`,
      'sub.example.com.zone': `${SOA}@ NS ns9\nns9 A 192.0.2.1\n`,
    });
  });

  const isRoot = process.getuid?.() === 0;
  test('is refused where a file may not be written', async (t) => {
    const { rename, folder } = await workspace(t);
    chmodSync(join(folder.path, 'hosts.inc'), 0o444);
    const renamed = rename('example.com.zone', 'MAIL', 'post');
    // The superuser may write what is read-only.
    if (isRoot) assert.ok((await renamed).documentChanges);
    else await assert.rejects(renamed, /hosts\.inc names it too and may not be written/);
  });
});
