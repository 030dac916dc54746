import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { findReferences } from '../../engine/editing/references.ts';
import { contentModified, workIn } from '../acrossZones.ts';
import { nameAt } from '../nameAt.ts';
import type { Feature } from './feature.ts';

/** So many blocks (4 KB each) above and below the cursor are looked through: it happens at each move of the cursor. */
const BLOCKS_AROUND = 64;

/** The other places near the cursor that have the name under it. */
export const highlights: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onDocumentHighlight(
      guard('highlighting a name', null, async ({ textDocument: { uri }, position }, token) => {
        const found = await nameAt(parts, uri, position, token);
        if (found?.mention === undefined) return null;
        const { zone, reading, key, mention } = found;
        const at = reading.blocks.indexOf(mention.entry.block);
        const blocks = reading.blocks
          .slice(Math.max(0, at - BLOCKS_AROUND), at + BLOCKS_AROUND + 1)
          .map((block) => [reading, block] as const);
        const lights: DocumentHighlight[] = [];
        const steps = findReferences(
          zone,
          zone.names.fold(mention.name),
          ({ place, declares }) => {
            const { start, end } = fileRange(place);
            const kind = declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
            lights.push({ range: { start, end }, kind });
          },
          blocks,
        );
        return (await workIn(parts, key, token, steps)) ? lights : contentModified<void>();
      }),
    );
  },
};
