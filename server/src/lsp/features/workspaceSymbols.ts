import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { type FoundOwner, findOwners } from '../../engine/editing/findOwners.ts';
import { labelSearch } from '../../engine/editing/names/labelSearch.ts';
import { encodeUtf8 } from '../../engine/text/utf8.ts';
import { nameText } from '../../engine/zone/nameText.ts';
import { apexOf, renumber } from '../../engine/zone/zone.ts';
import { contentModified, workInAll } from '../acrossZones.ts';
import type { IsRelevant } from '../workspaceZones.ts';
import type { Feature } from './feature.ts';

/** So many names are answered at most; who looks for one types more of it. */
const MAX_SYMBOLS = 500;

/** Names of all zones of the workspace that are asked for by a part of them. */
export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  serve(parts) {
    const { connection, guard, zones } = parts;
    connection.onWorkspaceSymbol(
      guard('looking for a name', null, async ({ query }, token) => {
        const text = query.trim();
        const symbols: SymbolInformation[] = [];
        const mayHoldText = mayHold(text);
        const isRelevant: IsRelevant = (...file) => symbols.length < MAX_SYMBOLS && mayHoldText(...file);
        const done = await workInAll(parts, isRelevant, token, function* ({ zone, key }) {
          const left = MAX_SYMBOLS - symbols.length;
          // Without a text, only the open zones are named: to know the others, all would have to be read.
          if (left <= 0 || (text === '' && zones.get(key) === undefined)) return;
          const owners = yield* findOwners(zone, text, left);
          renumber(zone);
          const containerName = nameText(zone.names, apexOf(zone).name);
          for (const owner of owners) {
            const { uri, start, end } = fileRange(owner.place);
            symbols.push({
              name: owner.name,
              kind: kindOf(owner),
              containerName,
              location: { uri: zones.get(uri)?.uri ?? uri, range: { start, end } },
            });
          }
        });
        return done ? symbols : contentModified<void>();
      }),
    );
  },
};

function kindOf({ isApex }: FoundOwner): SymbolKind {
  return isApex ? SymbolKind.Namespace : SymbolKind.Class;
}

/** Whether a zone file that is not open may have names with a text in them; for none, the open ones do. */
function mayHold(text: string): IsRelevant {
  const [first = ''] = text.split('.');
  if (first === '') return () => false;
  const search = labelSearch(encodeUtf8(first).slice(0, 200));
  return (bytes, origin) => search.next(bytes, 0) >= 0 || origin.includes(first.toLowerCase());
}
