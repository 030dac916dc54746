import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { WORTH_HALVES } from '../../server/src/cli/check/checkInHalves.ts';
import { generateZone, ORIGIN } from '../bench/generateZone.ts';
import { hostmaster } from './hostmaster.ts';

test('a long file, which two threads check, has the findings of one that one thread checks', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'long.zone');
  generateZone(path, Math.ceil(WORTH_HALVES / 36));
  const lines = readFileSync(path, 'utf8').split('\n');
  // A few slips in each half, and some that name what stands in the other.
  for (const [share, slip] of [
    [0.1, 'www.example.com A 192.0.2.1'],
    [0.3, 'early CNAME late'],
    [0.45, 'x A 192.0.2.300'],
    [0.55, 'x..y A 192.0.2.1'],
    [0.7, 'late CNAME early'],
    [0.8, 'early2 MX 10 nowhere'],
    [0.9, 'ns1 A 192.0.2.1'],
  ] as const) {
    lines.splice(Math.floor(lines.length * share), 0, `${slip}\n; next`);
  }
  writeFileSync(path, lines.join('\n'));
  const args = ['check', '--origin', ORIGIN, '--format', 'json'];
  const inTwo = await hostmaster([...args, path]);
  const inOne = await hostmaster([...args, '-'], { input: readFileSync(path) });
  const findings = ({ stdout }: { stdout: string }, name: string) =>
    JSON.parse(stdout.replaceAll(JSON.stringify(name), '"it"'));
  assert.deepEqual(findings(inTwo, path), findings(inOne, '-'));
  assert.equal(inTwo.status, 1);
});
