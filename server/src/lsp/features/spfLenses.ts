import type { CodeLens } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { spfInBrief } from '../../engine/mail/inZone/spfHints.ts';
import { GONE } from '../../engine/zone/block.ts';
import { renumber } from '../../engine/zone/zone.ts';
import { showSpfTree } from '../../protocol.ts';
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
    const title = spfInBrief(tree);
    const command = showsTrees
      ? { title, command: showSpfTree, arguments: [uri, start] }
      : { title, command: '' };
    return [{ range: { start, end }, command }];
  });
}
