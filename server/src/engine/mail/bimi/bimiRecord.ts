import type { MailRecord } from '../mailRecord.ts';
import { readTagList, type TagRecord } from '../tags/tagList.ts';

/** A BIMI assertion record (draft-brand-indicators-for-message-identification). */
export interface BimiRecord extends TagRecord {
  readonly kind: 'bimi';
}

/** Reads a BIMI assertion record (draft-brand-indicators-for-message-identification), right or not. */
export function parseBimiRecord(record: MailRecord): BimiRecord {
  return readTagList({ ...record, kind: 'bimi' });
}
