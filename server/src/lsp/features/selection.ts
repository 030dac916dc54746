import type { SelectionRange } from 'vscode-languageserver';
import { cursorAt } from '../../engine/editing/entryAt.ts';
import { selectionAt } from '../../engine/editing/selection.ts';
import { type Feature, zoneOf } from './feature.ts';

/** What a selection grows to: from a label to the record, its RRset and its owner's records. */
export const selection: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onSelectionRanges(
      guard('growing a selection', null, async ({ textDocument: { uri }, positions }, token) => {
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        const { zone, reading } = found;
        return positions.map((position): SelectionRange => {
          const ranges = selectionAt(zone, cursorAt(zone, reading, position)).reverse();
          const grown = ranges.reduce<SelectionRange | undefined>(
            (parent, range) => ({ range, ...(parent === undefined ? {} : { parent }) }),
            undefined,
          );
          return grown ?? { range: { start: position, end: position } };
        });
      }),
    );
  },
};
