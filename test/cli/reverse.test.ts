import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

/** The reverse zone of 192.0.2.0/24 with these records, the first of them in line 6. */
const reverse = (...lines: string[]) =>
  [
    '$ORIGIN 2.0.192.in-addr.arpa.',
    '$TTL 3600',
    '@ IN SOA ns1.example.com. hostmaster.example.com. 2026112401 7200 3600 1209600 3600',
    '@ IN NS ns1.example.com.',
    '@ IN NS ns2.example.com.',
    ...lines,
    '',
  ].join('\n');

interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly related: readonly { readonly path: string; readonly line: number }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly { path?: string; line: number; text: string }[];
  }[];
}

async function check(cwd: string, ...paths: string[]): Promise<Map<string, Finding[]>> {
  const { stdout, stderr } = await hostmaster(['check', '--format', 'json', ...paths], { cwd });
  assert.equal(stderr, '');
  const files: { path: string; findings: Finding[] }[] = JSON.parse(stdout).files;
  return new Map(files.map(({ path, findings }) => [path, findings]));
}

const listed = (found: Map<string, Finding[]>) =>
  Object.fromEntries(
    [...found].map(([path, findings]) => [path, findings.map(({ rule, line }) => `${line} ${rule}`)]),
  );

suite('addresses and PTR records', () => {
  test('are held against each other among all zones of one run', async (t) => {
    const cwd = folderWith(t, {
      'a.example.com.zone': zoneText('mail IN A 192.0.2.25'),
      'db.192.0.2': reverse(
        '1 PTR ns1.example.com.',
        '25 PTR old.a.example.com.',
        '90 PTR gone.example.com.',
      ),
      'example.com.zone': zoneText('www IN A 192.0.2.80'),
    });
    const found = await check(cwd, '.');
    assert.deepEqual(listed(found), {
      // Its ns1 has the address 192.0.2.1 too, and one PTR record for an address is enough.
      'a.example.com.zone': ['7 zone/ptr-mismatch'],
      'db.192.0.2': ['7 zone/ptr-mismatch', '8 zone/ptr-mismatch'],
      'example.com.zone': ['7 zone/ptr-missing'],
    });
    const [mismatch] = found.get('a.example.com.zone') ?? [];
    assert.deepEqual(
      mismatch?.related.map(({ path, line }) => `${path}:${line}`),
      ['db.192.0.2:7'],
    );
    assert.deepEqual(
      mismatch.fixes.flatMap(({ edits }) => edits.map(({ path, line, text }) => `${path}:${line} ${text}`)),
      ['db.192.0.2:7 mail.a.example.com.'],
    );
    const [missing] = found.get('example.com.zone') ?? [];
    assert.deepEqual(
      missing?.fixes.flatMap(({ edits }) => edits.map(({ path, line, text }) => `${path}:${line} ${text}`)),
      ['db.192.0.2:8 80 PTR www.example.com.\n'],
    );
    assert.deepEqual(listed(await check(cwd, 'example.com.zone')), { 'example.com.zone': [] });
  });

  test('are so in several threads too', async (t) => {
    const long = Array.from(
      { length: 40_000 },
      (_, i) => `h${i} IN A 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`,
    );
    const cwd = folderWith(t, {
      'example.com.zone': zoneText(...long, 'www IN A 192.0.2.80'),
      'example.net.zone': zoneText(...long, 'mail IN A 192.0.2.25'),
      'example.org.zone': zoneText(...long),
      'db.192.0.2': reverse('1 PTR ns1.example.org.', '25 PTR mail.example.net.', '81 PTR www.example.com.'),
    });
    assert.deepEqual(listed(await check(cwd, '.')), {
      'db.192.0.2': ['8 zone/ptr-mismatch'],
      'example.com.zone': [`${40_007} zone/ptr-missing`],
      'example.net.zone': [],
      'example.org.zone': [],
    });
  });

  test('are not where the rules are off', async (t) => {
    const cwd = folderWith(t, {
      '.hostmaster.json': '{ "rules": { "zone/ptr-missing": "off" } }',
      'db.192.0.2': reverse('1 PTR ns1.example.com.'),
      'example.com.zone': zoneText('www IN A 192.0.2.80'),
    });
    assert.deepEqual(listed(await check(cwd, '.')), { 'db.192.0.2': [], 'example.com.zone': [] });
  });
});
