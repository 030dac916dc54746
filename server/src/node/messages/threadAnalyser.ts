import type { Analysis, MessageAnalyser } from '../../lsp/messages/analyser.ts';
import { runThread } from '../runThread.ts';
import type { ThreadNews } from './messageThread.ts';

/** Analyses each message in a thread of its own, which ends with it. */
export const threadAnalyser: MessageAnalyser = {
  analyse(job, { cancel, told } = {}) {
    const { source } = job;
    return runThread<Analysis, ThreadNews>('messageThread.cjs', {
      data: job,
      name: 'The analysis',
      cancel,
      told: ({ answered, waitingFor }) => told?.(answered, waitingFor),
      // Large ones would take long to be copied.
      transferList: 'bytes' in source ? [source.bytes.buffer] : [],
    });
  },
};
