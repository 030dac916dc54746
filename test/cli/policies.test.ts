import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll } from '../support/gitFolder.ts';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: ns1.example.com\r\nmax_age: 604800\r\n';
const RECORDS = [
  '@ IN MX 10 ns1',
  '_mta-sts IN TXT "v=STSv1; id=1"',
  '_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com"',
  'mta-sts IN A 192.0.2.80',
];
const ZONE = zoneText('@ IN TXT "v=spf1 -all"', ...RECORDS);

/** The findings of rules for policies, as `path:line rule`. */
async function found(cwd: string, paths: readonly string[] = ['.']): Promise<string[]> {
  const { stdout, stderr } = await hostmaster(['check', '--format', 'json', ...paths], { cwd });
  assert.equal(stderr, '');
  const files: { path: string; findings: { rule: string; line: number }[] }[] = JSON.parse(stdout).files;
  return files.flatMap(({ path, findings }) =>
    findings
      .filter(({ rule }) => /^sts\/(?:mx-uncovered|id-unchanged)$/.test(rule))
      .map(({ rule, line }) => `${path}:${line} ${rule}`),
  );
}

suite('policies of MTA-STS', () => {
  test('are held against the MX records of their domain', async (t) => {
    const cwd = folderWith(t, {
      'mta-sts.txt': POLICY,
      'example.com.zone': ZONE.replace('MX 10 ns1', 'MX 10 ns2'),
    });
    assert.deepEqual(await found(cwd), ['mta-sts.txt:3 sts/mx-uncovered']);
    assert.deepEqual(await found(cwd, ['mta-sts.txt']), [], 'nothing is known of the domain');
    writeFileSync(join(cwd, 'example.com.zone'), ZONE);
    assert.deepEqual(await found(cwd), []);
  });

  test('of several domains are told apart by their folders', async (t) => {
    const cwd = folderWith(t, {
      'web/mta-sts.example.com/.well-known/mta-sts.txt': POLICY,
      'web/example.org/mta-sts.txt': POLICY,
      'web/mta-sts.txt': POLICY,
      'zones/example.com.zone': ZONE,
      'zones/example.org.zone': ZONE,
    });
    assert.deepEqual(await found(cwd), ['web/example.org/mta-sts.txt:3 sts/mx-uncovered']);
  });

  test('that were changed since the last commit need another id', async (t) => {
    const cwd = folderWith(t, { 'mta-sts.txt': POLICY, 'example.com.zone': ZONE });
    commitAll(cwd);
    assert.deepEqual(await found(cwd), []);
    writeFileSync(join(cwd, 'mta-sts.txt'), POLICY.replace('604800', '1209600'));
    assert.deepEqual(await found(cwd), ['mta-sts.txt:4 sts/id-unchanged']);
    assert.deepEqual(await found(cwd, ['--no-git', '.']), []);
    writeFileSync(join(cwd, 'example.com.zone'), ZONE.replace('id=1', 'id=2'));
    assert.deepEqual(await found(cwd), []);
  });

  test('are held against zones that several threads check', async (t) => {
    const many = Array.from({ length: 40_000 }, (_, i) => `host${i} IN A 192.0.2.1`);
    const cwd = folderWith(t, {
      'mta-sts.txt': POLICY,
      'example.com.zone': zoneText('@ IN MX 10 ns2', ...RECORDS.slice(1), ...many),
      'example.net.zone': zoneText(...many),
    });
    assert.deepEqual(await found(cwd), ['mta-sts.txt:3 sts/mx-uncovered']);
  });
});
