import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { watchedDns } from '../../engine/dns/watchedDns.ts';
import { isSameText, withoutMark } from '../../engine/message/sameText.ts';
import type { Analysis, AnalysisJob } from '../../lsp/messages/analyser.ts';

/** What the thread tells: what it waits for, and at last what came of it. */
export type ThreadNews =
  | { readonly kind: 'asking'; readonly answered: number; readonly waitingFor: string }
  | { readonly kind: 'done'; readonly analysis: Analysis }
  | { readonly kind: 'failed'; readonly problem: string };

const tell = (news: ThreadNews) => parentPort?.postMessage(news);

run(workerData as AnalysisJob).then(
  (analysis) => tell({ kind: 'done', analysis }),
  (reason: unknown) =>
    tell({ kind: 'failed', problem: reason instanceof Error ? reason.message : String(reason) }),
);

async function run({ source, now, ownHosts, envelope, dns }: AnalysisJob): Promise<Analysis> {
  const bytes = await octetsOf(source);
  const client = dns && (await import('../openDns.ts')).openDns(dns);
  const watched =
    client && watchedDns(client, (answered, waitingFor) => tell({ kind: 'asking', answered, waitingFor }));
  const { analyseWithPlaces } = await import('../messageAnalysis.ts');
  const placed = await analyseWithPlaces(bytes, {
    now,
    ownHosts,
    ...(envelope !== undefined && { envelope }),
    ...(watched !== undefined && { dns: watched }),
  });
  client?.close();
  const unanswered = watched?.unanswered();
  return { ...placed, ...(unanswered !== undefined && { unanswered }) };
}

async function octetsOf(source: AnalysisJob['source']): Promise<Uint8Array> {
  if ('bytes' in source) return shownOctets(source.bytes, source.shownOf);
  return 'base64' in source ? Buffer.from(source.base64, 'base64') : readFile(new URL(source.uri));
}

/** The octets of a file where an editor shows them as this text; else the text's own. */
async function shownOctets(text: Uint8Array, uri: string | undefined): Promise<Uint8Array> {
  const file = uri === undefined ? undefined : await readFile(new URL(uri)).catch(() => undefined);
  return file !== undefined && isSameText(file, text) ? withoutMark(file) : text;
}
