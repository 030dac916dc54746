import type { Progress } from '../progress.ts';
import type { FileSetup } from '../project.ts';
import { readInput } from '../readInput.ts';
import { checkFile } from './checkFile.ts';
import { checkInHalves, WORTH_HALVES } from './checkInHalves.ts';
import type { FoundFile } from './findZoneFiles.ts';
import type { FileReport } from './report.ts';
import { startWorker } from './worker.ts';

/** What came of checking one zone file: reports on it and on what it includes, or why it cannot be read. */
export type ZoneResult = readonly FileReport[] | string;

/** With less text than this in all, starting workers takes longer than the work; bytes. */
const WORTH_WORKERS = 2 << 20;

/** Checks zone files, on all processors where there is much to do. Results are in the order of the files. */
export async function checkFiles(
  files: readonly FoundFile[],
  setupOf: (path: string) => FileSetup,
  progress: Progress,
): Promise<ZoneResult[]> {
  const results: ZoneResult[] = [];
  let done = 0;
  const finish = (index: number, result: ZoneResult) => {
    results[index] = result;
    done++;
    progress.report(() => `Checked ${done} of ${files.length} files`);
  };
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const isWorthWorkers = files.length > 1 && size >= WORTH_WORKERS && !files.some(({ path }) => path === '-');
  const processors = size < WORTH_WORKERS ? 1 : (await import('node:os')).availableParallelism();
  const workers = isWorthWorkers ? Math.min(processors, files.length) : 1;
  if (workers < 2) {
    for (const [index, { path, size }] of files.entries()) {
      const report = (part: number) => progress.report(() => `${path}: ${Math.floor(part * 100)} % read`);
      if (size >= WORTH_HALVES && processors > 1 && path !== '-') {
        finish(index, await checkInHalves(setupOf(path), report));
        continue;
      }
      const bytes = await readInput(path);
      finish(index, typeof bytes === 'string' ? bytes : checkFile(setupOf(path), bytes, report));
    }
    return results;
  }

  // The largest first, so that none of them is left for the end.
  const order = [...files.keys()].sort((a, b) => (files[b]?.size ?? 0) - (files[a]?.size ?? 0));
  const work = async () => {
    const worker = await startWorker();
    try {
      for (let index = order.shift(); index !== undefined; index = order.shift()) {
        finish(index, await worker.check(setupOf(files[index]?.path ?? '')));
      }
    } finally {
      await worker.end();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
