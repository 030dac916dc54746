import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportOverview } from '../../engine/reports/overview/reportOverview.ts';
import type { ReportJob } from '../../lsp/reports/reportReader.ts';
import type { ThreadEnd } from '../runThread.ts';
import { reportFiles } from './reportFiles.ts';

/** What the thread tells before its end: how many files it has read. */
export interface ThreadNews {
  readonly kind: 'reading';
  readonly done: number;
  readonly all: number;
}

/** How often it tells how far it is, in milliseconds. */
const PACE = 100;

const tell = (news: ThreadNews | ThreadEnd<ReportOverview>) => parentPort?.postMessage(news);

run(workerData as ReportJob).then(
  (result) => tell({ kind: 'done', result }),
  (reason: unknown) =>
    tell({ kind: 'failed', problem: reason instanceof Error ? reason.message : String(reason) }),
);

async function run({ uris, files }: ReportJob): Promise<ReportOverview> {
  const { createOverview, readReports } = await import('./reportEngine.ts');
  const builder = createOverview();
  const refuse = (file: string, reason: string) => builder.add({ reports: [], refused: [{ file, reason }] });
  const found = reportFiles(
    uris.map((uri) => fileURLToPath(uri)),
    refuse,
  );
  const all = found.length + files.length;
  let done = 0;
  let told = 0;
  const next = () => {
    done++;
    const now = Date.now();
    if (now - told < PACE && done < all) return;
    told = now;
    tell({ kind: 'reading', done, all });
  };
  for (const { path, name } of found) {
    try {
      builder.add(readReports(await readFile(path), name));
    } catch (error) {
      refuse(name, `It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    next();
  }
  for (const { name, base64 } of files) {
    builder.add(readReports(Buffer.from(base64, 'base64'), name));
    next();
  }
  return builder.overview();
}
