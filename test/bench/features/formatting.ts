import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PULLS, startClient } from '../../lsp/client.ts';
import { generateZone } from '../generateZone.ts';
import { type Latency, latency, TIMES } from './latency.ts';

const SCREEN = 60;

/** What is looked at of a code action. */
interface Action {
  readonly title: string;
}

/**
 * Asks a server to format screens and lines all over a zone, and for what can be made of its records.
 *
 * @param records how many the zone has
 */
export async function measureFormatting(records = 1_000_000): Promise<Latency[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-formatting-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const path = join(folder, 'example.com.zone');
    generateZone(path, records);
    const client = await startClient({ after: (end) => ends.push(end) }, { capabilities: PULLS });
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, 'utf8');
    await client.open(uri, text);
    await client.findings(uri);
    const lines = text.split('\n');
    const step = Math.floor(lines.length / TIMES);
    const options = { insertSpaces: true, tabSize: 4 };
    const ask = <T>(method: string, params: object): Promise<T> =>
      client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
    const range = (line: number, length: number) => ({
      start: { line, character: 0 },
      end: { line: line + length, character: 0 },
    });
    const actionsAt = (line: number, length: number) =>
      ask<Action[]>('codeAction', {
        range: range(line, length),
        context: { diagnostics: [], triggerKind: 1 },
      });
    const requests: readonly (readonly [name: string, request: (line: number) => Promise<unknown>])[] = [
      ['formatting of a screen', (line) => ask('rangeFormatting', { range: range(line, SCREEN), options })],
      [
        'formatting of a line as it is ended',
        (line) => ask('onTypeFormatting', { position: range(line + 1, 0).start, ch: '\n', options }),
      ],
      ['refactorings of a record', (line) => actionsAt(line, 0)],
      ['refactorings of a screen', (line) => actionsAt(line, SCREEN)],
      [
        'lowering a TTL',
        async (line) => {
          const action = (await actionsAt(line, 1)).find(({ title }) => title.startsWith('Lower'));
          if (action !== undefined) await client.connection.sendRequest('codeAction/resolve', action);
        },
      ],
    ];
    const results: Latency[] = [];
    for (const [name, request] of requests) {
      let at = 0;
      results.push(await latency(name, () => request(step * at++)));
    }
    return results;
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true });
  }
}
