import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { folderWith, hostmaster, zoneText } from './hostmaster.ts';

const BAD = 'www IN A 192.0.2.300';

/** What `check` finds in each file, `rule severity`, and what it says beside. */
async function check(cwd: string, ...args: string[]) {
  const { stdout, stderr, status } = await hostmaster(['check', '--format', 'json', ...args], { cwd });
  const files: {
    path: string;
    origin: string;
    findings: { rule: string; severity: string }[];
    more?: number;
  }[] = JSON.parse(stdout).files;
  return {
    stderr,
    status,
    origins: Object.fromEntries(files.map(({ path, origin }) => [path, origin])),
    more: files.map(({ more = 0 }) => more),
    found: Object.fromEntries(
      files.map(({ path, findings }) => [path, findings.map(({ rule, severity }) => `${rule} ${severity}`)]),
    ),
  };
}

const config = (settings: unknown) => JSON.stringify(settings);

suite('the configuration', () => {
  test('is the nearest above each file, or the one that is named', async (t) => {
    const cwd = folderWith(t, {
      '.hostmaster.json': config({ rules: { 'zone/rdata-invalid': 'warning' } }),
      'a.zone': zoneText(BAD),
      'sub/.hostmaster.json': config({ rules: { 'zone/rdata-invalid': 'off' } }),
      'sub/deep/b.zone': zoneText(BAD),
      'other.json': '{ // for a test\n "rules": { "zone/*": "hint" }, }',
    });
    const near = await check(cwd, '.');
    assert.deepEqual(near.found, { 'a.zone': ['zone/rdata-invalid warning'], 'sub/deep/b.zone': [] });
    assert.equal(near.status, 0);
    const inner = await check(join(cwd, 'sub', 'deep'), '../../a.zone', 'b.zone');
    assert.deepEqual(inner.found, { '../../a.zone': ['zone/rdata-invalid warning'], 'b.zone': [] });
    const named = await check(cwd, '--config', 'other.json', '.');
    assert.deepEqual(Object.values(named.found), [['zone/rdata-invalid hint'], ['zone/rdata-invalid hint']]);
  });

  test('chooses rules, for all files and for some', async (t) => {
    const cwd = folderWith(t, {
      '.hostmaster.json': config({
        ruleSet: 'strict',
        overrides: [{ files: ['old/**'], rules: { 'zone/*': 'off', 'zone/ttl-short': 'info' } }],
      }),
      'a.zone': zoneText('x 5 IN A 192.0.2.7'),
      'old/b.zone': zoneText('x 5 IN A 192.0.2.7', BAD),
    });
    const { found } = await check(cwd, '.');
    assert.deepEqual(found, { 'a.zone': ['zone/ttl-short hint'], 'old/b.zone': ['zone/ttl-short info'] });
  });

  test('leaves rules of the strict set off without being asked', async (t) => {
    const cwd = folderWith(t, { 'a.zone': zoneText('x 5 IN A 192.0.2.7') });
    assert.deepEqual((await check(cwd, '.')).found, { 'a.zone': [] });
  });

  test('names targets, name servers, ignored names and how many findings are listed', async (t) => {
    const cwd = folderWith(t, {
      '.hostmaster.json': config({
        targets: ['bind', 'nsd'],
        nameServers: ['ns1.example.com', 'ns3.example.com'],
        ignoredNames: ['*.lab.example.com'],
        maxFindings: 2,
      }),
      'example.com.zone': zoneText('$GENERATE 1-2 host$ A 192.0.2.$', 'x.lab IN A 192.0.2.300', 'y IN A x'),
    });
    const { found, more } = await check(cwd, '.');
    assert.deepEqual(found, { 'example.com.zone': ['zone/ns-not-own warning', 'zone/dialect hint'] });
    assert.deepEqual(more, [1]);
    assert.deepEqual((await check(cwd, '--max-findings', '9', '.')).more, [0]);
  });

  for (const [base, file] of [
    ['file', 'zones/part'],
    ['workspace', 'part'],
    ['shared', 'shared/part'],
  ] as const) {
    test(`says that included files start from ${base}`, async (t) => {
      const cwd = folderWith(t, {
        '.hostmaster.json': config({ includeBase: base }),
        'zones/example.com.zone': zoneText('$INCLUDE part'),
        [file]: 'www IN A 192.0.2.9\n',
      });
      const { found, status } = await check(join(cwd, 'zones'), 'example.com.zone');
      assert.equal(status, 0);
      assert.equal(Object.keys(found).length, 2);
    });
  }

  test('that is not valid is reported with its place, and holds as far as it is', async (t) => {
    const cwd = folderWith(t, {
      '.hostmaster.json': '{\n  "rules": { "zone/rdata-invalid": "off",\n    "zone/nope": "off" }\n}\n',
      'a.zone': zoneText(BAD),
    });
    const { found, stderr, status } = await check(cwd, '.');
    assert.deepEqual(found, { 'a.zone': [] });
    assert.match(stderr, /^hostmaster: \.hostmaster\.json:3:5: There is no rule "zone\/nope"/);
    assert.equal(status, 0);
  });

  test('that is no JSON is a failure', async (t) => {
    const cwd = folderWith(t, { '.hostmaster.json': '{ "rules": {', 'a.zone': zoneText() });
    const { stderr, status } = await check(cwd, 'a.zone');
    assert.match(stderr, /^hostmaster: \.hostmaster\.json:1:\d+: This is not JSON/);
    assert.equal(status, 2);
  });

  test('that is named and not there is wrong usage', async (t) => {
    const cwd = folderWith(t, { 'a.zone': zoneText() });
    const { stderr, status } = await hostmaster(['check', '--config', 'none.json', 'a.zone'], { cwd });
    assert.match(stderr, /^hostmaster: none\.json: there is no such file/);
    assert.equal(status, 2);
  });

  test('holds in the threads that check much text', async (t) => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `host${i} IN A 192.0.2.1`);
    const cwd = folderWith(t, {
      '.hostmaster.json': config({ rules: { 'zone/rdata-invalid': 'hint' }, origins: { b: 'example.org' } }),
      a: zoneText(BAD, ...lines),
      b: zoneText(BAD, ...lines),
    });
    const { found, origins } = await check(cwd, 'a', 'b');
    assert.deepEqual(found, { a: ['zone/rdata-invalid hint'], b: ['zone/rdata-invalid hint'] });
    assert.equal(origins.b, 'example.org.');
  });
});

