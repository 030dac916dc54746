import type { MailRecord } from '../mailRecord.ts';
import { readTagList, type TagRecord } from '../tags/tagList.ts';

/** A DKIM key record (RFC 6376 §3.6.1). */
export interface DkimKey extends TagRecord {
  readonly kind: 'dkim';
}

/** Reads a DKIM key record (RFC 6376 §3.6.1), right or not. */
export function parseDkimKey(record: MailRecord): DkimKey {
  return readTagList({ ...record, kind: 'dkim' });
}
