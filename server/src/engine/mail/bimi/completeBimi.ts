import type { MailCompletion } from '../assist.ts';
import { completeTransport } from '../completeTransport.ts';
import type { BimiRecord } from './bimiRecord.ts';

/** What could be written at the place `offset` of a record: a whole one, a tag, or a tag's value. */
export function completeBimi(record: BimiRecord, offset: number): readonly MailCompletion[] {
  return completeTransport(record, offset);
}
