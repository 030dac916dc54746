import {
  type CancellationToken,
  type FormattingOptions,
  MessageType,
  ShowMessageNotification,
  type TextEdit,
} from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { type FormatOptions, formatOptions } from '../../engine/editing/format/formatOptions.ts';
import { formatReading, type LineRange } from '../../engine/editing/format/formatReading.ts';
import { formatTyped } from '../../engine/editing/format/formatTyped.ts';
import type { Edit } from '../../engine/finding.ts';
import { renumber } from '../../engine/zone/zone.ts';
import type { OpenZone } from '../openZone.ts';
import { type DocumentZone, type Feature, type FeatureParts, zoneOf } from './feature.ts';

/** More edits than an editor applies within a sensible time. */
const MAX_EDITS = 100_000;

/** Formatting of a document, of ranges, and as one types. */
export const formatting: Feature = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [')'] },
  }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onDocumentFormatting(
      guard('formatting', null, ({ textDocument: { uri }, options }, token) =>
        format(parts, uri, options, token),
      ),
    );
    connection.onDocumentRangeFormatting(
      guard('formatting a range', null, ({ textDocument: { uri }, options, range }, token) =>
        format(parts, uri, options, token, range),
      ),
    );
    connection.onDocumentOnTypeFormatting(
      guard('formatting as one types', null, async ({ textDocument, position, ch, options }, token) => {
        const found = await zoneOf(parts, textDocument.uri, token);
        if (found === undefined) return null;
        const { document, zone, reading } = found;
        renumber(zone);
        return formatTyped(zone, reading, position, ch, layoutFor(document, options)).map(textEdit);
      }),
    );
  },
};

function layoutFor({ setup }: OpenZone, { insertSpaces, tabSize }: FormattingOptions): FormatOptions {
  return formatOptions(setup.config, { insertSpaces, tabSize });
}

async function format(
  parts: FeatureParts,
  uri: string,
  options: FormattingOptions,
  token: CancellationToken,
  range?: LineRange,
): Promise<TextEdit[] | null> {
  const found = await zoneOf(parts, uri, token);
  if (found === undefined) return null;
  const edits = await formatEdits(parts, found, layoutFor(found.document, options), token, range);
  if (edits === undefined) return null;
  if (edits.length <= MAX_EDITS) {
    renumber(found.zone);
    return edits.map(textEdit);
  }
  await parts.connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Warning,
    message: `Formatting would change more than ${MAX_EDITS.toLocaleString('en')} places, which an editor cannot do at once. Format a selection, or the file by the command line: hostmaster format --write FILE.`,
  });
  return null;
}

/** The edits; one too many at most. Nothing where the text has changed meanwhile. */
async function formatEdits(
  { slices }: FeatureParts,
  { judge, zone, reading }: DocumentZone,
  options: FormatOptions,
  token: CancellationToken,
  range: LineRange | undefined,
): Promise<Edit[] | undefined> {
  const { revision } = judge;
  const edits: Edit[] = [];
  const steps = function* () {
    for (const _ of formatReading(zone, reading, options, (edit) => edits.push(edit), range)) {
      if (edits.length > MAX_EDITS) return;
      yield;
    }
  };
  const isWanted = () => judge.revision === revision && !token.isCancellationRequested;
  return (await slices.run(steps(), isWanted)) ? edits : undefined;
}

function textEdit({ place, text }: Edit): TextEdit {
  const { start, end } = fileRange(place);
  return { range: { start, end }, newText: text };
}
