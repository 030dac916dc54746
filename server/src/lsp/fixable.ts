import type { CancellationToken } from 'vscode-languageserver';
import type { PublishedFinding } from '../engine/publish.ts';
import { disableComment, type Insertion } from '../engine/rules/disableComment.ts';
import type { FeatureParts } from './features/feature.ts';
import { allFindingsOf, findingsOf } from './findings.ts';
import { mailFindings } from './mail/mailDocuments.ts';
import { isUnread } from './openZone.ts';
import type { Setup } from './setup.ts';

/** An open document whose findings can be fixed: a zone file, or one with mail records. */
export interface Fixable {
  /** As the client writes it, and in the one spelling. */
  readonly uri: string;
  readonly key: string;
  readonly setup: Setup;
  /** Those that are shown. */
  readonly findings: readonly PublishedFinding[];
  /** All, however many. */
  all(): readonly PublishedFinding[];
  /** The comment that suppresses a finding, where there are such comments. */
  comment(finding: PublishedFinding): Insertion | undefined;
}

/** A document and what was found in it, once it has been read; `undefined` when the request is cancelled before. */
export async function fixableAt(
  { zones, mail }: FeatureParts,
  uri: string,
  token: CancellationToken,
): Promise<Fixable | undefined> {
  const document = mail.get(uri);
  if (document !== undefined) {
    await document.ready;
    const { setup, key } = document;
    return {
      uri: document.uri,
      key,
      setup,
      findings: mailFindings(document, setup.config.maxFindings).findings,
      all: () => mailFindings(document, Number.POSITIVE_INFINITY).findings,
      comment: () => undefined,
    };
  }
  const zone = zones.get(uri);
  if (zone === undefined) return undefined;
  while (isUnread(zone) && !token.isCancellationRequested) await zone.ready;
  if (token.isCancellationRequested) return undefined;
  const { setup, checked } = zone;
  return {
    uri: zone.uri,
    key: zone.key,
    setup,
    findings: findingsOf(zones, zone, setup.config.maxFindings).findings,
    all: () => allFindingsOf(zones, zone),
    comment: ({ start, rule }) => disableComment(checked.zone.root.blocks, start, rule),
  };
}
