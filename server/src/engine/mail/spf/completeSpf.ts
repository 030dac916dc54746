import type { MailCompletion } from '../assist.ts';
import type { SpfRecord } from './spfRecord.ts';

/** What could be written at the place `offset` of a record. */
export function completeSpf(_record: SpfRecord, _offset: number): readonly MailCompletion[] {
  return [];
}
