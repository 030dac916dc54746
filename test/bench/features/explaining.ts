import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startClient } from '../../lsp/client.ts';
import { generateZone } from '../generateZone.ts';
import { type Latency, latency, TIMES } from './latency.ts';

/** What is pointed at: a word of a line that has it, all over the zone. */
const WORDS: readonly { readonly name: string; readonly word: RegExp }[] = [
  { name: 'hover over an owner', word: /^(?=\S+ A )/ },
  { name: 'hover over a type', word: /(?<= )(?=MX |SRV |A )/ },
  { name: 'hover over an address', word: /(?<= A )(?=\d)/ },
  { name: 'hover over a target', word: /(?<= (?:CNAME|MX \d+) )(?=\S)/ },
  { name: 'hover over a digest', word: /(?<= DS \d+ \d+ \d+ )(?=\S)/ },
];

/**
 * Asks a server to explain words all over a zone, and for the hints of screens.
 *
 * @param records how many the zone has
 */
export async function measureExplaining(records = 1_000_000): Promise<Latency[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-explaining-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const path = join(folder, 'example.com.zone');
    generateZone(path, records);
    const inlayHints = { names: true, ttl: true, serial: true };
    const client = await startClient(
      { after: (end) => ends.push(end) },
      { settings: () => ({ inlayHints }) },
    );
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, 'utf8');
    await client.open(uri, text);
    await client.findings(uri);
    const lines = text.split('\n');
    const ask = (method: string, params: object) =>
      client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
    const results: Latency[] = [];
    const step = Math.floor(lines.length / TIMES);
    for (const { name, word } of WORDS) {
      let at = 0;
      results.push(
        await latency(name, () => {
          let line = step * at++;
          let character = -1;
          for (; line < lines.length && character < 0; line++) character = lines[line]?.search(word) ?? -1;
          return ask('hover', { position: { line: line - 1, character: Math.max(character, 0) } });
        }),
      );
    }
    let screen = 0;
    results.push(
      await latency('inlay hints of a screen', () => {
        const line = step * screen++;
        const range = { start: { line, character: 0 }, end: { line: line + 60, character: 0 } };
        return ask('inlayHint', { range });
      }),
    );
    return results;
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true });
  }
}
