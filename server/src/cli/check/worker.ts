import { once } from 'node:events';
import type { FileSetup } from '../project.ts';
import { readInput } from '../readInput.ts';
import { UsageError } from '../usageError.ts';
import { checkFile } from './checkFile.ts';
import type { ZoneResult } from './checkFiles.ts';

/** A thread that checks one zone file at a time. */
export interface CheckWorker {
  check(job: FileSetup): Promise<ZoneResult>;
  end(): Promise<unknown>;
}

/** The argument of the command that makes a thread of it. */
export const AS_THREAD = '--as-thread';

/** Starts the program anew as a thread, where it calls {@link serveChecks}. */
export async function startWorker(): Promise<CheckWorker> {
  // Loaded here, because most runs need no threads.
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(process.argv[1] ?? '', { argv: ['check', AS_THREAD] });
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
export async function serveChecks(): Promise<undefined> {
  const { parentPort } = await import('node:worker_threads');
  if (parentPort === null) throw new UsageError(`Unknown option '${AS_THREAD}'.`);
  parentPort.on('message', async (job: FileSetup) => {
    const bytes = await readInput(job.path);
    const result: ZoneResult = typeof bytes === 'string' ? bytes : checkFile(job, bytes);
    parentPort?.postMessage(result);
  });
  return undefined;
}
