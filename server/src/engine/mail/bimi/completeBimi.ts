import type { MailCompletion } from '../assist.ts';
import type { BimiRecord } from './bimiRecord.ts';

/** What could be written at the place `offset` of a record. */
export function completeBimi(_record: BimiRecord, _offset: number): readonly MailCompletion[] {
  return [];
}