suite('the zone of a file is named by', () => {
  const text = zoneText('www.example.net IN A 192.0.2.5');
  test('an option, the configuration, a name server, the name of the file: in this order', async (t) => {
    const cwd = folderWith(t, {
      '.hostmaster.json': config({ origins: { 'zones/one': 'one.example' } }),
      'etc/named.conf': `options { directory "/var/named"; };
        zone "two.example" { type primary; file "zones/two"; };
        zone "one.other" IN { type primary; file "zones/one"; };`,
      'nsd/nsd.conf': 'zone:\n  name: three.example\n  zonefile: zones/three\n',
      'zones/one': text,
      'zones/two': text,
      'zones/three': text,
      'zones/db.four.example': text,
    });
    const { origins } = await check(cwd, 'zones');
    assert.deepEqual(origins, {
      'zones/one': 'one.example.',
      'zones/two': 'two.example.',
      'zones/three': 'three.example.',
      'zones/db.four.example': 'four.example.',
    });
    assert.deepEqual((await check(cwd, '--origin', 'x.example', 'zones/one')).origins, {
      'zones/one': 'x.example.',
    });
    const { stdout } = await hostmaster(['records', 'zones/two'], { cwd });
    assert.match(stdout, /^two\.example\.\t3600\tIN\tSOA\t/);
  });

  test('a name server’s configuration lies beside a file outside of the working directory; none in hidden folders', async (t) => {
    const named = (zone: string) => `zone "${zone}" { type primary; file "a"; };`;
    const folder = folderWith(t, {
      'zones/a': text,
      'zones/named.conf': named('beside.example'),
      'here/named.conf': named('here.example'),
      'hidden/a': text,
      'hidden/.old/named.conf': named('old.example'),
    });
    const here = await check(`${folder}/here`, `${folder}/zones/a`, `${folder}/hidden/a`);
    assert.deepEqual(Object.values(here.origins), ['beside.example.', '.']);
  });
});
