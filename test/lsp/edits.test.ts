import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient } from './client.ts';
import { zoneText } from './zones.ts';

/** Numbers below `limit` in an order that is always the same. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const INSERTIONS = [
  'x',
  '',
  '\n',
  '(',
  ')',
  '"',
  ';',
  'ä😀',
  '\r\n',
  '$ORIGIN sub\n',
  '$TTL 1h\n',
  'www IN A 192.0.2.300\n',
  '\t',
  'IN CNAME host7\n',
];

suite('a file of 10,000 lines', () => {
  test('after many edits has the findings of its text read afresh', async (t) => {
    const client = await startClient(t, { settings: () => ({ maxFindings: 100_000 }) });
    const uri = 'file:///zones/edited/example.com.zone';
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      i % 9 === 0 ? `host${i} IN CNAME host${i + 1}` : `host${i} IN A 192.0.2.${i % 270}`,
    );
    let document = TextDocument.create(uri, 'dns-zone', 1, zoneText(...lines));
    await client.open(uri, document.getText());
    const random = createRandom(7);
    for (let round = 1; round <= 10; round++) {
      const version = round + 1;
      const changes = Array.from({ length: 20 }, () => {
        const from = random(document.getText().length);
        const to = Math.min(document.getText().length, from + random(4) * random(30));
        const change = {
          range: { start: document.positionAt(from), end: document.positionAt(to) },
          text: INSERTIONS[random(INSERTIONS.length)] as string,
        };
        document = TextDocument.update(document, [change], version);
        return change;
      });
      await client.change(uri, version, ...changes);
      const edited = await client.findings(uri);
      const fresh = `file:///zones/fresh${round}/example.com.zone`;
      await client.open(fresh, document.getText());
      const expected = JSON.stringify(await client.findings(fresh)).replaceAll(fresh, uri);
      await client.close(fresh);
      assert.deepEqual(edited, JSON.parse(expected), `round ${round}`);
      assert.ok(edited.length > 0);
    }
  });
});
