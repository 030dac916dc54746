import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { folderWith, hostmaster } from './hostmaster.ts';

const UNTIDY = '$TTL 1h\n@ NS ns1 \nns1  A 192.0.2.1 ; caf\u00e9\nbad   A 192.0.2.300\n';
const TIDY = '$TTL 1h\n@   NS  ns1\nns1 A   192.0.2.1   ; caf\u00e9\nbad   A 192.0.2.300\n';

suite('hostmaster format', () => {
  test('prints a file as it is formatted, from the disk or the standard input', async (t) => {
    const cwd = folderWith(t, { 'a.zone': UNTIDY });
    const printed = { status: 0, stdout: TIDY, stderr: '' };
    assert.deepEqual(await hostmaster(['format', 'a.zone'], { cwd }), printed);
    assert.deepEqual(await hostmaster(['format', '-'], { input: UNTIDY }), printed);
    assert.equal(readFileSync(join(cwd, 'a.zone'), 'utf8'), UNTIDY);
  });

  test('--check names what is not formatted, and changes nothing', async (t) => {
    const cwd = folderWith(t, { 'a.zone': UNTIDY, 'in/b.zone': TIDY, 'c.txt': 'no   zone' });
    const { status, stdout, stderr } = await hostmaster(['format', '--check', '.'], { cwd });
    assert.deepEqual([status, stdout], [1, 'a.zone\n']);
    assert.equal(stderr, 'hostmaster: 1 file is not formatted: hostmaster format --write does it.\n');
    assert.equal(readFileSync(join(cwd, 'a.zone'), 'utf8'), UNTIDY);
    assert.deepEqual(await hostmaster(['format', '--check', 'in'], { cwd }), {
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('--write formats files in place, keeps their permissions and every byte of a comment', async (t) => {
    const cwd = folderWith(t, { 'a.zone': UNTIDY, 'b.zone': TIDY });
    const path = join(cwd, 'a.zone');
    chmodSync(path, 0o640);
    const { status, stdout } = await hostmaster(['format', '--write', '.'], { cwd });
    assert.deepEqual([status, stdout], [0, 'a.zone\n']);
    assert.equal(readFileSync(path, 'utf8'), TIDY);
    assert.equal(statSync(path).mode & 0o777, 0o640);
    const { status: again, stdout: none } = await hostmaster(['format', '--write', '.'], { cwd });
    assert.deepEqual([again, none], [0, '']);
  });

  test('keeps octets that are no UTF-8', async (t) => {
    const path = join(folderWith(t, {}), 'a.zone');
    writeFileSync(path, Buffer.from('$TTL 1\na  A 192.0.2.1 ; caf\u00e9\n', 'latin1'));
    await hostmaster(['format', '--write', path]);
    assert.equal(readFileSync(path, 'latin1'), '$TTL 1\na   A   192.0.2.1   ; caf\u00e9\n');
  });

  test('has the layout that the configuration asks for', async (t) => {
    const config = JSON.stringify({ 'format.tabs': 'tabs', 'format.tabSize': 8 });
    const cwd = folderWith(t, { 'a.zone': UNTIDY, '.hostmaster.json': config });
    const { stdout } = await hostmaster(['format', 'a.zone'], { cwd });
    assert.match(stdout, /^ns1\tA\t192\.0\.2\.1\t; café$/m);
  });

  test('refuses what makes no sense', async (t) => {
    const cwd = folderWith(t, { 'a.zone': UNTIDY, 'b.zone': UNTIDY });
    for (const args of [
      [],
      ['a.zone', 'b.zone'],
      ['.'],
      ['--check', '--write', 'a.zone'],
      ['--write', '-'],
      ['none.zone'],
    ]) {
      const { status, stdout, stderr } = await hostmaster(['format', ...args], { cwd });
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^hostmaster: \S.*\./);
    }
    assert.equal(readFileSync(join(cwd, 'a.zone'), 'utf8'), UNTIDY);
  });
});
