import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { copyOfZones, folderWith, hostmaster, program, zoneText } from './hostmaster.ts';

const BAD = 'www IN A 192.0.2.300';

/** The paths of the files in a JSON report, with how many findings each has. */
async function checked(args: readonly string[], cwd: string, input = '') {
  const { status, stdout, stderr } = await hostmaster(['check', '--format', 'json', ...args], { cwd, input });
  const files: { path: string; origin: string; findings: unknown[] }[] = JSON.parse(stdout).files;
  return {
    status,
    stderr,
    origins: files.map(({ origin }) => origin),
    found: Object.fromEntries(files.map(({ path, findings }) => [path, findings.length])),
  };
}

suite('the exit status of hostmaster check', () => {
  const cases: readonly [string[], number][] = [
    [['good.zone'], 0],
    [['bad.zone'], 1],
    [['bad.zone', '--fail-on', 'never'], 0],
    [['bad.zone', '--fail-on', 'hint'], 1],
    [['good.zone', 'none.zone'], 2],
    [['bad.zone', 'none.zone', '--fail-on', 'never'], 2],
    [['empty'], 2],
    [[], 2],
    [['--no-such-option', 'good.zone'], 2],
    [['--format', 'xml', 'good.zone'], 2],
    [['--fail-on', 'often', 'good.zone'], 2],
    [['--max-findings', '0', 'good.zone'], 2],
    [['--origin', 'a..b', 'good.zone'], 2],
    [['--color', 'blue', 'good.zone'], 2],
    [['--origin'], 2],
  ];
  for (const [args, expected] of cases) {
    test(`${args.join(' ') || 'without arguments'}: ${expected}`, async (t) => {
      const cwd = folderWith(t, { 'good.zone': zoneText(), 'bad.zone': zoneText(BAD), 'empty/x.txt': '' });
      const { status, stderr } = await hostmaster(['check', ...args], { cwd });
      assert.equal(status, expected, stderr);
      assert.equal(expected === 2, stderr.startsWith('hostmaster: '), stderr);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }

  test('warnings count when --fail-on says so', async (t) => {
    // Two records with different TTLs in one RRset.
    const cwd = folderWith(t, { 'a.zone': zoneText('x 60 IN A 192.0.2.1', 'x 61 IN A 192.0.2.2') });
    const { stdout } = await hostmaster(['check', '--format', 'json', 'a.zone'], { cwd });
    const { errors, warnings } = JSON.parse(stdout).summary;
    assert.deepEqual([errors, warnings], [0, 1]);
    assert.equal((await hostmaster(['check', 'a.zone'], { cwd })).status, 0);
    assert.equal((await hostmaster(['check', '--fail-on', 'warning', 'a.zone'], { cwd })).status, 1);
  });
});

suite('hostmaster check', () => {
  test('finds the zone files of a folder, and judges included files where they are included', async (t) => {
    const cwd = folderWith(t, {
      'a.zone': zoneText('$INCLUDE part.zone'),
      'part.zone': `${BAD}\n`,
      'sub/db.example.org': zoneText(),
      'sub/example.net': zoneText(),
      'sub/notes.txt': zoneText(),
      'sub/other': 'hello\n',
      '.git/x.zone': BAD,
      'node_modules/x.zone': BAD,
    });
    symlinkSync(join(cwd, 'sub'), join(cwd, 'sub', 'round'));
    const { status, found } = await checked(['.'], cwd);
    assert.deepEqual(found, { 'a.zone': 0, 'part.zone': 1, 'sub/db.example.org': 0, 'sub/example.net': 0 });
    assert.equal(status, 1);
  });

  test('judges files that include each other once', async (t) => {
    const cwd = folderWith(t, { 'a.zone': '$INCLUDE b.zone\n', 'b.zone': '$INCLUDE a.zone\n' });
    const { found, origins } = await checked(['.'], cwd);
    assert.deepEqual(Object.keys(found), ['a.zone', 'b.zone']);
    assert.deepEqual(origins, ['a.', 'a.']);
  });

  test('checks a file that is named twice once, and a named file whatever its name', async (t) => {
    const cwd = folderWith(t, { 'notes.txt': zoneText() });
    assert.deepEqual((await checked(['notes.txt', './notes.txt'], cwd)).found, { 'notes.txt': 0 });
  });

  test('reads the standard input', async (t) => {
    const cwd = folderWith(t, { 'part.zone': `${BAD}\n` });
    const { found, origins } = await checked(
      ['-', '--origin', 'example.com'],
      cwd,
      zoneText('$INCLUDE part.zone'),
    );
    assert.deepEqual(found, { '-': 0, 'part.zone': 1 });
    assert.deepEqual(origins, ['example.com.', 'example.com.']);
    assert.deepEqual((await checked(['-'], cwd, '')).origins, ['.']);
  });

  test('takes the origin from the name, or from --origin', async (t) => {
    const cwd = folderWith(t, { 'db.example.org': zoneText(), '2.0.192.in-addr.arpa': zoneText() });
    const paths = ['db.example.org', '2.0.192.in-addr.arpa'];
    assert.deepEqual((await checked(paths, cwd)).origins, ['example.org.', '2.0.192.in-addr.arpa.']);
    assert.deepEqual((await checked(['db.example.org', '--origin', 'x.test.'], cwd)).origins, ['x.test.']);
  });

  test('reads no included file outside the working directory and the zone’s folder', async (t) => {
    const cwd = folderWith(t, {
      'secret.inc': 'secret',
      'zones/a.zone': zoneText('$INCLUDE ../secret.inc', '$INCLUDE /etc/passwd', '$INCLUDE /dev/zero'),
    });
    const { stdout } = await hostmaster(['check', '--format', 'json', 'a.zone'], { cwd: join(cwd, 'zones') });
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ path }: { path: string }) => path),
      ['a.zone'],
    );
    assert.deepEqual(
      files[0].findings.map(({ rule }: { rule: string }) => rule),
      Array.from({ length: 3 }, () => 'zone/include-outside-workspace'),
    );
  });

  test('finds the same in a file with Windows line ends, at the same places', async (t) => {
    const folder = copyOfZones(t);
    const unix = zoneText(BAD, 'mail IN AAA ::1');
    writeFileSync(join(folder, 'unix.test.zone'), unix);
    writeFileSync(join(folder, 'windows.test.zone'), unix.replaceAll('\n', '\r\n'));
    const places = async (name: string) => {
      const { stdout } = await hostmaster(['check', '--format', 'json', name], { cwd: folder });
      const { findings } = JSON.parse(stdout).files[0];
      return findings
        .filter(({ severity }: { severity: string }) => severity === 'error')
        .map(({ line, column, endColumn }: Record<string, number>) => [line, column, endColumn]);
    };
    assert.deepEqual(await places('windows.test.zone'), await places('unix.test.zone'));
    assert.equal((await places('unix.test.zone')).length, 2);
  });

  test('lists at most so many findings, and counts all', async (t) => {
    const cwd = folderWith(t, { 'a.zone': zoneText(BAD, BAD.replace('www', 'x'), BAD.replace('www', 'y')) });
    const { stdout, status } = await hostmaster(
      ['check', '--format', 'json', '--max-findings', '2', 'a.zone'],
      {
        cwd,
      },
    );
    const { files, summary } = JSON.parse(stdout);
    assert.deepEqual([files[0].findings.length, files[0].more, summary.errors, status], [2, 1, 3, 1]);
    const text = await hostmaster(['check', '--max-findings', '2', 'a.zone'], { cwd });
    assert.match(text.stdout, /a\.zone: 1 more finding is not listed\.[\s\S]*3 errors in 1 file\./);
  });

  test('gives the same from several threads as from one', async (t) => {
    const lines = Array.from({ length: 50_000 }, (_, i) => `host${i} IN A 192.0.2.${i % 20 === 7 ? 300 : 1}`);
    const names = ['a.zone', 'b.zone', 'c.zone'];
    const cwd = folderWith(t, Object.fromEntries(names.map((name) => [name, zoneText(...lines)])));
    const together = JSON.parse((await hostmaster(['check', '--format', 'json', '.'], { cwd })).stdout);
    const alone = await Promise.all(
      names.map(async (name) => (await hostmaster(['check', '--format', 'json', name], { cwd })).stdout),
    );
    assert.deepEqual(
      together.files,
      alone.flatMap((text) => JSON.parse(text).files),
    );
    assert.equal(together.summary.errors, 7500);
  });

  test('says what cannot be read, and checks the rest', async (t) => {
    const cwd = folderWith(t, { 'a.zone': zoneText() });
    mkdirSync(join(cwd, 'b.zone'));
    const { stdout, stderr, status } = await hostmaster(['check', 'a.zone', 'none', 'b.zone'], { cwd });
    assert.equal(stdout, 'No findings in 1 file.\n');
    assert.match(stderr, /^hostmaster: none: there is no such file or folder\.$/m);
    assert.match(stderr, /^hostmaster: b\.zone: there are no zone files in this folder\./m);
    assert.equal(status, 2);
  });

  test('ends quietly when nobody reads on', async (t) => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `host${i} IN A 192.0.2.300`);
    const cwd = folderWith(t, { 'a.zone': zoneText(...lines) });
    const child = spawn(process.execPath, [program, 'check', 'a.zone'], { cwd });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await once(child, 'close');
    assert.equal(stderr, '');
  });
});
