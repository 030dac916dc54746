import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { fill } from '../../scripts/generate/fill.ts';
import { root } from '../../scripts/setup/paths.ts';
import { checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import type { RuleId } from '../../server/src/engine/rules/ruleIds.ts';
import { ruleById } from '../../server/src/engine/rules/rules.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import { bindLoadsFile } from '../support/bind.ts';
import { apart, chart } from './chart.ts';
import { generateZone, ORIGIN } from './generateZone.ts';
import { measureCold } from './measureCold.ts';
import { measureFolder } from './measureFolder.ts';
import { measureProfile } from './measureProfile.ts';
import { KNOT, OWN, PEERS } from './peers.ts';
import { profileTables } from './profileTables.ts';
import type { Results } from './results.ts';
import { summary, tables } from './tables.ts';

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostmaster-bench-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

const ONE = { median: 1, min: 0.5, max: 2 };

const RESULTS: Results = {
  date: '2026-11-24T00:00:00.000Z',
  machine: { cpu: 'a processor', cpus: 2, node: 'v24.0.0' },
  cold: {
    runs: 5,
    zones: [
      { records: 1000, octets: 36_000 },
      { records: 100_000, octets: 3_900_000 },
    ],
    rows: PEERS.flatMap(({ name }) => [
      { records: 1000, program: name, seconds: { median: 0.004, min: 0.003, max: 0.005 } },
      { records: 100_000, program: name, seconds: ONE, mebibytes: 80 },
    ]),
  },
  edits: {
    records: [{ records: 1000, openedMs: 20, p50Ms: 0.5, p95Ms: 2, slowestMs: 1234 }],
    consequences: [
      { edit: 'the $TTL', records: 1000, p50Ms: 20, p95Ms: 30, slowestMs: 40, longestSliceMs: 9.4 },
    ],
  },
  spfTree: { records: 40, depth: 4, roundTrip: 20, tree: 90, mailauth: 900 },
  opening: { records: 1000, octets: 50_000_000, openedMs: 3000, editMs: ONE, mebibytes: 400 },
  folder: { zones: 20, records: 5, rows: [OWN, KNOT].map((program) => ({ program, seconds: ONE })) },
  activation: { reportedMs: ONE, calledMs: ONE },
  panel: {
    pasted: { octets: 102_400, ms: ONE },
    files: [{ name: '25 MB', ms: 800, longestGapMs: 50 }],
  },
  sizes: { vsix: 600_000, bundles: { 'cli.cjs': 1024 } },
};

suite('the zone of the benchmark', () => {
  test('has as many records as are asked for, always the same, without a finding', (t) => {
    const path = join(temporary(t), 'a.zone');
    generateZone(path, 2000);
    const bytes = readFileSync(path);
    const checked = createCheckedZone({ uri: path, origin: ORIGIN, isNamed: true, files: NO_FILES });
    checkZoneNow(checked, bytes);
    const severityOf = (rule: RuleId) => (ruleById(rule)?.set === 'strict' ? 'off' : undefined);
    assert.deepEqual(publish(checked, { severityOf }).findings, []);
    const records = [...loadedRecords(checked.zone, checked.zone.origin)];
    assert.ok(records.length >= 2000 && records.length < 2006, `${records.length} records`);
    assert.deepEqual([...new Set(records.map(({ type }) => type))].sort(), [
      'A',
      'AAAA',
      'CAA',
      'CNAME',
      'DS',
      'MX',
      'NS',
      'SOA',
      'SRV',
      'TXT',
    ]);
    generateZone(path, 2000);
    assert.deepEqual(readFileSync(path), bytes);
    assert.deepEqual(bindLoadsFile(path, ORIGIN).messages.at(-1), 'OK');
  });
});

suite('the benchmark', () => {
  test('runs all programs on one zone, and on a folder of zones', (t) => {
    const folder = temporary(t);
    const cold = measureCold(folder, [100], 1, () => {});
    assert.deepEqual(
      cold.rows.map(({ program }) => program),
      PEERS.map(({ name }) => name),
    );
    const { rows } = measureFolder(folder, 3, 20, 1, () => {});
    assert.equal(rows.length, 3);
    for (const { seconds } of [...cold.rows, ...rows]) assert.ok(seconds.median > 0);
  });

  test('profiles a check by the files of the source', async () => {
    const times = await measureProfile(20_000);
    assert.match(profileTables(times, 5), /^\| server\/src\/engine\/zone \| \d+ \| [\d.]+ % \|$/m);
  });
});

suite('what is made of the results', () => {
  test('tables have ratios and units that suit', () => {
    const text = tables(RESULTS);
    assert.match(
      text,
      /^\| hostmaster \| 4\.0 ms \(3\.0 ms – 5\.0 ms\) \| 1\.00 \| \+0\.0 ms \| {2}\| {2}\|$/m,
    );
    assert.match(text, /^\| 1,000 \| 20 ms \| 0\.5 ms \| 2\.0 ms \| 1\.23 s \|$/m);
    assert.match(text, /^\| hostmaster \| 90 ms \| 1\.13 \|$/m);
    assert.match(text, /^\| the \$TTL \| 1,000 \| 20 ms \| 30 ms \| 40 ms \| 9\.4 ms \|$/m);
    assert.match(text, /^\| hostmaster\.vsix \| 586 KiB \|$/m);
    assert.match(summary(RESULTS), /^\| \*\*hostmaster\*\* \| 4\.0 ms \| 1\.00 s \|$/m);
    assert.doesNotMatch(text + summary(RESULTS), /NaN|undefined/);
  });

  test('parts that were not measured are left out', () => {
    const { date, machine } = RESULTS;
    assert.doesNotMatch(tables({ date, machine }), /\*\*/);
  });

  test('the picture names every line, at places of its own', () => {
    assert.ok(RESULTS.cold);
    const svg = chart(RESULTS.cold);
    const names = [...svg.matchAll(/<text class="(?:own )?name" x="\d+" y="([\d.]+)">([^<]+)</g)];
    assert.equal(names.length, svg.match(/<polyline class="(?:own )?line"/g)?.length);
    assert.ok(names.some(([, , text]) => text?.startsWith(OWN)));
    assert.equal(new Set(names.map(([, y]) => y)).size, names.length);
    assert.match(svg, /prefers-color-scheme: dark/);
    assert.doesNotMatch(svg, /NaN|undefined/);
  });

  test('names that would meet are moved apart, the others stay', () => {
    assert.deepEqual(apart([100, 20, 100, 60], 10), [95, 20, 105, 60]);
    assert.deepEqual(apart([0, 0, 9], 10), [-7, 3, 13]);
  });

  test('there is a place for them in the documentation', () => {
    const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
    for (const mark of ['bench', 'profile']) fill(read('docs/PERFORMANCE.md'), mark, '');
    fill(read('README.md'), 'bench', '');
  });
});
