import type { MailRecord } from '../mailRecord.ts';
import { readTagList, type TagRecord } from '../tags/tagList.ts';

/** A DMARC record (RFC 9989 §4.7). */
export interface DmarcRecord extends TagRecord {
  readonly kind: 'dmarc';
}

/** Reads a DMARC record (RFC 9989 §4.7), right or not. */
export function parseDmarcRecord(record: MailRecord): DmarcRecord {
  return readTagList({ ...record, kind: 'dmarc' });
}
