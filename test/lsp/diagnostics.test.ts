import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  CancellationTokenSource,
  type Diagnostic,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver/node';
import { createSignal, listed, PULLS, startClient } from './client.ts';
import { BAD, GOOD, zoneText } from './zones.ts';

const uri = 'file:///zones/example.com.zone';

suite('findings that the client asks for', () => {
  test('have a code, a link, a source and a range', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneText(BAD));
    const [finding, ...others] = await client.findings(uri);
    assert.deepEqual(others, []);
    assert.ok(finding);
    assert.equal(finding.source, 'hostmaster');
    assert.equal(finding.severity, 1);
    assert.match(String(finding.code), /^zone\/[a-z-]+$/);
    assert.equal(
      finding.codeDescription?.href,
      `https://github.com/hostmaster/hostmaster/blob/main/docs/rules/${finding.code}.md`,
    );
    assert.deepEqual(finding.range, { start: { line: 7, character: 9 }, end: { line: 7, character: 20 } });
  });

  test('are not sent twice, and not pushed', async (t) => {
    const client = await startClient(t);
    const pushed: unknown[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', (params) => void pushed.push(params));
    await client.open(uri, zoneText(BAD));
    const first = await client.pull(uri);
    assert.ok(first.kind === 'full' && first.resultId);
    const second = await client.pull(uri, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, 2, { text: zoneText(GOOD) });
    const third = await client.pull(uri, first.resultId);
    assert.ok(third.kind === 'full' && third.resultId !== first.resultId);
    assert.deepEqual(third.items, []);
    assert.deepEqual(pushed, []);
  });

  test('follow edits, also several in one notification', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneText(GOOD));
    assert.deepEqual(await client.findings(uri), []);
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    await client.change(
      uri,
      2,
      { range: at(7, 19, 19), text: '0' },
      { range: at(0, 0, 0), text: '; ä comment 😀\n' },
    );
    assert.deepEqual(
      listed(await client.findings(uri)).map((line) => line.split(' ')[0]),
      ['9:10'],
    );
    await client.change(uri, 3, { range: at(8, 17, 20), text: '3' });
    assert.deepEqual(await client.findings(uri), []);
  });

  test('are none for a document that is closed or was never open', async (t) => {
    const client = await startClient(t);
    await client.open(uri, zoneText(BAD));
    assert.equal((await client.findings(uri)).length, 1);
    await client.close(uri);
    assert.deepEqual(await client.findings(uri), []);
    assert.deepEqual(await client.findings('file:///never'), []);
    await client.change(uri, 2, { text: 'lost' });
    await client.open(uri, zoneText(GOOD));
    assert.deepEqual(await client.findings(uri), []);
  });

  test('are those of the newest text, whatever changes while a large file is read', async (t) => {
    const client = await startClient(t);
    const lines = Array.from({ length: 60_000 }, (_, i) => `host${i} IN A 192.0.2.${i % 250}`);
    await client.open(uri, zoneText(...lines));
    const source = new CancellationTokenSource();
    const cancelled = client.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    const answered = client.findings(uri);
    const end = { line: 30_007, character: 0 };
    await client.change(uri, 2, { range: { start: end, end }, text: `${BAD}\n` });
    await client.change(uri, 3, { range: { start: end, end }, text: '; moved\n' });
    await assert.rejects(cancelled, { code: -32800 });
    await answered;
    assert.deepEqual(
      listed(await client.findings(uri)).map((line) => line.split(' ')[0]),
      ['30009:10'],
    );
  });

  test('stop at the limit, and the last says how many there are', async (t) => {
    let maxFindings: unknown = 3;
    const client = await startClient(t, { settings: () => ({ maxFindings }) });
    await client.open(uri, zoneText(...Array.from({ length: 10 }, (_, i) => `h${i} IN A 192.0.2.300`)));
    const found = await client.findings(uri);
    assert.equal(found.length, 4);
    assert.match(String(found[3]?.message), /^7 more findings are not shown/);
    assert.equal(found[3]?.severity, 3);
    assert.equal(found[3]?.code, undefined);

    maxFindings = 9;
    const refreshed = client.refreshed();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    const more = await client.findings(uri);
    assert.match(String(more[9]?.message), /^1 more finding is not shown/);

    maxFindings = 'all of them';
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal((await client.findings(uri)).length, 10);
  });
});

suite('findings for a client that cannot ask', () => {
  const capabilities = { ...PULLS, textDocument: {}, workspace: {} };

  test('are sent after each change, with the version, and taken back at the end', async (t) => {
    const client = await startClient(t, { capabilities });
    const pushed = createSignal<{ uri: string; version?: number; diagnostics: Diagnostic[] }>();
    client.connection.onNotification('textDocument/publishDiagnostics', pushed.send);
    await client.open(uri, zoneText(BAD));
    const first = await pushed.next();
    assert.equal(first.uri, uri);
    assert.equal(first.version, 1);
    assert.equal(first.diagnostics.length, 1);
    await client.change(uri, 2, { text: zoneText(GOOD) });
    assert.deepEqual(await pushed.next(), { uri, version: 2, diagnostics: [] });
    await client.close(uri);
    assert.deepEqual(await pushed.next(), { uri, diagnostics: [] });
  });

  test('keep to settings that come with a notification', async (t) => {
    const client = await startClient(t, { capabilities });
    const pushed = createSignal<{ diagnostics: Diagnostic[] }>();
    client.connection.onNotification('textDocument/publishDiagnostics', pushed.send);
    await client.open(uri, zoneText(BAD, BAD.replace('www', 'w2'), BAD.replace('www', 'w3')));
    assert.equal((await pushed.next()).diagnostics.length, 3);
    const settings = { hostmaster: { maxFindings: 1 } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.match(String((await pushed.next()).diagnostics[1]?.message), /^2 more/);
  });
});

suite('a document that was never saved', () => {
  test('is checked, and its includes come from the workspace', async (t) => {
    const client = await startClient(t, { folders: ['file:///nowhere'] });
    await client.open('untitled:Untitled-1', zoneText(BAD, '$INCLUDE missing.zone'));
    const found = await client.findings('untitled:Untitled-1');
    assert.deepEqual(listed(found).slice(1), ['9:10 zone/include-missing']);
    assert.match(String(found[1]?.message), /looked for \/nowhere\/missing\.zone/);
  });
});
