import type { MailCompletion } from '../assist.ts';
import { completeTransport } from '../completeTransport.ts';
import type { TlsRptRecord } from './tlsRptRecord.ts';

/** What could be written at the place `offset` of a record: a whole one, a tag, or a tag's value. */
export function completeTls(record: TlsRptRecord, offset: number): readonly MailCompletion[] {
  return completeTransport(record, offset);
}
