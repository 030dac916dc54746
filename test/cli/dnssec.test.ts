import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { signedZone } from '../../server/src/engine/rules/support/signedExample.ts';
import { folderWith, hostmaster } from './hostmaster.ts';

/** Signed from 20 December 2026 to 20 January 2027. */
const SIGNED = signedZone();
const CHANGED = SIGNED.replace('192.0.2.1', '192.0.2.2');

/** The rules of what is found in `example.com.zone`. */
async function rulesOf(args: readonly string[], cwd: string): Promise<{ rules: string[]; stderr: string }> {
  const { stdout, stderr } = await hostmaster(['check', '--format', 'json', ...args], { cwd });
  const [file] = JSON.parse(stdout).files as { findings: { rule: string }[] }[];
  return { rules: file?.findings.map(({ rule }) => rule) ?? [], stderr };
}

suite('signed zones on the command line', () => {
  const moments: readonly [now: string, rules: readonly string[]][] = [
    ['2026-12-31', []],
    ['2026-12-31T12:00Z', []],
    ['2026-12-31T12:00', []],
    ['20261231120000', []],
    ['1798718400', []],
    ['2026-12-19T23:59:59Z', ['zone/rrsig-not-yet-valid']],
    ['2026-12-20T01:00:00+02:00', ['zone/rrsig-not-yet-valid']],
    ['2027-01-18', ['zone/rrsig-expiring']],
    ['20270120000001', ['zone/rrsig-expired']],
  ];
  for (const [now, rules] of moments) {
    test(`checked as at ${now}: ${rules.join() || 'nothing is found'}`, async (t) => {
      const cwd = folderWith(t, { 'example.com.zone': SIGNED });
      const found = await rulesOf(['--now', now, 'example.com.zone'], cwd);
      // The serial number is a date, which may lie ahead.
      assert.deepEqual(
        found.rules.filter((rule) => rule !== 'zone/serial-form'),
        rules,
      );
      assert.equal(found.stderr, '');
    });
  }

  test('a time that is none is refused', async (t) => {
    const cwd = folderWith(t, { 'example.com.zone': SIGNED });
    for (const now of ['soon', '2026-13-01', '2026-12-31 12:00', '99999999999']) {
      const { status, stderr } = await hostmaster(['check', '--now', now, 'example.com.zone'], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, /--now is a time such as/);
    }
  });

  test('what was changed after signing is an error, unless verification is switched off', async (t) => {
    const cwd = folderWith(t, {
      'example.com.zone': CHANGED,
      'off/.hostmaster.json': '{ "dnssec": "off" }',
      'off/example.com.zone': CHANGED,
    });
    const now = ['--now', '2026-12-31'];
    assert.deepEqual((await rulesOf([...now, 'example.com.zone'], cwd)).rules, ['zone/dnssec-signature']);
    assert.deepEqual((await rulesOf([...now, 'off/example.com.zone'], cwd)).rules, []);
    assert.deepEqual((await rulesOf([...now, '--dnssec', 'off/example.com.zone'], cwd)).rules, [
      'zone/dnssec-signature',
    ]);
  });

  test('of a zone with very many signatures, those of its own name are verified, and all when asked', async (t) => {
    const signature = signedZone()
      .split('\n')
      .find((line) => line.startsWith('www RRSIG  A'));
    const many = Array.from({ length: 20_001 }, (_, i) =>
      `${signature}`.replace('www', `h${i}`).replace('RRSIG  A', 'RRSIG  TXT'),
    );
    const cwd = folderWith(t, { 'example.com.zone': `${CHANGED}${many.join('\n')}\n` });
    const args = ['--now', '2026-12-31', '--max-findings', '1', 'example.com.zone'];
    const some = await rulesOf(args, cwd);
    assert.deepEqual(some.rules, []);
    assert.match(
      some.stderr,
      /^hostmaster: example\.com\.zone: verifying all .* would take long, .*--dnssec/,
    );
    const all = await rulesOf(['--dnssec', ...args], cwd);
    assert.deepEqual([all.rules.length, all.stderr], [1, '']);
  });

  test('long files that two threads read are verified as well', async (t) => {
    const text = 'x'.repeat(200);
    const hosts = Array.from({ length: 100_000 }, (_, i) => `h${i} TXT "${text}"`).join('\n');
    const zonemd = readFileSync(
      `${root}/test/fixtures/zones/defects/zone/zonemd/serial.zone`,
      'utf8',
    ).replaceAll(/^;.*\n/gm, '');
    const cwd = folderWith(t, { 'signed.example.zone': `${zonemd}$ORIGIN signed.example.\n${hosts}\n` });
    const found = await rulesOf(['--dnssec', '--now', '2026-12-31', 'signed.example.zone'], cwd);
    assert.deepEqual(found.rules, ['zone/zonemd']);
  });
});

test('DS records are held against the keys of zones in the same run', async (t) => {
  const head = (origin: string) => `$ORIGIN ${origin}
$TTL 1h
@ SOA ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
`;
  const parent = (digest: string) =>
    `${head('example.com.')}branch NS ns1.example.net.\nbranch NS ns2.example.net.\nbranch DS 47674 15 2 ${digest}\n`;
  const right = '0EF0B6B2CE957DE364639A018AE08774D8D9360C0B0C5EF47F4A50405D9963FE';
  const child = `${head('branch.example.com.')}@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=\n`;
  const cwd = folderWith(t, {
    'good/example.com.zone': parent(right),
    'good/branch.example.com.zone': child,
    'bad/example.com.zone': parent(right.replace('0', '1')),
    'bad/branch.example.com.zone': child,
  });
  assert.deepEqual((await rulesOf(['good'], cwd)).rules, []);
  const { stdout } = await hostmaster(['check', '--format', 'json', 'bad'], { cwd });
  const files: { path: string; findings: { rule: string; line: number; related: { path: string }[] }[] }[] =
    JSON.parse(stdout).files;
  const found = files.flatMap(({ path, findings }) =>
    findings.map((finding) => ({ ...finding, file: path })),
  );
  assert.deepEqual(
    found.map(({ file, rule, line, related }) => [file, rule, line, related[0]?.path]),
    [['bad/example.com.zone', 'zone/ds-dnskey-mismatch', 8, 'bad/branch.example.com.zone']],
  );
});
