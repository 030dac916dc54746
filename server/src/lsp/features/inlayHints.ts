import type { InlayHint as LspInlayHint } from 'vscode-languageserver';
import { inlayHints as hintsIn, type InlayHint } from '../../engine/editing/inlayHints.ts';
import { spfHints } from '../../engine/mail/inZone/spfHints.ts';
import { termCosts } from '../../engine/mail/spf/tree/termCosts.ts';
import { lineStarts, positionIn } from '../../engine/text/lines.ts';
import { GONE } from '../../engine/zone/block.ts';
import { renumber } from '../../engine/zone/zone.ts';
import type { OpenMailDocument } from '../mail/mailDocuments.ts';
import { messageInlayHints } from '../messages/messageFeatures.ts';
import { type DocumentZone, type Feature, zoneOf } from './feature.ts';

/** What the terms of SPF records cost that were looked up, in some lines of a document. */
function spfHintsIn({ document, judge, zone }: DocumentZone, from: number, to: number): InlayHint[] {
  renumber(zone);
  return judge.checked.lookups.spf
    .filter(({ text }) => {
      const { block } = text.placeOf({ start: 0, end: 0 });
      return block.uri === document.key && block.order !== GONE;
    })
    .flatMap(spfHints)
    .filter(({ at }) => at.line >= from && at.line <= to);
}

/** The same of a document that is no zone file. */
function mailSpfHints({ text, spf, setup }: OpenMailDocument, from: number, to: number): LspInlayHint[] {
  if (!setup.config['inlayHints.spf']) return [];
  const starts = lineStarts(text);
  return spf
    .flatMap(({ tree, text: own }) =>
      termCosts(tree).map(({ label, ...term }) => {
        const position = positionIn(starts, own.placeOf(term).end);
        return { position, label, paddingLeft: true };
      }),
    )
    .filter(({ position }) => position.line >= from && position.line <= to);
}

/** Inlay hints: names in full, time spans in words, dates of serial numbers, the cost of SPF terms, as far as the settings want them. */
export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.languages.inlayHint.on(
      guard('showing hints', [], async ({ textDocument: { uri }, range }, token) => {
        const message = parts.messages.get(uri);
        if (message !== undefined) return messageInlayHints(message, range, token);
        const { start, end } = range;
        const record = parts.mail.get(uri);
        if (record !== undefined) return mailSpfHints(record, start.line, end.line);
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return [];
        const { zone, reading, document } = found;
        const { config } = document.setup;
        const hints = hintsIn(
          zone,
          reading,
          { from: start.line, to: end.line },
          {
            names: config['inlayHints.names'],
            ttl: config['inlayHints.ttl'],
            serial: config['inlayHints.serial'],
            now: Date.now(),
          },
        );
        const costs = config['inlayHints.spf'] ? spfHintsIn(found, start.line, end.line) : [];
        return [...hints, ...costs].map(({ at, label, continues }) => ({
          position: at,
          label,
          ...(continues ? {} : { paddingLeft: true }),
        }));
      }),
    );
  },
};
