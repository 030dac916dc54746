import {
  type CancellationToken,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Position,
  type Range,
  RequestType,
} from 'vscode-languageserver';
import { leftPtrOut } from '../../engine/mail/spf/flatten/choices.ts';
import { flattenSpf as flatten } from '../../engine/mail/spf/flatten/flattenSpf.ts';
import { offerMeasure, offerTitle, proofText } from '../../engine/mail/spf/flatten/words.ts';
import { parseSpf } from '../../engine/mail/spf/parseSpf.ts';
import { countsAsLookup } from '../../engine/mail/spf/spfRecord.ts';
import {
  type FlattenSpfOffer,
  type FlattenSpfParams,
  type FlattenSpfResult,
  flattenSpfRecord,
  flattenSpf as flattenSpfRequest,
} from '../../protocol.ts';
import { isWanted, type PlannedAction } from '../codeActions.ts';
import type { Flattenable } from '../flattening/flattenable.ts';
import { flattenableInDocument } from '../flattening/inDocument.ts';
import { flattenableInZone } from '../flattening/inZone.ts';
import type { Feature, FeatureParts } from './feature.ts';

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
  const found = await flattenableAt(parts, uri, range.start, token);
  if (found === undefined || found.problem !== undefined || !found.record.terms.some(countsAsLookup))
    return [];
  const about = { kind, ...(answered.length > 0 ? { diagnostics: answered } : {}) };
  const action = (title: string, isOnly: boolean): PlannedAction => ({
    ...about,
    title,
    command: { title, command: flattenSpfRecord, arguments: [uri, range.start, isOnly] },
  });
  if (found.original !== undefined) return [action('Refresh this flattened SPF record…', false)];
  const target = found.include?.domain?.text;
  return [
    action('Flatten this SPF record…', false),
    ...(target === undefined ? [] : [action(`Flatten include:${target}…`, true)]),
  ];
}

function flattenableAt(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<Flattenable | undefined> {
  return parts.mail.get(uri) === undefined
    ? flattenableInZone(parts, uri, position, token)
    : flattenableInDocument(parts, uri, position);
}

async function answer(
  parts: FeatureParts,
  { uri, position, only = false, domain: told, withoutPtr = false, withHosts = false }: FlattenSpfParams,
  token: CancellationToken,
): Promise<FlattenSpfResult> {
  const found = await flattenableAt(parts, uri, position, token);
  if (found === undefined) return { problem: 'There is no SPF record here: place the cursor in one.' };
  const { record, original, include, reuse, problem } = found;
  if (problem !== undefined) return { problem };
  if (only && include === undefined) return { problem: 'There is no include here that could be flattened.' };
  const dns = await found.dns();
  if (typeof dns === 'string') return { problem: `Flattening needs to look up what is included. ${dns}` };
  const domain = found.domain ?? told;
  if (domain === undefined)
    return { problem: 'Nothing here tells which domain the record is of.', asksDomain: found.start };
  const source = original === undefined ? record : parseSpf({ kind: 'spf', text: original, owner: domain });
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const { before, offers, problems, advice, choices } = await flatten(source, dns, {
    domain,
    ...(only && include && { only: include }),
    // What was left out before stays out.
    withoutPtr: withoutPtr || leftPtrOut(source, record),
    withHosts,
    reuse,
    cancel: controller.signal,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  if (!found.isCurrent()) return CHANGED;
  const today = new Date().toISOString().slice(0, 10);
  const notes = [...problems, ...advice];
  const shown: FlattenSpfOffer[] = [];
  for (const offer of offers) {
    const put = found.put(offer, offer.isCopy ? today : undefined);
    if (typeof put === 'string') notes.push(put);
    else {
      shown.push({
        title: offerTitle(offer),
        measure: offerMeasure(offer, before),
        steps: offer.steps.map(({ term, reason }) => `${term}: ${reason}`),
        proof: proofText(offer),
        warnings: offer.warnings,
        ...put,
      });
    }
  }
  return { owner: domain, isRefresh: original !== undefined, offers: shown, notes, choices };
}
