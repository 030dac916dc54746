import {
  type CancellationToken,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Position,
  type Range,
  RequestType,
} from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import type { Edit } from '../../engine/finding.ts';
import type { Offer } from '../../engine/mail/spf/flatten/flattening.ts';
import { flattenSpf as flatten } from '../../engine/mail/spf/flatten/flattenSpf.ts';
import { type SpfInZone, spfInZoneAt } from '../../engine/mail/spf/flatten/spfInZone.ts';
import { offerMeasure, offerTitle, proofText } from '../../engine/mail/spf/flatten/words.ts';
import { zoneEdits } from '../../engine/mail/spf/flatten/zoneEdits.ts';
import { parseSpf } from '../../engine/mail/spf/parseSpf.ts';
import { countsAsLookup, type SpfMechanism } from '../../engine/mail/spf/spfRecord.ts';
import { renumber } from '../../engine/zone/zone.ts';
import {
  type FlattenSpfOffer,
  type FlattenSpfParams,
  type FlattenSpfResult,
  flattenSpfRecord,
  flattenSpf as flattenSpfRequest,
} from '../../protocol.ts';
import { isWanted, type PlannedAction } from '../codeActions.ts';
import { filesOf, type OpenZone } from '../openZone.ts';
import { type DocumentZone, type Feature, type FeatureParts, zoneOf } from './feature.ts';

const FAULT: FlattenSpfResult = {
  problem: 'The record could not be flattened: the output of Hostmaster says more.',
};
const CHANGED: FlattenSpfResult = { problem: 'The file has changed meanwhile: try again.' };

/** Findings that flattening is the answer to. */
const ANSWERED: readonly unknown[] = ['spf/lookup-limit', 'spf/lookup-near', 'spf/flattened-drift'];

/** Makes SPF records take fewer lookups: the client shows what would change and has it changed. */
export const flattenRecords: Feature = {
  capabilities: () => ({}),
  serve(parts) {
    parts.connection.onRequest(
      new RequestType<FlattenSpfParams, FlattenSpfResult, void>(flattenSpfRequest),
      parts.guard<[FlattenSpfParams, CancellationToken], FlattenSpfResult>(
        'flattening an SPF record',
        FAULT,
        (params, token) => answer(parts, params, token),
      ),
    );
  },
};

/** The actions for the SPF record at a place: where it is asked for, and where a finding says that it is needed. */
export async function planFlattening(
  parts: FeatureParts,
  uri: string,
  range: Range,
  { only, triggerKind, diagnostics }: CodeActionContext,
  token: CancellationToken,
): Promise<PlannedAction[]> {
  const answered = diagnostics.filter(({ code }) => ANSWERED.includes(code));
  const kind = answered.length > 0 ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;
  if (!parts.abilities.flattensSpf || !isWanted(kind, only)) return [];
  if (answered.length === 0 && only === undefined && triggerKind === CodeActionTriggerKind.Automatic)
    return [];
  const found = await recordAt(parts, uri, range.start, token);
  if (found === undefined || !found.spf.record.terms.some(countsAsLookup)) return [];
  const { spf } = found;
  const about = { kind, ...(answered.length > 0 ? { diagnostics: answered } : {}) };
  const action = (title: string, isOnly: boolean): PlannedAction => ({
    ...about,
    title,
    command: { title, command: flattenSpfRecord, arguments: [uri, range.start, isOnly] },
  });
  if (spf.marker !== undefined) return [action('Refresh this flattened SPF record…', false)];
  const include = includeAt(spf, range.start);
  const target = include?.domain?.text;
  return [
    action('Flatten this SPF record…', false),
    ...(target === undefined ? [] : [action(`Flatten include:${target}…`, true)]),
  ];
}

async function answer(
  parts: FeatureParts,
  { uri, position, only = false }: FlattenSpfParams,
  token: CancellationToken,
): Promise<FlattenSpfResult> {
  const found = await recordAt(parts, uri, position, token);
  if (found === undefined) return { problem: 'There is no SPF record here: place the cursor in one.' };
  const { judge, spf } = found;
  const { checked } = judge;
  const versions = versionsOf(parts, judge);
  const dns = await parts.lookups.dnsFor(judge);
  if (typeof dns === 'string') return { problem: `Flattening needs to look up what is included. ${dns}` };
  const { marker, domain, record } = spf;
  const source =
    marker === undefined ? record : parseSpf({ kind: 'spf', text: marker.original, owner: domain });
  const include = only ? includeAt(spf, position) : undefined;
  if (only && include === undefined) return { problem: 'There is no include here that could be flattened.' };
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const { before, offers, problems, advice } = await flatten(source, dns, {
    domain,
    ...(include && { only: include }),
    reuse: spf.further.map(({ owner }) => owner),
    cancel: controller.signal,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  if (judge.checked !== checked || versionsOf(parts, judge) !== versions) return CHANGED;
  renumber(checked.zone);
  const today = new Date().toISOString().slice(0, 10);
  const notes = [...problems, ...advice];
  const shown: FlattenSpfOffer[] = [];
  for (const offer of offers) {
    const edits = zoneEdits(spf, offer.records, offer.isCopy ? today : undefined);
    if (typeof edits === 'string') notes.push(edits);
    else shown.push(toShow(parts, offer, offerMeasure(offer, before), edits));
  }
  return { owner: domain, isRefresh: marker !== undefined, offers: shown, notes };
}

/** The versions of a zone's open files: as long as they stay, so does what was read. */
function versionsOf({ zones }: FeatureParts, zone: OpenZone): string {
  return [...filesOf(zone)].map((key) => zones.get(key)?.version ?? '').join();
}

function toShow(
  { zones }: FeatureParts,
  offer: Offer,
  measure: string,
  edits: readonly Edit[],
): FlattenSpfOffer {
  const byFile = new Map<string, FlattenSpfOffer['changes'][number]['edits'][number][]>();
  for (const { place, text } of edits) {
    const { uri, start, end } = fileRange(place);
    byFile.set(uri, [...(byFile.get(uri) ?? []), { start, end, text }]);
  }
  return {
    title: offerTitle(offer),
    measure,
    steps: offer.steps.map(({ term, reason }) => `${term}: ${reason}`),
    proof: proofText(offer.proof),
    warnings: offer.warnings,
    changes: [...byFile].map(([key, own]) => {
      const open = zones.get(key);
      return { uri: open?.uri ?? key, ...(open && { version: open.version }), edits: own };
    }),
  };
}

/** The SPF record on a line of a document; nothing where several zones read it, which a change would not suit alike. */
async function recordAt(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<(DocumentZone & { readonly spf: SpfInZone }) | undefined> {
  const found = await zoneOf(parts, uri, token);
  if (found === undefined || parts.zones.judgesOf(found.document).length > 1) return undefined;
  renumber(found.zone);
  const spf = spfInZoneAt(found.zone, found.document.key, position.line);
  return spf && { ...found, spf };
}

/** The include at a position. */
function includeAt({ record, text }: SpfInZone, { line, character }: Position): SpfMechanism | undefined {
  return record.terms.find((term): term is SpfMechanism => {
    if (term.type !== 'mechanism' || term.name !== 'include') return false;
    const { start, end } = fileRange(text.placeOf(term));
    const isBehind = line > start.line || (line === start.line && character >= start.character);
    return isBehind && (line < end.line || (line === end.line && character <= end.character));
  });
}
