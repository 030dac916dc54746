import type { MailCompletion } from '../assist.ts';
import type { TlsRptRecord } from './tlsRptRecord.ts';

/** What could be written at the place `offset` of a record. */
export function completeTls(_record: TlsRptRecord, _offset: number): readonly MailCompletion[] {
  return [];
}
