import type { Connection } from 'vscode-languageserver';
import { isUnread, type OpenZone } from './openZone.ts';
import { baseName } from './uris.ts';

/** Work that takes less is not worth a word, in milliseconds. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 250;

/** Shows that a file is being read, if it takes long: once, however often the work begins anew. */
export function createProgress(connection: Connection): (zone: OpenZone) => Promise<void> {
  const shown = new WeakSet<OpenZone>();
  return async (zone) => {
    if (shown.has(zone)) return;
    shown.add(zone);
    const end = untilRead(zone);
    try {
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      if (!isUnread(zone)) return;
      const progress = await connection.window.createWorkDoneProgress();
      progress.begin(`Checking ${baseName(zone.uri)}`, 0);
      const timer = setInterval(() => progress.report(percentOf(zone)), INTERVAL_MS);
      await end;
      clearInterval(timer);
      progress.done();
    } finally {
      shown.delete(zone);
    }
  };
}

async function untilRead(zone: OpenZone): Promise<void> {
  while (isUnread(zone)) await zone.ready;
}

/** Reading is about half of the work; the rules are the other half. */
function percentOf({ checked }: OpenZone): number {
  let read = 0;
  let total = 0;
  for (const { bytes, isRead } of checked.zone.root.blocks) {
    total += bytes.length;
    if (isRead) read += bytes.length;
  }
  return Math.floor((50 * read) / Math.max(total, 1));
}
