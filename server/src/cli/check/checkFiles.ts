import { collectAnswers, type HostAnswer, wantedHosts } from '../../engine/outside/crossCheck.ts';
import type { Progress } from '../progress.ts';
import type { FileSetup } from '../project.ts';
import { readInput } from '../readInput.ts';
import { checkFile, type FileProgress } from './checkFile.ts';
import { checkInHalves, WORTH_HALVES } from './checkInHalves.ts';
import type { checkMailFile } from './checkMailFile.ts';
import { createGit } from './comparer.ts';
import type { FoundFile } from './findZoneFiles.ts';
import { createRecordLookups } from './lookUpRecords.ts';
import { mailLanguageOf } from './mailLanguageOf.ts';
import type { DomainInFile } from './policyAround.ts';
import type { FileReport } from './report.ts';
import { readZones, reverseFilesAmong } from './reverseZones.ts';
import { signedChildrenAmong } from './signedChildren.ts';
import { createTurns, type ToldFile, type Turn } from './turns.ts';
import { type CheckWorker, startWorker } from './worker.ts';

/** What came of checking one zone file: reports on it and on what it includes, or why it cannot be read. */
export type ZoneResult = readonly FileReport[] | string;

/** With less text than this in all, starting workers takes longer than the work; bytes. */
const WORTH_WORKERS = 2 << 20;

/** Why nothing can be told of a zone file, or what was found. */
type Checked = ToldFile | string;

/** What came of checking zone files. */
export interface ZoneResults {
  readonly results: readonly ZoneResult[];
  /** Why some things were not looked up, as sentences. */
  readonly unanswered: readonly string[];
}

/** Checks one file after another, or several at a time. */
interface Checks {
  /** Begins a turn: what the files of it are compared with. */
  begin(turn: Turn): Promise<void>;
  check(file: FoundFile): Promise<Checked>;
  end(): Promise<void>;
  /** How many files are to be checked at a time. */
  readonly atOnce: number;
}

/**
 * Checks zone files, on all processors where there is much to do: reverse zones in a second turn, when it is known what
 * the others say of the names that they lead to. Results are in the order of the files.
 *
 * @param git whether zones are compared with their last commit
 */
export async function checkFiles(
  files: readonly FoundFile[],
  setupOf: (path: string) => FileSetup,
  git: boolean,
  progress: Progress,
): Promise<ZoneResults> {
  const results: ZoneResult[] = [];
  const unanswered: string[] = [];
  const lookups = createRecordLookups();
  const versions = git ? createGit() : undefined;
  const domains: DomainInFile[] = [];
  const surroundings = { domains, git: versions, lookups, setupOf };
  let done = 0;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const isWorthWorkers = files.length > 1 && size >= WORTH_WORKERS && !files.some(({ path }) => path === '-');
  const processors = size < WORTH_WORKERS ? 1 : (await import('node:os')).availableParallelism();
  const workers = isWorthWorkers ? Math.min(processors, files.length) : 1;
  const checks =
    workers < 2 ? checksHere(setupOf, processors, progress) : await checksInThreads(setupOf, workers);
  try {
    const reversePaths = reverseFilesAmong(files, setupOf);
    const reverse = [...reversePaths].map(setupOf);
    const signed = signedChildrenAmong(files, setupOf);
    const wanted = reverse.length > 0 ? wantedHosts(await readZones(reverse)) : [];
    const answers = new Map<string, HostAnswer>();
    const doTurn = async (indices: readonly number[], turn: Turn) => {
      if (indices.length === 0) return;
      await checks.begin(turn);
      // The largest first, so that none of them is left for the end.
      const order =
        checks.atOnce < 2 ? [...indices] : indices.toSorted((a, b) => sizeOf(files, b) - sizeOf(files, a));
      const work = async () => {
        for (let index = order.shift(); index !== undefined; index = order.shift()) {
          const file = files[index] as FoundFile;
          const language = mailLanguageOf(file);
          const checked =
            language === undefined
              ? await checks.check(file)
              : await checkMail(setupOf(file.path), language, surroundings);
          results[index] = typeof checked === 'string' ? checked : checked.reports;
          if (typeof checked !== 'string') {
            collectAnswers(answers, checked.answers);
            for (const domain of checked.domains ?? []) domains.push({ ...domain, file: file.path });
            if (checked.unanswered !== undefined) unanswered.push(checked.unanswered);
          }
          done++;
          progress.report(() => `Checked ${done} of ${files.length} files`);
        }
      };
      await Promise.all(Array.from({ length: checks.atOnce }, work));
    };
    const isReverse = (index: number) => reversePaths.has(files[index]?.path ?? '');
    // Policies of MTA-STS are held against the zones that were checked before.
    const isPolicy = (index: number) => mailLanguageOf(files[index] as FoundFile)?.notation === 'policy';
    const all = [...files.keys()];
    const last = all.filter(isPolicy);
    const rest = all.filter((index) => !isPolicy(index));
    const turn: Turn = { git, reverse, signed, wanted, answers: [], policies: last.length > 0 };
    await doTurn(
      rest.filter((index) => !isReverse(index)),
      turn,
    );
    await doTurn(rest.filter(isReverse), { ...turn, wanted: [], answers: [...answers.values()] });
    await doTurn(last, { ...turn, wanted: [], policies: false });
  } finally {
    lookups.end();
    versions?.end();
    await checks.end();
  }
  return { results, unanswered };
}

/** Loaded here, because most runs check zones alone. */
async function checkMail(...task: Parameters<typeof checkMailFile>): ReturnType<typeof checkMailFile> {
  return (await import('../zoneCommands.ts')).forFewChecks.checkMailFile(...task);
}

function sizeOf(files: readonly FoundFile[], index: number): number {
  return files[index]?.size ?? 0;
}

function checksHere(setupOf: (path: string) => FileSetup, processors: number, progress: Progress): Checks {
  const turns = createTurns();
  return {
    atOnce: 1,
    begin: turns.begin,
    async check({ path, size }) {
      const report: FileProgress = (part, done) =>
        progress.report(() => `${path}: ${Math.floor(part * 100)} % ${done}`);
      if (size >= WORTH_HALVES && processors > 1 && path !== '-') {
        return turns.tell(await checkInHalves(setupOf(path), turns.comparer(), report));
      }
      const bytes = await readInput(path);
      if (typeof bytes === 'string') return bytes;
      return turns.tell(await checkFile(setupOf(path), bytes, turns.comparer(), report));
    },
    end: turns.end,
  };
}

async function checksInThreads(setupOf: (path: string) => FileSetup, count: number): Promise<Checks> {
  const workers = await Promise.all(Array.from({ length: count }, startWorker));
  const idle = [...workers];
  return {
    atOnce: count,
    async begin(turn) {
      await Promise.all(workers.map((worker) => worker.begin(turn)));
    },
    async check({ path }) {
      const worker = idle.pop() as CheckWorker;
      try {
        return await worker.check(setupOf(path));
      } finally {
        idle.push(worker);
      }
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}
