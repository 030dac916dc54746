import { RequestType } from 'vscode-languageserver';
import { spfAt, spfInBrief } from '../../engine/mail/inZone/spfHints.ts';
import { treeItems } from '../../engine/mail/spf/tree/treeItems.ts';
import { renumber } from '../../engine/zone/zone.ts';
import { type SpfTreeParams, type SpfTreeResult, spfTree } from '../../protocol.ts';
import { type Feature, zoneOf } from './feature.ts';

const FAULT: SpfTreeResult = { problem: 'The tree could not be made: the output of Hostmaster says more.' };

/** The tree of an SPF record, for a view of its own. */
export const showTrees: Feature = {
  capabilities: () => ({}),
  serve(parts) {
    parts.connection.onRequest(
      new RequestType<SpfTreeParams, SpfTreeResult, void>(spfTree),
      parts.guard('showing an SPF tree', FAULT, async ({ uri, position }, token): Promise<SpfTreeResult> => {
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return { problem: 'The file is not open as a zone.' };
        renumber(found.zone);
        const { spf } = found.judge.checked.lookups;
        const grown = spfAt(spf, found.document.key, position);
        if (grown === undefined) {
          return {
            problem:
              'No SPF record was looked up here. Place the cursor in one, and let lookups be made (the setting dns.lookups, or "Look up mail records now").',
          };
        }
        const { record, tree } = grown;
        const title = record.owner ?? record.text.slice(0, 40);
        return { title, inBrief: spfInBrief(tree), items: treeItems(tree.root) };
      }),
    );
  },
};
