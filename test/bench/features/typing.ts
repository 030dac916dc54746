import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startClient } from '../../lsp/client.ts';
import { generateZone } from '../generateZone.ts';
import { type Latency, latency, TIMES } from './latency.ts';

/** Lines that are being typed, each with the request that an editor makes at its end. */
const TYPED: readonly { readonly name: string; readonly line: string; readonly method: string }[] = [
  { name: 'completion of an owner', line: '', method: 'completion' },
  { name: 'completion of an owner that is not there', line: 'zzzz', method: 'completion' },
  { name: 'completion of a type', line: 'new IN ', method: 'completion' },
  { name: 'completion of a target', line: 'new MX 10 ', method: 'completion' },
  { name: 'completion of a target among many alike', line: 'new MX 10 host12', method: 'completion' },
  { name: 'signature help', line: 'new MX 10 ', method: 'signatureHelp' },
];

/**
 * Asks a server for what an editor asks while one types in the middle of a zone, and for the tokens of screens all over it.
 *
 * @param records how many the zone has
 */
export async function measureTyping(records = 1_000_000): Promise<Latency[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-typing-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const path = join(folder, 'example.com.zone');
    generateZone(path, records);
    const client = await startClient({ after: (end) => ends.push(end) });
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, 'utf8');
    await client.open(uri, text);
    await client.findings(uri);
    const middle = Math.floor(text.split('\n').length / 2);
    const results: Latency[] = [];
    const ask = (method: string, params: object) =>
      client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
    let version = 1;
    for (const { name, line, method } of TYPED) {
      const start = { line: middle, character: 0 };
      await client.change(uri, ++version, { range: { start, end: start }, text: `${line}\n` });
      await client.findings(uri);
      const position = { line: middle, character: line.length };
      results.push(await latency(name, () => ask(method, { position })));
    }
    let screen = 0;
    const step = Math.floor((middle * 2) / TIMES);
    results.push(
      await latency('semantic tokens of a screen', () => {
        const line = step * screen++;
        const range = { start: { line, character: 0 }, end: { line: line + 60, character: 0 } };
        return ask('semanticTokens/range', { range });
      }),
    );
    return results;
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true });
  }
}
