import type { Location } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { findReferences } from '../../engine/editing/references.ts';
import { nameText } from '../../engine/zone/nameText.ts';
import { renumber } from '../../engine/zone/zone.ts';
import { contentModified, mayName, nameId, workInAll } from '../acrossZones.ts';
import { nameAt } from '../nameAt.ts';
import type { Feature } from './feature.ts';

/** So many places are answered at most: editors open the file of each. */
const MAX_REFERENCES = 10_000;

/** All places in the workspace's zones that speak of a name. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  serve(parts) {
    const { connection, guard, zones } = parts;
    connection.onReferences(
      guard('looking for references', null, async ({ textDocument: { uri }, position, context }, token) => {
        const found = await nameAt(parts, uri, position, token);
        if (found?.mention === undefined) return null;
        const { names } = found.zone;
        const name = names.fold(found.mention.name);
        const text = nameText(names, name);
        const locations = new Map<string, Location>();
        const done = await workInAll(parts, mayName(text), token, function* ({ zone }) {
          renumber(zone);
          const id = nameId(zone.names, text);
          const steps = findReferences(zone, id, ({ place, declares }) => {
            if (declares && !context.includeDeclaration) return;
            const { uri: key, start, end } = fileRange(place);
            const location = { uri: zones.get(key)?.uri ?? key, range: { start, end } };
            locations.set(`${key} ${start.line} ${start.character} ${end.line} ${end.character}`, location);
          });
          for (const step of steps) {
            if (locations.size >= MAX_REFERENCES) return;
            yield step;
          }
        });
        return done
          ? [...locations.values()].slice(0, MAX_REFERENCES).sort(byPlace)
          : contentModified<void>();
      }),
    );
  },
};

/** By file, as the zones came, and in the file's order. */
function byPlace(a: Location, b: Location): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  const { start } = a.range;
  return start.line - b.range.start.line || start.character - b.range.start.character;
}
