import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import type { OpenZones } from './openZones.ts';
import { folderWith } from './setups.ts';
import { folderOf, schemeOf } from './uris.ts';

/**
 * Has the client watch the folders of included files, so that a change on disk reaches the zones that include them, and
 * those of documents outside the workspace.
 * Call what is returned when zones have been read: it registers anew when other folders matter.
 */
export function createWatcher(
  connection: Connection,
  zones: OpenZones,
  folders: () => readonly string[],
  relativePatterns: boolean,
): () => Promise<void> {
  let watched = '';
  let registered: Disposable | undefined;
  return async () => {
    const near = new Set<string>();
    for (const { asked, key } of zones.all()) {
      for (const each of asked) near.add(folderOf(each));
      // Its configuration lies beside it.
      if (schemeOf(key) !== 'untitled' && folderWith(key, folders()) === undefined) near.add(folderOf(key));
    }
    const wanted = [...near].sort();
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
