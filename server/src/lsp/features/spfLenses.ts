import type { CodeLens, Range } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { spfInBrief } from '../../engine/mail/inZone/spfHints.ts';
import type { SpfTree } from '../../engine/mail/spf/tree/spfTree.ts';
import { lineStarts, positionIn } from '../../engine/text/lines.ts';
import { GONE } from '../../engine/zone/block.ts';
import { renumber } from '../../engine/zone/zone.ts';
import { showSpfTree } from '../../protocol.ts';
import type { OpenMailDocument } from '../mail/mailDocuments.ts';
import type { DocumentZone } from './feature.ts';

/** What stands above an SPF record that was looked up: what it costs; a click shows its tree, where the client can. */
export function spfLenses(
  { document, judge, zone }: DocumentZone,
  uri: string,
  showsTrees: boolean,
): CodeLens[] {
  renumber(zone);
  return judge.checked.lookups.spf.flatMap(({ text, tree }) => {
    const place = text.placeOf({ start: 0, end: text.text.length });
    if (place.block.order === GONE || place.block.uri !== document.key) return [];
    const { start, end } = fileRange(place);
    return [lens(tree, uri, { start, end }, showsTrees)];
  });
}

/** The same of a document that is no zone file. */
export function mailSpfLenses({ text, spf }: OpenMailDocument, uri: string, showsTrees: boolean): CodeLens[] {
  const starts = lineStarts(text);
  return spf.map(({ tree, text: own }) => {
    const { start, end } = own.placeOf({ start: 0, end: own.text.length });
    return lens(tree, uri, { start: positionIn(starts, start), end: positionIn(starts, end) }, showsTrees);
  });
}

function lens(tree: SpfTree, uri: string, range: Range, showsTrees: boolean): CodeLens {
  const title = spfInBrief(tree);
  const command = showsTrees
    ? { title, command: showSpfTree, arguments: [uri, range.start] }
    : { title, command: '' };
  return { range, command };
}
