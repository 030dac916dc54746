import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { manifest } from '../project/manifest.ts';
import { assertGolden } from './golden.ts';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

const PATHS = ['zones/faulty.example.zone', 'zones/example.com.zone'];

suite('hostmaster check prints', () => {
  test('text', async () => {
    const { status, stdout, stderr } = await hostmaster(['check', ...PATHS]);
    assertGolden('check.txt', stdout);
    assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
  });

  test('coloured text', async () => {
    const { stdout } = await hostmaster(['check', '--color', 'always', ...PATHS], { env: { NO_COLOR: '1' } });
    assertGolden('check.ansi', stdout);
  });

  test('JSON', async () => {
    const { status, stdout } = await hostmaster(['check', '--format', 'json', ...PATHS]);
    assertGolden('check.json', stdout);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).summary.errors, 3);
  });

  test('annotations for GitHub', async () => {
    const { status, stdout } = await hostmaster(['check', '--format', 'github', ...PATHS]);
    assertGolden('check.github', stdout);
    assert.equal(status, 1);
  });

  test('SARIF', async () => {
    const { status, stdout } = await hostmaster(['check', '--format', 'sarif', ...PATHS]);
    const log = JSON.parse(stdout);
    const { driver } = log.runs[0].tool;
    assert.equal(driver.version, manifest.version);
    assert.deepEqual(
      driver.rules.slice(0, RULES.length).map(({ id }: { id: string }) => id),
      RULES.map(({ id }) => id),
    );
    for (const { ruleId, ruleIndex } of log.runs[0].results) assert.equal(driver.rules[ruleIndex].id, ruleId);
    // What changes with every rule is held by what it is made from.
    driver.version = '…';
    driver.rules = [];
    for (const result of log.runs[0].results) result.ruleIndex = 0;
    assertGolden('check.sarif', `${JSON.stringify(log, null, 1)}\n`);
    assert.equal(status, 1);
  });

  test('records, as text and JSON', async () => {
    const text = await hostmaster(['records', 'zones/example.com.zone']);
    assertGolden('records.txt', text.stdout);
    assert.deepEqual([text.status, text.stderr], [0, '']);
    const json = await hostmaster(['records', '--format', 'json', 'zones/example.com.zone']);
    assertGolden('records.json', json.stdout);
    assert.equal(JSON.parse(json.stdout).length, 6);
  });
});

suite('text', () => {
  test('says nothing that would steer a terminal', async (t) => {
    const cwd = folderWith(t, {
      'a.zone': zoneText('x IN AAA \u202e\u001b]0;title\u0007', 'y IN TXT "\u001b[2J"'),
    });
    const { stdout } = await hostmaster(['check', 'a.zone'], { cwd });
    assert.match(stdout, /␛\[2J/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that must not be there
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('marks the place in a long line and behind tabs', async (t) => {
    const long = `x IN TXT ${Array.from({ length: 60 }, (_, i) => `"part ${i}"`).join(' ')}`;
    const cwd = folderWith(t, { 'a.zone': zoneText(`${long} “a`, '\tIN\tAAA\t1') });
    const { stdout } = await hostmaster(['check', 'a.zone'], { cwd });
    for (const [, line = '', carets = ''] of stdout.matchAll(/^ +\d+ \| (.*)\n +\| (.*)$/gm)) {
      assert.ok(line.length < 200, line);
      const from = carets.indexOf('^');
      assert.match(line.slice(from, carets.length), /^(“a|AAA)/);
    }
  });

  test('is coloured only where that is wanted', async () => {
    for (const args of [[], ['--color', 'auto'], ['--color', 'never']]) {
      const { stdout } = await hostmaster(['check', ...args, ...PATHS]);
      assert.ok(!stdout.includes('\u001b'), args.join(' '));
    }
  });

  test('is less with --quiet, and nothing when nothing is found', async () => {
    const { stdout } = await hostmaster(['check', '--quiet', ...PATHS]);
    assert.doesNotMatch(stdout, /3 errors in/);
    assert.deepEqual(await hostmaster(['check', '--quiet', 'zones/example.com.zone']), {
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});
