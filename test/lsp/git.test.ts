import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import {
  DidSaveTextDocumentNotification,
  TextDocumentSaveReason,
  type TextEdit,
  WillSaveTextDocumentWaitUntilRequest,
} from 'vscode-languageserver/node';
import { nextSerial } from '../../server/src/engine/editing/serial.ts';
import { commitAll, git } from '../support/gitFolder.ts';
import { type Client, listed, type Options, startClient } from './client.ts';
import { type Folder, folderWith } from './folder.ts';
import { GOOD, zoneText } from './zones.ts';

const MOVED = 'www IN A 192.0.2.31';
const NAME = 'example.com.zone';
const NOT_RAISED = '3:25 zone/serial-not-bumped';

/** A repository with a committed zone, which is open. */
async function openRepository(
  t: TestContext,
  options: Options = {},
  files: Readonly<Record<string, string>> = { [NAME]: zoneText(GOOD) },
): Promise<{ client: Client; folder: Folder; uri: string }> {
  const folder = folderWith(t, files);
  commitAll(folder.path);
  const client = await startClient(t, { folders: [folder.uri()], ...options });
  const uri = folder.uri(NAME);
  await client.open(uri, files[NAME] ?? '');
  return { client, folder, uri };
}

/** Resolves when these are a document's findings: the server tells when they may be others. */
async function untilFound(client: Client, uri: string, expected: readonly string[]): Promise<void> {
  for (;;) {
    const found = listed(await client.findings(uri));
    if (found.join() === expected.join()) return;
    await client.refreshed();
  }
}

const raised = (text: string) => text.replace('2026112401', '2026112402');

suite('a zone in a repository of git', () => {
  test('is compared with its last commit at each change, and after a commit', async (t) => {
    const { client, folder, uri } = await openRepository(t);
    await untilFound(client, uri, []);
    await client.change(uri, 2, { text: zoneText(MOVED) });
    await untilFound(client, uri, [NOT_RAISED]);
    await client.change(uri, 3, { text: raised(zoneText(MOVED)) });
    await untilFound(client, uri, []);
    await client.change(uri, 4, { text: zoneText(MOVED) });
    await untilFound(client, uri, [NOT_RAISED]);
    await client.change(uri, 5, { text: `; the same\n${zoneText(GOOD)}` });
    await untilFound(client, uri, []);
    await client.change(uri, 6, { text: zoneText(MOVED) });
    await untilFound(client, uri, [NOT_RAISED]);
    writeFileSync(join(folder.path, NAME), zoneText(MOVED));
    commitAll(folder.path);
    await untilFound(client, uri, []);
  });

  test('is compared within the edit, once the last commit is known', async (t) => {
    const { client, uri } = await openRepository(t);
    await client.change(uri, 2, { text: zoneText(MOVED) });
    await untilFound(client, uri, [NOT_RAISED]);
    const edit = (version: number, text: string) =>
      client.change(uri, version, {
        range: { start: { line: 2, character: 24 }, end: { line: 2, character: 34 } },
        text,
      });
    await edit(3, '2026112402');
    assert.deepEqual(listed(await client.findings(uri)), []);
    await edit(4, '2026112401');
    assert.deepEqual(listed(await client.findings(uri)), [NOT_RAISED]);
  });

  test('is compared when it is opened, with the files that it includes', async (t) => {
    const folder = folderWith(t, { [NAME]: zoneText('$INCLUDE hosts.inc'), 'hosts.inc': `${GOOD}\n` });
    commitAll(folder.path);
    folder.write('hosts.inc', `${MOVED}\n`);
    const client = await startClient(t, { folders: [folder.uri()] });
    await client.open(folder.uri(NAME), zoneText('$INCLUDE hosts.inc'));
    await untilFound(client, folder.uri(NAME), [NOT_RAISED]);
    await client.open(folder.uri('hosts.inc'), `${GOOD}\n`);
    await untilFound(client, folder.uri(NAME), []);
  });

  test('is not compared while the workspace is not trusted', async (t) => {
    const { client, uri } = await openRepository(t, { options: { isTrusted: false } });
    await client.change(uri, 2, { text: zoneText(MOVED) });
    assert.deepEqual(listed(await client.findings(uri)), []);
    await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    assert.deepEqual(listed(await client.findings(uri)), []);
  });
});

const settings = () => ({ serial: { bumpOnSave: true } });

/** Saves as an editor does: with the edits that the server adds. */
async function save(
  client: Client,
  folder: Folder,
  text: string,
  version: number,
  reason: TextDocumentSaveReason = TextDocumentSaveReason.Manual,
): Promise<string> {
  const uri = folder.uri(NAME);
  await client.change(uri, version, { text });
  const edits: TextEdit[] =
    (await client.connection.sendRequest(WillSaveTextDocumentWaitUntilRequest.type, {
      textDocument: { uri },
      reason,
    })) ?? [];
  const lines = text.split('\n');
  for (const { range, newText } of edits) {
    assert.equal(range.start.line, range.end.line);
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] =
      line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  const saved = lines.join('\n');
  await client.change(uri, version + 1, { text: saved });
  folder.write(NAME, saved);
  await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  return saved;
}

suite('saving raises the serial number, where that is asked for', () => {
  const next = (serial: number) => nextSerial(serial, 'date', Date.now()).serial;

  test('once for each commit', async (t) => {
    const { client, folder } = await openRepository(t, { settings });
    const first = await save(client, folder, zoneText(MOVED), 2);
    assert.equal(first, zoneText(MOVED).replace('2026112401', String(next(2026112401))));
    const again = first.replace(MOVED, 'www IN A 192.0.2.32');
    assert.equal(await save(client, folder, again, 4), again);
    commitAll(folder.path);
    const third = again.replace('192.0.2.32', '192.0.2.33');
    assert.notEqual(await save(client, folder, third, 6), third);
    assert.equal(git(folder.path, 'status', '--porcelain').trim(), `M ${NAME}`);
  });

  test('not for comments', async (t) => {
    const { client, folder } = await openRepository(t, { settings });
    const text = `; a comment\n${zoneText(GOOD)}`;
    assert.equal(await save(client, folder, text, 2), text);
  });

  test('not without being asked', async (t) => {
    const { client, folder } = await openRepository(t);
    assert.equal(await save(client, folder, zoneText(MOVED), 2), zoneText(MOVED));
  });

  test('compared with what was saved last, where git does not know the file', async (t) => {
    const folder = folderWith(t, { [NAME]: zoneText(GOOD) });
    const client = await startClient(t, { folders: [folder.uri()], settings });
    await client.open(folder.uri(NAME), zoneText(GOOD));
    assert.equal(await save(client, folder, zoneText(GOOD), 2), zoneText(GOOD));
    const automatic = TextDocumentSaveReason.AfterDelay;
    const first = await save(client, folder, zoneText(MOVED), 4);
    assert.equal(first, zoneText(MOVED).replace('2026112401', String(next(2026112401))));
    const second = first.replace(MOVED, GOOD);
    assert.equal(await save(client, folder, second, 6, automatic), second);
    assert.equal(readFileSync(join(folder.path, NAME), 'utf8'), second);
  });
});
