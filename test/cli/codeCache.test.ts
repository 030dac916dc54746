import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { folderWith, zoneText } from './hostmaster.ts';

const ZONE = { 'zones/example.com.zone': zoneText('www IN A 192.0.2.300') };

/** Runs the program as it is shipped, whose bundles lie beside each other, with a folder for caches. */
function check(folder: string, caches = join(folder, 'caches'), env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}/dist/cli.cjs`, 'check', '--format', 'json', 'zones'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches, ...env },
    },
  );
  assert.equal(stderr, '');
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).summary.errors, 1);
}

/** The files of compiled code, by what comes before the first dash. */
function kept(folder: string): Map<string, string> {
  const caches = join(folder, 'caches', 'hostmaster');
  return new Map(readdirSync(caches).map((name) => [name.split('-')[0] ?? '', join(caches, name)]));
}

/** How many runs have added to a file. */
const runs = (path: string | undefined) => Number.parseInt(readFileSync(path ?? '', 'latin1'), 10);

suite('compiled code', () => {
  test('is kept, and added to by the next runs', (t) => {
    const folder = folderWith(t, ZONE);
    check(folder);
    const files = kept(folder);
    assert.deepEqual([...files.keys()].sort(), ['check.cjs', 'engine.cjs']);
    assert.equal(runs(files.get('engine.cjs')), 1);
    for (let run = 2; run < 7; run++) check(folder);
    assert.deepEqual(kept(folder), files);
    assert.equal(runs(files.get('engine.cjs')), 3);
  });

  test('is made anew where it is of another bundle, or not whole', (t) => {
    const folder = folderWith(t, ZONE);
    check(folder);
    const files = [...kept(folder).values()];
    for (const file of files) truncateSync(file, 50_000);
    check(folder);
    assert.deepEqual(files.map(runs), [1, 1]);
    check(folder);
    assert.deepEqual(files.map(runs), [2, 2]);
    for (const file of files) {
      const octets = readFileSync(file);
      octets.write('2: 1 ');
      octets.fill(0, 128);
      writeFileSync(file, octets);
    }
    check(folder);
    assert.deepEqual(files.map(runs), [1, 1]);
  });

  test('is not kept where that cannot be, or is not wanted', (t) => {
    const folder = folderWith(t, { ...ZONE, 'no folder': '' });
    check(folder, join(folder, 'no folder'));
    check(folder, undefined, { NODE_DISABLE_COMPILE_CACHE: '1' });
    check(folder, '');
    assert.deepEqual(readdirSync(folder).sort(), ['no folder', 'zones']);
  });
});
