import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { ZONE_EXTENSIONS, ZONE_PREFIX } from '../../server/src/engine/zone/zoneFileNames.ts';
import { bundle } from '../support/bundle.ts';
import { folderWith, zoneText } from './hostmaster.ts';

const program = await bundle('server/src/cli/main.ts');
const guide = readFileSync(`${root}/docs/CI.md`, 'utf8');
const BAD = 'www IN A 192.0.2.300';

/** An environment in which the command is called `hostmaster`, as the guide has it. */
function environment(t: TestContext): NodeJS.ProcessEnv {
  const folder = folderWith(t, { hostmaster: `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n` });
  chmodSync(join(folder, 'hostmaster'), 0o755);
  return {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
}

function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ status: number; output: string; stdout: string }>((resolve) => {
    execFile(command, args, { cwd, env, encoding: 'utf8' }, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), output: stdout + stderr, stdout }),
    );
  });
}

suite('the guide for continuous integration', () => {
  const commands = [...guide.matchAll(/^(?: *- (?:run: )?)?(hostmaster check .*)$/gm)].map(
    ([, command = '']) => command,
  );
  test('has commands', () => assert.ok(commands.length >= 7, commands.join('\n')));

  for (const command of new Set(commands)) {
    test(`has a command that works: ${command}`, async (t) => {
      const env = environment(t);
      const cwd = folderWith(t, { 'zones/a.zone': zoneText(BAD) });
      const { status, output } = await run('sh', ['-c', command], cwd, env);
      assert.equal(status, command.includes('--fail-on never') ? 0 : 1, output);
      const [, file] = / > (\S+)$/.exec(command) ?? [];
      const text = file === undefined ? output : readFileSync(join(cwd, file), 'utf8');
      assert.match(text, /zone\/rdata-invalid/);
      if (/--format (json|sarif|gitlab)/.test(command)) JSON.parse(text);
      writeFileSync(join(cwd, 'zones/a.zone'), zoneText());
      assert.equal((await run('sh', ['-c', command], cwd, env)).status, 0);
    });
  }

  test('has a Git hook that judges what is staged', async (t) => {
    const [, hook = ''] = /^```sh\n(#!\/bin\/sh\n.*?)^```$/ms.exec(guide) ?? [];
    const env = environment(t);
    const cwd = folderWith(t, {
      'zones/a.zone': zoneText('$INCLUDE part.inc'),
      'zones/part.inc': `${BAD}\n`,
    });
    const git = (...args: string[]) => run('git', args, cwd, env);
    await git('init', '--quiet');
    writeFileSync(join(cwd, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
    await git('add', '.');
    writeFileSync(join(cwd, 'zones/part.inc'), 'www IN A 192.0.2.30\n');
    const refused = await git('commit', '--message', 'one');
    assert.equal(refused.status, 1);
    assert.match(refused.output, /^zones\/part\.inc:1:10: error: .* \[zone\/rdata-invalid\]$/m);
    await git('add', '.');
    writeFileSync(join(cwd, 'zones/part.inc'), `${BAD}\n`);
    const taken = await git('commit', '--message', 'two');
    assert.equal(taken.status, 0, taken.output);
  });
});

suite('the hook for pre-commit', () => {
  const [entry = '', files = ''] = ['entry', 'files'].map(
    (key) =>
      new RegExp(`^ {2}${key}: (.*)$`, 'm').exec(
        readFileSync(`${root}/.pre-commit-hooks.yaml`, 'utf8'),
      )?.[1] ?? '',
  );

  test('runs for the files that are known by their names, and for the configuration', () => {
    const names = [...ZONE_EXTENSIONS.map((end) => `example.com${end}`), `${ZONE_PREFIX}example.com`];
    for (const name of [...names, '.hostmaster.json']) {
      assert.match(name, new RegExp(files));
      assert.match(`a/b/${name}`, new RegExp(files));
    }
    for (const name of ['a.txt', 'mydb.x', 'zone', 'x.zone.bak'])
      assert.doesNotMatch(name, new RegExp(files));
  });

  test('has an entry that works', async (t) => {
    const cwd = folderWith(t, { 'a.zone': zoneText(BAD) });
    assert.equal((await run('sh', ['-c', entry], cwd, environment(t))).status, 1);
  });
});

test('the npm package holds the command line with the language server and nothing else', () => {
  const args = ['pack', '--dry-run', '--ignore-scripts', '--json'];
  const shell = process.platform === 'win32';
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', shell }));
  const paths: string[] = packed.files.map(({ path }: { path: string }) => path);
  const bundles = [
    ...['check', 'cli', 'dns', 'dnssecCrypto', 'engine', 'engineExtras', 'evaluateSpf', 'http'],
    ...['message', 'messageAnalysis', 'messageThread', 'messageVerifier'],
    ...['report', 'reportEngine', 'reportThread', 'ruleTexts', 'server', 'zoneCommands'],
  ].map((name) => `dist/${name}.cjs`);
  assert.deepEqual(paths.sort(), ['LICENSE', 'README.md', ...bundles, 'package.json']);
});
