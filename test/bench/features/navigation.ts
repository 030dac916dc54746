import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PULLS, startClient } from '../../lsp/client.ts';
import { generateZone } from '../generateZone.ts';
import { type Latency, latency } from './latency.ts';

/**
 * Asks a server for what an editor asks while one finds one's way through a zone: for a name that few records speak of, and
 * for one that a tenth of them do.
 *
 * @param records how many the zone has
 */
export async function measureNavigation(records = 1_000_000): Promise<Latency[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-navigation-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const path = join(folder, 'example.com.zone');
    generateZone(path, records);
    const capabilities = {
      ...PULLS,
      textDocument: {
        ...PULLS.textDocument,
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        rename: { prepareSupport: true },
      },
    };
    const client = await startClient(
      { after: (end) => ends.push(end) },
      { capabilities, folders: [pathToFileURL(folder).href] },
    );
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, 'utf8');
    await client.open(uri, text);
    await client.findings(uri);
    const lines = text.split('\n');
    const lineOf = (start: string) => ({
      line: lines.findIndex((line) => line.startsWith(start)),
      character: 1,
    });
    const alias = lines.findIndex((line) => line.includes(' CNAME '));
    const few = { line: alias, character: (lines[alias]?.lastIndexOf(' ') ?? 0) + 1 };
    const many = lineOf('mail A ');
    const ask =
      (method: string, params: object = {}) =>
      () =>
        client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
    const context = { includeDeclaration: true };
    const requests: readonly (readonly [name: string, request: () => Promise<unknown>])[] = [
      ['outline', ask('documentSymbol')],
      ['definition', ask('definition', { position: few })],
      ['highlights', ask('documentHighlight', { position: few })],
      ['references of a host', ask('references', { position: few, context })],
      ['references of a host of many', ask('references', { position: many, context })],
      ['rename of a host', ask('rename', { position: few, newName: 'renamed' })],
      ['rename of a host of many', ask('rename', { position: many, newName: 'renamed' })],
      ['folding', ask('foldingRange')],
      ['links', ask('documentLink')],
      ['selection', ask('selectionRange', { positions: [few] })],
      [
        'names of the workspace',
        () => client.connection.sendRequest('workspace/symbol', { query: 'host1234' }),
      ],
    ];
    const results: Latency[] = [];
    for (const [name, request] of requests) results.push(await latency(name, request));
    return results;
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true });
  }
}
