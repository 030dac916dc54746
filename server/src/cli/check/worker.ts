import { createOtherThread, type OtherThread } from '../../engine/halves/checkHalves.ts';
import type { Part } from '../../engine/halves/judgePart.ts';
import type { SharedZone } from '../../engine/halves/sharedZone.ts';
import type { FileSetup } from '../project.ts';
import { readInput } from '../readInput.ts';
import { UsageError } from '../usageError.ts';
import { checkFile } from './checkFile.ts';
import { checkOptions } from './openZone.ts';
import { createTurns, type ToldFile, type Turn } from './turns.ts';

/** A thread that does one job after the other. */
export interface CheckWorker {
  /** Tells what the files that follow are compared with. */
  begin(turn: Turn): Promise<void>;
  /** Checks a zone file. */
  check(setup: FileSetup): Promise<ToldFile | string>;
  /** Does a part of what there is to do for one file. */
  shareWork(setup: FileSetup): OtherThread;
  end(): Promise<unknown>;
}

/** What the thread is asked for; each is answered by one message. */
type Job =
  | { readonly kind: 'begin'; readonly turn: Turn }
  | { readonly kind: 'check'; readonly setup: FileSetup }
  | { readonly kind: 'read'; readonly setup: FileSetup; readonly bytes: Uint8Array; readonly split: number }
  | { readonly kind: 'judgeHalf' }
  | { readonly kind: 'judge'; readonly zone: SharedZone; readonly part: Part };

/** The argument of the command that makes a thread of it. */
export const AS_THREAD = '--as-thread';

/** Starts the program anew as a thread, where it calls {@link serveChecks}. */
export async function startWorker(): Promise<CheckWorker> {
  // Loaded here, because most runs need no threads.
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(process.argv[1] ?? '', { argv: ['check', AS_THREAD] });
  const waiting: { done(result: unknown): void; failed(reason: unknown): void }[] = [];
  worker.on('message', (result) => waiting.shift()?.done(result));
  worker.on('error', (reason) => {
    for (const { failed } of waiting.splice(0)) failed(reason);
  });
  /** Each kind of job has its own kind of result. */
  const send = <T>(job: Job) =>
    new Promise<T>((done, failed) => {
      waiting.push({ done: done as (result: unknown) => void, failed });
      worker.postMessage(job);
    });
  return {
    begin: (turn) => send({ kind: 'begin', turn }),
    check: (setup) => send({ kind: 'check', setup }),
    shareWork: (setup) => ({
      readSecondHalf: (bytes, split) => send({ kind: 'read', setup, bytes, split }),
      judgeHalf: () => send({ kind: 'judgeHalf' }),
      judge: (zone, part) => send({ kind: 'judge', zone, part }),
    }),
    end: () => worker.terminate(),
  };
}

/** Does what the thread asks for that started this one. */
export async function serveChecks(): Promise<undefined> {
  const { parentPort } = await import('node:worker_threads');
  if (parentPort === null) throw new UsageError(`Unknown option '${AS_THREAD}'.`);
  const turns = createTurns();
  let work: ReturnType<typeof createOtherThread> | undefined;
  const answer = async (job: Job) => {
    switch (job.kind) {
      case 'begin':
        return turns.begin(job.turn);
      case 'check': {
        const bytes = await readInput(job.setup.path);
        return typeof bytes === 'string'
          ? bytes
          : turns.tell(await checkFile(job.setup, bytes, turns.comparer()));
      }
      case 'read':
        work = createOtherThread(checkOptions(job.setup));
        return work.readSecondHalf(job.bytes, job.split);
      case 'judgeHalf':
        return work?.judgeHalf();
      case 'judge':
        return work?.judge(job.zone, job.part);
    }
  };
  parentPort.on('message', async (job: Job) => parentPort?.postMessage(await answer(job)));
  return undefined;
}
