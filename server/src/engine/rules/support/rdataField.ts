import type { Place } from '../../finding.ts';
import type { RecordView, TokenView } from '../recordView.ts';

/**
 * Token `i` of the RDATA, from 0, where tokens are fields: `undefined` in a generated record, in the generic form
 * (RFC 3597 §5), and where there are not so many.
 */
export function fieldToken(record: RecordView, i: number): TokenView | undefined {
  const tokens = record.dataTokens();
  const [first] = tokens;
  return first === undefined || (first.text === '\\#' && !first.quoted) ? undefined : tokens[i];
}

/** Where field `i` of the RDATA stands, else type and data. */
export function fieldPlace(record: RecordView, i: number): Place {
  return fieldToken(record, i)?.place ?? record.typePlace;
}
