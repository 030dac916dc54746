import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { findCommand } from '../../scripts/setup/tools.ts';
import { commitAll, git } from '../support/gitFolder.ts';
import { folderWith, hostmaster, type RunOptions, zoneText } from './hostmaster.ts';

const WWW = 'www IN A 192.0.2.80';
const MOVED = 'www IN A 192.0.2.81';

/** The files in which the serial number is found not to be raised, with its line. */
async function found(
  cwd: string,
  args: readonly string[] = ['.'],
  options: RunOptions = {},
): Promise<string[]> {
  const { stdout, stderr } = await hostmaster(['check', '--format', 'json', ...args], { cwd, ...options });
  assert.equal(stderr, '');
  const files: { path: string; findings: { rule: string; line: number }[] }[] = JSON.parse(stdout).files;
  return files.flatMap(({ path, findings }) =>
    findings.filter(({ rule }) => rule === 'zone/serial-not-bumped').map(({ line }) => `${path}:${line}`),
  );
}

/** A repository with these files committed. */
function repositoryWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = folderWith(t, files);
  commitAll(folder);
  return folder;
}

const write = (folder: string, name: string, text: string) => writeFileSync(join(folder, name), text);
const raised = (text: string) => text.replace('2026112401', '2026112402');

suite('a serial number that was not raised since the last commit', () => {
  test('is found, with a fix, until it is raised or the change is taken back', async (t) => {
    const folder = repositoryWith(t, { 'example.com.zone': zoneText(WWW) });
    assert.deepEqual(await found(folder), []);
    write(folder, 'example.com.zone', zoneText(MOVED));
    assert.deepEqual(await found(folder), ['example.com.zone:2']);
    const { stdout } = await hostmaster(['check', '.'], { cwd: folder });
    assert.match(stdout, /is still 2026112401: secondaries take the zone for unchanged/);
    write(folder, 'example.com.zone', raised(zoneText(MOVED)));
    assert.deepEqual(await found(folder), []);
    write(folder, 'example.com.zone', zoneText(WWW));
    assert.deepEqual(await found(folder), []);
    write(folder, 'example.com.zone', zoneText(MOVED));
    commitAll(folder);
    assert.deepEqual(await found(folder), []);
  });

  test('is not found where only comments, layout, order and line ends changed', async (t) => {
    const folder = repositoryWith(t, { 'example.com.zone': zoneText(WWW, 'mail IN A 192.0.2.25') });
    const text = `; A comment.\n${zoneText('MAIL 3600 A 192.0.2.25', 'www\tA\t192.0.2.80 ; web')}`;
    write(folder, 'example.com.zone', text.replaceAll('\n', '\r\n'));
    assert.deepEqual(await found(folder), []);
  });

  test('is found when it was made smaller', async (t) => {
    const folder = repositoryWith(t, { 'example.com.zone': zoneText(WWW) });
    write(folder, 'example.com.zone', zoneText(MOVED).replace('2026112401', '2026112400'));
    assert.deepEqual(await found(folder), ['example.com.zone:2']);
  });

  test('counts the files that the zone includes', async (t) => {
    const zone = zoneText('$INCLUDE hosts.inc');
    const folder = repositoryWith(t, { 'example.com.zone': zone, 'hosts.inc': `${WWW}\n` });
    write(folder, 'hosts.inc', `${MOVED}\n`);
    assert.deepEqual(await found(folder), ['example.com.zone:2']);
    // Moved into the zone's own file.
    rmSync(join(folder, 'hosts.inc'));
    write(folder, 'example.com.zone', zoneText(WWW));
    assert.deepEqual(await found(folder), []);
    write(folder, 'example.com.zone', zoneText(MOVED));
    assert.deepEqual(await found(folder), ['example.com.zone:2']);
    // In a file of another name.
    write(folder, 'example.com.zone', zoneText('$INCLUDE web.inc'));
    write(folder, 'web.inc', `${WWW}\n`);
    assert.deepEqual(await found(folder), []);
  });

  test('is not looked for in files that are new, renamed or in no repository, nor before the first commit', async (t) => {
    const folder = repositoryWith(t, { 'example.com.zone': zoneText(WWW) });
    write(folder, 'example.net.zone', zoneText(WWW));
    renameSync(join(folder, 'example.com.zone'), join(folder, 'example.org.zone'));
    write(folder, 'example.org.zone', zoneText(MOVED));
    assert.deepEqual(await found(folder), []);
    const outside = folderWith(t, { 'example.com.zone': zoneText(WWW) });
    assert.deepEqual(await found(outside), []);
    git(outside, 'init', '--quiet');
    assert.deepEqual(await found(outside), []);
  });

  test('is not looked for without git, and where the user does not want it', async (t) => {
    const folder = repositoryWith(t, { 'example.com.zone': zoneText(WWW) });
    write(folder, 'example.com.zone', zoneText(MOVED));
    assert.deepEqual(await found(folder, ['.'], { env: { PATH: folder } }), []);
    assert.deepEqual(await found(folder, ['--no-git', '.']), []);
    write(folder, '.hostmaster.json', '{ "rules": { "zone/serial-not-bumped": "off" } }');
    assert.deepEqual(await found(folder), []);
  });

  test('is found in subfolders, worktrees and hooks, whatever repository the environment names', async (t) => {
    const folder = repositoryWith(t, { 'zones/example.com.zone': zoneText(WWW) });
    git(folder, 'worktree', 'add', '--quiet', 'tree');
    for (const zones of ['zones', 'tree/zones']) {
      const cwd = join(folder, zones);
      write(cwd, 'example.com.zone', zoneText(MOVED));
      assert.deepEqual(await found(cwd, ['example.com.zone']), ['example.com.zone:2']);
      assert.deepEqual(await found(cwd, ['.'], { env: { GIT_DIR: '/nowhere', GIT_INDEX_FILE: 'x' } }), [
        'example.com.zone:2',
      ]);
    }
  });

  test('is found in repositories that name contents by SHA-256', async (t) => {
    const folder = folderWith(t, { 'example.com.zone': zoneText(WWW) });
    git(folder, 'init', '--quiet', '--object-format=sha256');
    commitAll(folder);
    assert.deepEqual(await found(folder), []);
    write(folder, 'example.com.zone', zoneText(MOVED));
    assert.deepEqual(await found(folder), ['example.com.zone:2']);
  });

  test('is found in many files by one process of git', async (t) => {
    const names = Array.from({ length: 40 }, (_, i) => `${i}.example.zone`);
    const folder = repositoryWith(t, Object.fromEntries(names.map((name) => [name, zoneText(WWW)])));
    for (const name of names) write(folder, name, zoneText(MOVED));
    const log = join(folder, 'log');
    mkdirSync(join(folder, 'bin'));
    const real = findCommand('git') ?? 'git';
    write(folder, 'bin/git', `#!/bin/sh\necho "$*" >>"${log}"\nexec "${real}" "$@"\n`);
    chmodSync(join(folder, 'bin/git'), 0o755);
    const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
    assert.equal((await found(folder, ['.'], { env })).length, names.length);
    const started = readFileSync(log, 'utf8').trim().split('\n');
    assert.deepEqual(
      started.map((line) => line.split(' ').slice(2).join(' ')),
      ['cat-file --batch'],
    );
  });

  test('is found by several threads too', async (t) => {
    const long = Array.from(
      { length: 40_000 },
      (_, i) => `h${i} IN A 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`,
    );
    const names = ['example.com.zone', 'example.net.zone', 'example.org.zone'];
    const folder = repositoryWith(t, Object.fromEntries(names.map((name) => [name, zoneText(...long, WWW)])));
    for (const name of names.slice(1)) write(folder, name, zoneText(...long, MOVED));
    assert.deepEqual(await found(folder), ['example.net.zone:2', 'example.org.zone:2']);
  });
});
