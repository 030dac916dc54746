import type { MailCompletion } from '../assist.ts';
import { completeTransport } from '../completeTransport.ts';
import type { StsRecord } from './stsRecord.ts';

/** What could be written at the place `offset` of a record: a whole one, a tag, or a tag's value. */
export function completeSts(record: StsRecord, offset: number): readonly MailCompletion[] {
  return completeTransport(record, offset);
}
