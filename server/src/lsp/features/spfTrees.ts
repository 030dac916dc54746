import { type CancellationToken, type Position, RequestType } from 'vscode-languageserver';
import { spfAt, spfInBrief } from '../../engine/mail/inZone/spfHints.ts';
import { spfInDocumentAt } from '../../engine/mail/spf/flatten/spfInDocument.ts';
import type { SpfRecord } from '../../engine/mail/spf/spfRecord.ts';
import { growTree } from '../../engine/mail/spf/tree/growTree.ts';
import type { SpfTree } from '../../engine/mail/spf/tree/spfTree.ts';
import { treeItems } from '../../engine/mail/spf/tree/treeItems.ts';
import { lineStarts, offsetIn } from '../../engine/text/lines.ts';
import { renumber } from '../../engine/zone/zone.ts';
import { type SpfTreeParams, type SpfTreeResult, spfTree } from '../../protocol.ts';
import type { OpenMailDocument } from '../mail/mailDocuments.ts';
import { type Feature, type FeatureParts, zoneOf } from './feature.ts';

const FAULT: SpfTreeResult = { problem: 'The tree could not be made: the output of Hostmaster says more.' };
const NO_RECORD: SpfTreeResult = { problem: 'There is no SPF record here: place the cursor in one.' };

/** The tree of an SPF record, for a view of its own. */
export const showTrees: Feature = {
  capabilities: () => ({}),
  serve(parts) {
    parts.connection.onRequest(
      new RequestType<SpfTreeParams, SpfTreeResult, void>(spfTree),
      parts.guard<[SpfTreeParams, CancellationToken], SpfTreeResult>(
        'showing an SPF tree',
        FAULT,
        async ({ uri, position }, token) => {
          const document = parts.mail.get(uri);
          return document === undefined
            ? await inZone(parts, uri, position, token)
            : await inDocument(parts, document, position, token);
        },
      ),
    );
  },
};

/** The tree that was grown when the zone was looked up. */
async function inZone(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<SpfTreeResult> {
  const found = await zoneOf(parts, uri, token);
  if (found === undefined) return { problem: 'The file is not open as a zone.' };
  renumber(found.zone);
  const grown = spfAt(found.judge.checked.lookups.spf, found.document.key, position);
  if (grown !== undefined) return shown(grown.record, grown.tree);
  return {
    problem:
      'No SPF record was looked up here. Place the cursor in one, and let lookups be made (the setting dns.lookups, or "Look up mail records now").',
  };
}

/** The tree of a record that is no part of a zone; DNS is asked for it. */
async function inDocument(
  { mailLookups }: FeatureParts,
  open: OpenMailDocument,
  position: Position,
  token: CancellationToken,
): Promise<SpfTreeResult> {
  await open.ready;
  const { document, text, language } = open;
  const offset = offsetIn(text, lineStarts(text), position);
  const found = spfInDocumentAt(text, language.notation === 'pasted', document.records(), offset);
  if (found === undefined) return NO_RECORD;
  if (found.isPartial) {
    return { problem: 'A program fills in a part of this record, so that it is not known what it leads to.' };
  }
  const dns = await mailLookups.dnsFor(open);
  if (typeof dns === 'string') return { problem: dns };
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const tree = await growTree(found.record, document.answering(dns), { cancel: controller.signal });
  return shown(found.record, tree);
}

function shown({ owner, text }: SpfRecord, tree: SpfTree): SpfTreeResult {
  return { title: owner ?? text.slice(0, 40), inBrief: spfInBrief(tree), items: treeItems(tree.root) };
}
