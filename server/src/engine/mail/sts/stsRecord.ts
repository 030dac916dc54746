import type { MailRecord } from '../mailRecord.ts';
import { readTagList, type TagRecord } from '../tags/tagList.ts';

/** An MTA-STS record (RFC 8461 §3.1). */
export interface StsRecord extends TagRecord {
  readonly kind: 'sts';
}

/** Reads an MTA-STS record (RFC 8461 §3.1), right or not. */
export function parseStsRecord(record: MailRecord): StsRecord {
  return readTagList({ ...record, kind: 'sts' });
}
