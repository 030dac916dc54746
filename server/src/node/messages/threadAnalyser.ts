import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Analysis, MessageAnalyser } from '../../lsp/messages/analyser.ts';
import type { ThreadNews } from './messageThread.ts';

/** The bundle of `messageThread.ts`, which lies beside the one that this is in. */
const THREAD = join(__dirname, 'messageThread.cjs');

/** Analyses each message in a thread of its own, which ends with it. */
export const threadAnalyser: MessageAnalyser = {
  analyse(job, { cancel, told } = {}) {
    return new Promise<Analysis>((resolve, reject) => {
      if (cancel?.aborted) return reject(new Error('The analysis was given up.'));
      const { source } = job;
      // Large ones would take long to be copied.
      const transferList = 'bytes' in source ? [source.bytes.buffer] : [];
      const worker = new Worker(THREAD, { workerData: job, transferList });
      const end = () => {
        cancel?.removeEventListener('abort', giveUp);
        void worker.terminate();
      };
      const giveUp = () => {
        end();
        reject(new Error('The analysis was given up.'));
      };
      cancel?.addEventListener('abort', giveUp);
      worker.on('message', (news: ThreadNews) => {
        if (news.kind === 'asking') return told?.(news.answered, news.waitingFor);
        end();
        if (news.kind === 'done') resolve(news.analysis);
        else reject(new Error(news.problem));
      });
      worker.on('error', (error) => {
        end();
        reject(error);
      });
      worker.on('exit', () => {
        end();
        reject(new Error('The analysis ended before its time.'));
      });
    });
  },
};
