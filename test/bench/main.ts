import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/setup/paths.ts';
import { ensureTools, testTools } from '../../scripts/setup/tools.ts';
import { measureFeatures } from './features/measureFeatures.ts';
import { measureSpfTree } from './features/spfTree.ts';
import { measureActivation } from './measureActivation.ts';
import { measureCold } from './measureCold.ts';
import { measureAllEdits } from './measureEdits.ts';
import { measureFolder } from './measureFolder.ts';
import { measureOpening } from './measureOpening.ts';
import { measurePanel } from './measurePanel.ts';
import { measureProfile } from './measureProfile.ts';
import { measureSizes } from './measureSizes.ts';
import { publishResults } from './publish.ts';
import type { Results } from './results.ts';
import { tables } from './tables.ts';

/** What is measured, each by itself, in this order. */
const PARTS = [
  'cold',
  'edits',
  'opening',
  'features',
  'spfTree',
  'folder',
  'activation',
  'panel',
  'sizes',
  'profile',
] as const;

type Part = (typeof PARTS)[number];

const USAGE = `npm run bench -- [options]
  --only PARTS   some of ${PARTS.join(', ')}; else all
  --quick        small sizes and few runs, to see that all works
  --sizes N,…    records of the zones that are checked and edited
  --runs N       times that each program runs; medians count
  --from FILE    the results of an earlier run stand for what is not measured now: for all of it without --only
  --write        put tables and picture into docs/PERFORMANCE.md and README.md

The results are kept as JSON in test/bench/results.
`;

/** How much is measured. */
const SCALES = {
  full: {
    sizes: '1000,10000,100000,1000000',
    runs: '5',
    rounds: 5,
    opening: { records: 1_260_000, edits: 20 },
    folder: { zones: 2000, records: 500 },
  },
  quick: {
    sizes: '1000,10000',
    runs: '2',
    rounds: 1,
    opening: { records: 20_000, edits: 5 },
    folder: { zones: 40, records: 50 },
  },
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    runs: { type: 'string' },
    from: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else await main();

async function main(): Promise<void> {
  const known = values.from === undefined ? {} : JSON.parse(readFileSync(values.from, 'utf8'));
  const parts = values.only?.split(',') ?? (values.from === undefined ? PARTS : []);
  for (const part of parts) {
    if (!(PARTS as readonly string[]).includes(part))
      throw new Error(`There is no part "${part}".\n${USAGE}`);
  }
  const results: Results = {
    date: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cpus: cpus().length, node: process.version },
    ...known,
    ...(await measure(parts as readonly Part[])),
  };
  console.log(tables(results));
  if (parts.length > 0) keep(results);
  if (values.write) await publishResults(results);
}

async function measure(parts: readonly Part[]): Promise<Partial<Results>> {
  const scale = SCALES[values.quick ? 'quick' : 'full'];
  const sizes = (values.sizes ?? scale.sizes).split(',').map(Number);
  const runs = Number(values.runs ?? scale.runs);
  const { rounds, opening, folder } = scale;
  const progress = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
  if (parts.includes('cold') || parts.includes('folder')) ensureTools(testTools);
  const space = mkdtempSync(join(tmpdir(), 'hostmaster-bench-'));
  const measures: Record<Part, () => Partial<Results> | Promise<Partial<Results>>> = {
    cold: () => ({ cold: measureCold(space, sizes, runs, progress) }),
    edits: () => ({ edits: measureAllEdits(space, sizes, rounds, progress) }),
    opening: async () => ({ opening: await measureOpening(space, opening.records, opening.edits) }),
    features: async () => ({ features: await measureFeatures(Math.max(...sizes)) }),
    spfTree: async () => ({ spfTree: await measureSpfTree() }),
    folder: () => ({ folder: measureFolder(space, folder.zones, folder.records, runs, progress) }),
    activation: async () => ({ activation: await measureActivation(runs) }),
    panel: async () => {
      const panel = await measurePanel(runs);
      return panel === undefined ? {} : { panel };
    },
    sizes: () => ({ sizes: measureSizes() }),
    profile: async () => {
      const records = Math.max(...sizes);
      return { profile: { records, times: await measureProfile(records) } };
    },
  };
  try {
    let results: Partial<Results> = {};
    for (const part of PARTS.filter((each) => parts.includes(each))) {
      progress(part);
      try {
        results = { ...results, ...(await measures[part]()) };
      } catch (error) {
        // What the other parts took minutes to find is not lost with one.
        console.error(`${part} was not measured:`, error);
        process.exitCode = 1;
      }
    }
    return results;
  } finally {
    rmSync(space, { recursive: true });
  }
}

function keep(results: Results): void {
  const folder = join(root, 'test/bench/results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\nkept in ${relative(process.cwd(), file)}`);
}
