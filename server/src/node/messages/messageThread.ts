import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { watchedDns } from '../../engine/dns/watchedDns.ts';
import { isSameText, withoutMark } from '../../engine/message/sameText.ts';
import type { Analysis, AnalysisJob } from '../../lsp/messages/analyser.ts';
import type { ThreadEnd } from '../runThread.ts';

/** What the thread tells before its end: what it waits for. */
export interface ThreadNews {
  readonly kind: 'asking';
  readonly answered: number;
  readonly waitingFor: string;
}

const tell = (news: ThreadNews | ThreadEnd<Analysis>) => parentPort?.postMessage(news);

run(workerData as AnalysisJob).then(
  (result) => tell({ kind: 'done', result }),
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
