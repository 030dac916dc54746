import type { ReportOverview } from '../../engine/reports/overview/reportOverview.ts';
import type { ReportReader } from '../../lsp/reports/reportReader.ts';
import { runThread } from '../runThread.ts';
import type { ThreadNews } from './reportThread.ts';

/** What the thread may need before it is ended, in megabytes: sources without end would take all that the machine has. */
const MEMORY = 2048;

/** Reads reports in a thread of its own, which ends with them. */
export const threadReader: ReportReader = {
  async read(job, { cancel, told } = {}) {
    try {
      return await runThread<ReportOverview, ThreadNews>('reportThread.cjs', {
        data: job,
        name: 'The reading of reports',
        cancel,
        told: ({ done, all }) => told?.(done, all),
        resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      });
    } catch (error) {
      throw isOutOfMemory(error) ? new Error(TOO_MUCH) : error;
    }
  },
};

const TOO_MUCH =
  'These reports tell of more sources than can be held in memory. Choose fewer of them, such as those of one month.';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
