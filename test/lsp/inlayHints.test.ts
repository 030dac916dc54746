import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { InlayHint } from 'vscode-languageserver/node';
import { type Client, PULLS, startClient } from './client.ts';

const URI = 'file:///zones/example.com.zone';
const TEXT = `$TTL 3600
@ IN SOA ns1 hostmaster 2026112401 14400 3600 1209600 600
  IN NS ns1
  IN NS ns1.example.net.
ns1 IN A 192.0.2.1
`;

async function hints(client: Client, lines: readonly [number, number] = [0, 9]): Promise<string[]> {
  const found: InlayHint[] = await client.connection.sendRequest('textDocument/inlayHint', {
    textDocument: { uri: URI },
    range: { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } },
  });
  return found.map(({ position, label }) => `${position.line}:${position.character} ${String(label)}`);
}

suite('inlay hints', () => {
  test('tell time spans and serial numbers unless the settings say otherwise', async (t) => {
    const client = await startClient(t);
    assert.equal(client.result.capabilities.inlayHintProvider, true);
    await client.open(URI, TEXT);
    assert.deepEqual(await hints(client), [
      '0:9 1 hour',
      '1:34 24 Nov 2026, 1st change',
      '1:40 4 hours',
      '1:45 1 hour',
      '1:53 2 weeks',
      '1:57 10 minutes',
    ]);
  });

  test('are those of the lines that are asked for', async (t) => {
    const client = await startClient(t);
    await client.open(URI, TEXT);
    assert.deepEqual(await hints(client, [0, 0]), ['0:9 1 hour']);
    assert.deepEqual(await hints(client, [2, 4]), []);
  });

  test('are switched one by one in the settings', async (t) => {
    const inlayHints = { names: true, ttl: false, serial: false };
    const client = await startClient(t, { settings: () => ({ inlayHints }) });
    await client.open(URI, TEXT);
    assert.deepEqual(await hints(client), [
      '1:1 example.com.',
      '1:12 .example.com.',
      '1:23 .example.com.',
      '2:11 .example.com.',
      '4:3 .example.com.',
    ]);
  });

  test('are asked for again when a setting has changed', async (t) => {
    let isOn = true;
    const workspace = { ...PULLS.workspace, inlayHint: { refreshSupport: true } };
    const client = await startClient(t, {
      capabilities: { ...PULLS, workspace },
      settings: () => ({ inlayHints: { ttl: isOn, serial: false } }),
    });
    await client.open(URI, TEXT);
    assert.equal((await hints(client, [0, 0])).length, 1);
    const asked = new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/inlayHint/refresh', () => {
        resolve();
        return null;
      });
    });
    isOn = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await asked;
    assert.deepEqual(await hints(client, [0, 0]), []);
  });

  test('are none of a document that is not open', async (t) => {
    assert.deepEqual(await hints(await startClient(t)), []);
  });
});
