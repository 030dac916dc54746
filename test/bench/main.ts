import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureEdits } from './editLatency.ts';
import { generateZone, ORIGIN } from './generateZone.ts';
import { median, percentile, type Run, run } from './program.ts';

const USAGE = `npm run bench -- [options]
  --records N    records of the zone that the programs check (1000000)
  --runs N       times that each program runs; medians count (5)
  --sizes N,…    records of the zones that are edited (10000,100000,1000000)
  --rounds N     rounds of 20 edits in each (5)
`;

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    rounds: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
  process.exit();
}

const ROOT = join(import.meta.dirname, '../..');
const CLI = join(ROOT, 'dist/cli.cjs');

/** Programs that check the same file from the beginning; BIND's must not ask the network for names of other zones. */
const PROGRAMS: readonly { readonly name: string; readonly command: string; args(zone: string): string[] }[] =
  [
    {
      name: 'hostmaster',
      command: process.execPath,
      args: (zone) => [CLI, 'check', '--origin', ORIGIN, zone],
    },
    { name: 'kzonecheck', command: 'kzonecheck', args: (zone) => ['-o', ORIGIN, zone] },
    { name: 'named-checkzone', command: 'named-checkzone', args: (zone) => ['-i', 'local', ORIGIN, zone] },
  ];

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  run(process.execPath, [join(ROOT, 'esbuild.mjs'), '--production']);
  const cold = measureCold();
  const edits = measureAllEdits();
  const results = join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  const file = join(results, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  const machine = { cpu: cpus()[0]?.model, cpus: cpus().length, node: process.version };
  writeFileSync(file, `${JSON.stringify({ machine, cold, edits }, undefined, 2)}\n`);
  console.log(`\nwritten to ${file}`);
} finally {
  rmSync(folder, { recursive: true });
}

function measureCold() {
  const zone = join(folder, `${ORIGIN}.zone`);
  generateZone(zone, Number(values.records));
  console.log(
    `cold check of ${values.records} records, ${Math.round(statSync(zone).size / 1e6)} MB, medians of ${values.runs}`,
  );
  const runs: Record<string, Run[]> = Object.fromEntries(PROGRAMS.map(({ name }) => [name, []]));
  // In turns, so that what else the machine does falls on all alike.
  for (let i = 0; i < Number(values.runs); i++) {
    for (const { name, command, args } of PROGRAMS) runs[name]?.push(run(command, args(zone)));
  }
  const rows = Object.entries(runs).map(([program, list]) => ({
    program,
    seconds: median(list.map(({ seconds }) => seconds)),
    mebibytes: median(list.map(({ mebibytes }) => mebibytes)),
  }));
  const own = rows[0];
  console.table(
    rows.map(({ program, seconds, mebibytes }) => ({
      program,
      seconds: seconds.toFixed(2),
      'peak MiB': Math.round(mebibytes),
      'time, hostmaster / it': ((own?.seconds ?? 0) / seconds).toFixed(2),
      'memory, hostmaster / it': ((own?.mebibytes ?? 0) / mebibytes).toFixed(2),
    })),
  );
  return { records: Number(values.records), octets: statSync(zone).size, rows };
}

function measureAllEdits() {
  console.log('from an edit in the middle to the new findings');
  const rows = (values.sizes ?? '').split(',').map((size) => {
    const zone = join(folder, `${size}.zone`);
    generateZone(zone, Number(size));
    const { cold, edits } = measureEdits(zone, Number(values.rounds));
    return {
      records: Number(size),
      'opened in ms': Math.round(cold),
      'p50 ms': Number(percentile(edits, 0.5).toFixed(2)),
      'p95 ms': Number(percentile(edits, 0.95).toFixed(2)),
      'slowest ms': Number(Math.max(...edits).toFixed(2)),
    };
  });
  console.table(rows);
  return rows;
}
