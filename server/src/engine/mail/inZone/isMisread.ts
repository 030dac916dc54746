import type { RecordView } from '../../rules/recordView.ts';
import { brokenJoin } from '../../rules/support/brokenJoin.ts';
import { cutText } from '../../rules/support/cutText.ts';
import { isOneString } from '../../rules/support/dataShape.ts';
import { textStrings } from '../../rules/support/textStrings.ts';
import { hasLooseWords } from '../../rules/txt/unquotedWords.ts';
import type { ZoneView } from '../../rules/zoneView.ts';

/**
 * Whether a record's text is not what was meant to be written, since quotes or blanks are missing: the rules for texts
 * (`txt/`) say so, and what else would be found wrong with it follows from that.
 */
export function isMisread(record: RecordView, text: string, zone: ZoneView): boolean {
  if (text.startsWith("'") || cutText(record) !== undefined) return true;
  if (isOneString(record)) return false;
  const strings = textStrings(record);
  for (let i = 1; i < strings.length; i++) {
    if (brokenJoin(text, strings[i - 1] ?? '', strings[i] ?? '') !== undefined) return true;
  }
  return hasLooseWords(record, zone, record.dataTokens());
}
