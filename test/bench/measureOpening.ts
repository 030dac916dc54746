import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClient } from '../lsp/client.ts';
import { generateZone } from './generateZone.ts';
import type { Opening } from './results.ts';
import { spread } from './spread.ts';

const URI = 'file:///bench/example.com.zone';

/** Opens a zone in the language server, a process of its own, and edits it in the middle. */
export async function measureOpening(folder: string, records: number, edits: number): Promise<Opening> {
  const path = join(folder, 'opening.zone');
  generateZone(path, records);
  const bytes = readFileSync(path);
  const text = bytes.toString();
  const ends: (() => Promise<void>)[] = [];
  const client = await startClient({ after: (end) => void ends.push(end) });
  const started = performance.now();
  await client.open(URI, text);
  await client.findings(URI);
  const openedMs = performance.now() - started;

  const line = Math.floor(text.split('\n').length / 2);
  const position = { line, character: 0 };
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const before = performance.now();
    await client.change(URI, edit + 2, {
      range: { start: position, end: position },
      text: `new${edit} A 192.0.2.1\n`,
    });
    await client.pull(URI);
    times.push(performance.now() - before);
  }
  const peak = peakOf(client.server.pid);
  for (const end of ends) await end();
  return {
    records,
    octets: bytes.length,
    openedMs,
    editMs: spread(times),
    ...(peak === undefined ? {} : { mebibytes: peak }),
  };
}

/** The most resident memory that a process has had, in MiB; only Linux tells. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
