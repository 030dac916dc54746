import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { type Fold, type FoldKind, foldsOf } from '../../engine/editing/folding.ts';
import { contentModified, workIn } from '../acrossZones.ts';
import { messageFolding } from '../messages/messageFeatures.ts';
import { type Feature, zoneOf } from './feature.ts';

/** As many as VS Code shows. */
const MAX_FOLDS = 5000;

const KINDS: Partial<Record<FoldKind, FoldingRangeKind>> = {
  comment: FoldingRangeKind.Comment,
  origin: FoldingRangeKind.Region,
};

/** What can be folded in a zone file. */
export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  serve(parts) {
    const { connection, client, guard } = parts;
    const limit = client.textDocument?.foldingRange?.rangeLimit ?? MAX_FOLDS;
    connection.onFoldingRanges(
      guard('looking for what folds', null, async ({ textDocument: { uri } }, token) => {
        const message = parts.messages.get(uri);
        if (message !== undefined) return messageFolding(message, limit, token);
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        let folds: readonly Fold[] = [];
        const steps = (function* () {
          folds = yield* foldsOf(found.reading, limit);
        })();
        if (!(await workIn(parts, found.judge.key, token, steps))) return contentModified<void>();
        return folds.map(({ first, last, kind }): FoldingRange => {
          const known = KINDS[kind];
          return { startLine: first, endLine: last, ...(known === undefined ? {} : { kind: known }) };
        });
      }),
    );
  },
};
