import { quotableTarget, target } from '../../records/fields/name.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import { fieldToken } from './rdataField.ts';

/**
 * The token that holds the name that a record points at: `undefined` where it has none, or none that is written.
 *
 * Every field before a target is one token.
 */
export function targetToken(record: RecordView): TokenView | undefined {
  const fields = recordTypeByNumber(record.type)?.fields ?? [];
  const i = fields.findIndex(({ kind }) => kind === target || kind === quotableTarget);
  return i < 0 ? undefined : fieldToken(record, i);
}

/** Whether a name as written ends in a dot that no backslash takes away: it is not relative to the origin. */
export function isAbsolute(text: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\.$/.test(text);
}
