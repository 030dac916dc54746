import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import type { FileSetup } from '../project.ts';
import { readInput } from '../readInput.ts';
import { checkFile } from './checkFile.ts';
import type { ZoneResult } from './checkFiles.ts';

/** A thread that checks one zone file at a time. */
export interface CheckWorker {
  check(job: FileSetup): Promise<ZoneResult>;
  end(): Promise<unknown>;
}

/** Starts the program anew as a thread, where it calls {@link serveChecks}. */
export function startWorker(): CheckWorker {
  const worker = new Worker(process.argv[1] ?? '');
  return {
    async check(job) {
      worker.postMessage(job);
      const [result] = await once(worker, 'message');
      return result;
    },
    end: () => worker.terminate(),
  };
}

/** Checks files for the thread that started this one. */
export function serveChecks(): void {
  parentPort?.on('message', async (job: FileSetup) => {
    const bytes = await readInput(job.path);
    const result: ZoneResult = typeof bytes === 'string' ? bytes : checkFile(job, bytes);
    parentPort?.postMessage(result);
  });
}
