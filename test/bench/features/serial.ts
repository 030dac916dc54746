import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startClient } from '../../lsp/client.ts';
import { commitAll } from '../../support/gitFolder.ts';
import { generateZone } from '../generateZone.ts';
import { type Latency, latency } from './latency.ts';

/**
 * Asks for the code lens of a zone, and edits it when its records differ from those of its last commit: findings then
 * wait for the comparison.
 *
 * @param records how many the zone has
 */
export async function measureSerial(records = 1_000_000): Promise<Latency[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-serial-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    const path = join(folder, 'example.com.zone');
    generateZone(path, records);
    commitAll(folder);
    const client = await startClient({ after: (end) => ends.push(end) });
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, 'utf8');
    await client.open(uri, text);
    await client.findings(uri);
    const textDocument = { uri };
    const lens = await latency('code lens of the serial number', () =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument }),
    );
    const end = { line: text.split('\n').length - 1, character: 0 };
    let version = 1;
    const edit = async () => {
      version++;
      await client.change(uri, version, {
        range: { start: end, end },
        text: `added${version} A 192.0.2.1\n`,
      });
      return client.findings(uri);
    };
    const isFound = (found: Awaited<ReturnType<typeof edit>>) =>
      found.some(({ code }) => code === 'zone/serial-not-bumped');
    for (let found = await edit(); !isFound(found); found = await client.findings(uri))
      await client.refreshed();
    return [lens, await latency('findings after an edit, compared with the last commit', edit)];
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true });
  }
}
