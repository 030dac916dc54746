import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { type Client, PULLS, startClient } from './client.ts';
import { zoneText } from './zones.ts';

const LARGE = 'file:///zones/large/example.com.zone';
const SMALL = 'file:///zones/small/example.org.zone';

/** Far more than one slice reads; every third alias leads nowhere. */
const RECORDS = Array.from({ length: 60_000 }, (_, i) =>
  i % 3 === 0 ? `host${i} IN CNAME ${i % 9 === 0 ? 'nobody' : `host${i + 1}`}` : `host${i} IN A 192.0.2.7`,
);

const at = (line: number, from: number, to = from) => ({
  start: { line, character: from },
  end: { line, character: to },
});

function largeText(origin: string): string {
  return zoneText(...RECORDS).replace('example.com.', origin);
}

/** Sends requests for findings at once and notes in which order they are answered. */
async function answers(client: Client, ...uris: string[]): Promise<string[]> {
  const order: string[] = [];
  await Promise.all(uris.map((uri) => client.findings(uri).then(() => order.push(uri))));
  return order;
}

async function freshFindings(client: Client, text: string): Promise<readonly Diagnostic[]> {
  const uri = LARGE.replace('large', 'fresh');
  await client.open(uri, text);
  const found = await client.findings(uri);
  await client.close(uri);
  return JSON.parse(JSON.stringify(found).replaceAll(uri, LARGE));
}

suite('while a change has consequences for the whole file', () => {
  test('other requests are answered', async (t) => {
    const client = await startClient(t);
    await client.open(SMALL, zoneText('www A 192.0.2.300'));
    await client.open(LARGE, largeText('example.com.'));
    await answers(client, SMALL, LARGE);
    await client.change(LARGE, 2, { range: at(0, 8), text: 'sub.' });
    assert.deepEqual(await answers(client, LARGE, SMALL), [SMALL, LARGE]);
  });

  test('the next change takes over, and the findings are those of the last text', async (t) => {
    const client = await startClient(t);
    await client.open(LARGE, largeText('example.com.'));
    await client.findings(LARGE);
    const first = client.findings(LARGE);
    for (const [i, letter] of [...'sub.'].entries()) {
      await client.change(LARGE, i + 2, { range: at(0, 8 + i), text: letter });
    }
    const last = client.findings(LARGE);
    await client.change(LARGE, 6, { range: at(40_000, 0), text: 'broken A 192.0.2\n' });
    const text = largeText('sub.example.com.').split('\n');
    text.splice(40_000, 0, 'broken A 192.0.2');
    await Promise.all([first, last]);
    assert.deepEqual(await client.findings(LARGE), await freshFindings(client, text.join('\n')));
  });
});

test('what is typed while a file is read for the first time is not lost', async (t) => {
  const client = await startClient(t, { settings: () => ({ maxFindings: 100_000 }) });
  await client.open(LARGE, largeText('example.com.'));
  const text = largeText('example.com.').split('\n');
  for (const [i, line] of [59_000, 3, 30_000, 30_000].entries()) {
    await client.change(LARGE, i + 2, { range: at(line, 0), text: `typed${i} MX nonsense\n` });
    text.splice(line, 0, `typed${i} MX nonsense`);
  }
  const found = await client.findings(LARGE);
  assert.ok(found.some(({ message }) => String(message).includes('nonsense')));
  assert.deepEqual(found, await freshFindings(client, text.join('\n')));
});

test('a long reading is shown as progress, and its end', async (t) => {
  const kinds: string[] = [];
  const client = await startClient(t, {
    capabilities: { ...PULLS, window: { workDoneProgress: true } },
  });
  const created = new Promise<void>((resolve) => {
    client.connection.onRequest('window/workDoneProgress/create', () => {
      resolve();
      return null;
    });
  });
  const ended = new Promise<void>((resolve) => {
    client.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      kinds.push(value.kind);
      if (value.kind === 'end') resolve();
    });
  });
  const copies = Array.from({ length: 12 }, (_, i) => `$ORIGIN c${i}.example.com.\n${RECORDS.join('\n')}\n`);
  await client.open(LARGE, zoneText(...copies));
  await created;
  await ended;
  assert.equal(kinds[0], 'begin');
  assert.equal(kinds.at(-1), 'end');
});
