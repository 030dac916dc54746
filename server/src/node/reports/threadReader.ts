import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReportOverview } from '../../engine/reports/overview/reportOverview.ts';
import type { ReportReader } from '../../lsp/reports/reportReader.ts';
import type { ThreadNews } from './reportThread.ts';

/** The bundle of `reportThread.ts`, which lies beside the one that this is in. */
const THREAD = join(__dirname, 'reportThread.cjs');

/** What a thread may need before it is ended, in megabytes: sources without end would take all that the machine has. */
const MEMORY = 2048;

const GIVEN_UP = 'The reading of reports was given up.';

/** Reads reports in a thread of its own, which ends with them. */
export const threadReader: ReportReader = {
  read(job, { cancel, told } = {}) {
    return new Promise<ReportOverview>((resolve, reject) => {
      if (cancel?.aborted) return reject(new Error(GIVEN_UP));
      const worker = new Worker(THREAD, {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      });
      const end = () => {
        cancel?.removeEventListener('abort', giveUp);
        void worker.terminate();
      };
      const giveUp = () => {
        end();
        reject(new Error(GIVEN_UP));
      };
      cancel?.addEventListener('abort', giveUp);
      worker.on('message', (news: ThreadNews) => {
        if (news.kind === 'reading') return told?.(news.done, news.all);
        end();
        if (news.kind === 'done') resolve(news.overview);
        else reject(new Error(news.problem));
      });
      worker.on('error', (error) => {
        end();
        reject(isOutOfMemory(error) ? new Error(TOO_MUCH) : error);
      });
      worker.on('exit', () => {
        end();
        reject(new Error('The reading of reports ended before its time.'));
      });
    });
  },
};

const TOO_MUCH =
  'These reports tell of more sources than can be held in memory. Choose fewer of them, such as those of one month.';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
