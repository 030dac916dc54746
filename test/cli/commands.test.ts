import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { manifest } from '../project/manifest.ts';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

suite('hostmaster', () => {
  test('shows help and the version', async () => {
    const { stdout, status } = await hostmaster(['--help']);
    assert.match(stdout, /check PATH\.\.\.[\s\S]*records FILE[\s\S]*lsp --stdio/);
    assert.equal(status, 0);
    assert.deepEqual(await hostmaster(['--version']), {
      status: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
    for (const command of ['check', 'records', 'format', 'spf', 'lsp']) {
      const help = await hostmaster([command, '--help']);
      assert.match(help.stdout, new RegExp(`Usage: hostmaster ${command}`));
      assert.deepEqual([help.status, help.stderr], [0, '']);
      assert.deepEqual(await hostmaster(['help', command]), help);
    }
  });

  test('refuses what it does not know', async () => {
    for (const args of [[], ['chekc'], ['toString'], ['records'], ['records', 'a', 'b'], ['lsp', 'x']]) {
      const { status, stdout, stderr } = await hostmaster(args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^hostmaster: [A-Z].*\./);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  });
});

suite('hostmaster records', () => {
  test('prints what loads of a file with errors, and says what is wrong on the standard error', async (t) => {
    const cwd = folderWith(t, { 'db.example.com': zoneText('www IN A 192.0.2.300', 'ftp IN A 192.0.2.3') });
    const { status, stdout, stderr } = await hostmaster(['records', 'db.example.com'], { cwd });
    assert.equal(status, 1);
    assert.match(stdout, /^ftp\.example\.com\.\t3600\tIN\tA\t192\.0\.2\.3$/m);
    assert.doesNotMatch(stdout, /www/);
    assert.match(stderr, /^db\.example\.com:7:10: error: .* \[zone\/rdata-invalid\]\n$/);
  });

  test('takes --origin as the zone’s name: what lies outside is not loaded', async () => {
    const input = 'a.example. 60 IN A 192.0.2.1\nb.test. 60 IN A 192.0.2.2\n@ 60 IN A 192.0.2.3\n';
    const { stdout } = await hostmaster(['records', '-', '--origin', 'test'], { input });
    assert.equal(stdout, 'b.test.\t60\tIN\tA\t192.0.2.2\ntest.\t60\tIN\tA\t192.0.2.3\n');
  });

  test('prints an empty list for an empty file, and fails for none', async () => {
    assert.equal((await hostmaster(['records', '-', '--format', 'json'], { input: '' })).stdout, '[]\n');
    const { status, stderr } = await hostmaster(['records', 'none']);
    assert.deepEqual([status, stderr], [2, 'hostmaster: none: there is no such file or folder.\n']);
  });
});
