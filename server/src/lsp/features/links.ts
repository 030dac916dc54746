import type { DocumentLink } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { linksOf, type ZoneLink } from '../../engine/editing/links.ts';
import { contentModified, workIn } from '../acrossZones.ts';
import { type Feature, zoneOf } from './feature.ts';

const MAX_LINKS = 10_000;

/** Links of a zone file: to files that it includes, addresses, and RFCs that comments speak of. */
export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  serve(parts) {
    const { connection, guard, zones } = parts;
    connection.onDocumentLinks(
      guard('looking for links', null, async ({ textDocument: { uri } }, token) => {
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        let all: readonly ZoneLink[] = [];
        const steps = (function* () {
          all = yield* linksOf(found.zone, found.reading, MAX_LINKS);
        })();
        if (!(await workIn(parts, found.judge.key, token, steps))) return contentModified<void>();
        return all.map(({ place, target, tooltip }): DocumentLink => {
          const { start, end } = fileRange(place);
          return { range: { start, end }, target: zones.get(target)?.uri ?? target, tooltip };
        });
      }),
    );
  },
};
