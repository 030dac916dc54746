import type { Connection } from 'vscode-languageserver';
import type { OpenZone } from './openZone.ts';
import { baseName } from './uris.ts';

/** A reading that takes less is not worth a word, in milliseconds. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 250;

/** Shows that a file is being read, if it takes long. */
export async function showProgress(connection: Connection, zone: OpenZone): Promise<void> {
  const { unread } = zone;
  const isReading = () => zone.unread === unread && !zone.failed;
  let ended = false;
  const end = zone.ready.then(() => {
    ended = true;
  });
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  if (ended || unread === undefined || !isReading()) return;
  const total = unread.bytes.length;
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(`Checking ${baseName(zone.uri)}`, 0);
  const timer = setInterval(() => {
    let read = 0;
    for (const block of zone.checked.zone.root.blocks) read += block.bytes.length;
    // Reading is about half of the work; the rules are the other half.
    progress.report(read < total ? Math.floor((50 * read) / total) : 50);
  }, INTERVAL_MS);
  await end;
  clearInterval(timer);
  progress.done();
}
