import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** How the work of a thread ends, as it tells. */
export type ThreadEnd<R> =
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'failed'; readonly problem: string };

export interface ThreadWork<News> extends Pick<WorkerOptions, 'transferList' | 'resourceLimits'> {
  readonly data: unknown;
  /** What it does, as in "The analysis". */
  readonly name: string;
  /** Gives it up: it rejects then. */
  readonly cancel: AbortSignal | undefined;
  /** What the thread tells before its end. */
  told(news: News): void;
}

/**
 * Runs a thread for one piece of work, and ends it with that. Rejects with a sentence.
 *
 * @param bundle the thread's program, which lies beside the one that this is in
 */
export function runThread<R, News extends { readonly kind: string } = never>(
  bundle: string,
  { data, name, cancel, told, ...options }: ThreadWork<News>,
): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    const givenUp = () => new Error(`${name} was given up.`);
    if (cancel?.aborted) return reject(givenUp());
    const worker = new Worker(join(__dirname, bundle), { ...options, workerData: data });
    const end = () => {
      cancel?.removeEventListener('abort', giveUp);
      void worker.terminate();
    };
    const giveUp = () => {
      end();
      reject(givenUp());
    };
    cancel?.addEventListener('abort', giveUp);
    worker.on('message', (news: News | ThreadEnd<R>) => {
      if (!isEnd(news)) return told(news);
      end();
      if (news.kind === 'done') resolve(news.result);
      else reject(new Error(news.problem));
    });
    worker.on('error', (error) => {
      end();
      reject(error);
    });
    worker.on('exit', () => {
      end();
      reject(new Error(`${name} ended before its time.`));
    });
  });
}

function isEnd<R>(news: { readonly kind: string } | ThreadEnd<R>): news is ThreadEnd<R> {
  return news.kind === 'done' || news.kind === 'failed';
}
