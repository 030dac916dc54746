import type { MailCompletion } from '../assist.ts';
import type { DmarcRecord } from './dmarcRecord.ts';

/** What could be written at the place `offset` of a record. */
export function completeDmarc(_record: DmarcRecord, _offset: number): readonly MailCompletion[] {
  return [];
}
