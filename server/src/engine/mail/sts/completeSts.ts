import type { MailCompletion } from '../assist.ts';
import type { StsRecord } from './stsRecord.ts';

/** What could be written at the place `offset` of a record. */
export function completeSts(_record: StsRecord, _offset: number): readonly MailCompletion[] {
  return [];
}
