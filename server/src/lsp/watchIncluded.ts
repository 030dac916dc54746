import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import type { OpenZones } from './openZones.ts';
import { folderOf } from './uris.ts';

/**
 * Has the client watch the folders of included files, so that a change on disk reaches the zones that include them.
 * Call what is returned when zones have been read: it registers anew when other folders matter.
 */
export function createWatcher(
  connection: Connection,
  zones: OpenZones,
  relativePatterns: boolean,
): () => Promise<void> {
  let watched = '';
  let registered: Disposable | undefined;
  return async () => {
    const folders = new Set<string>();
    for (const { asked } of zones.all()) for (const key of asked) folders.add(folderOf(key));
    const wanted = [...folders].sort();
    if (wanted.join('\n') === watched) return;
    watched = wanted.join('\n');
    registered?.dispose();
    registered = undefined;
    if (wanted.length === 0) return;
    registered = await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: wanted.map((folder) => ({
        globPattern: relativePatterns ? { baseUri: folder, pattern: '*' } : `${decodeURI(folder)}/*`,
      })),
    });
  };
}
