import type { MailRecord } from '../mailRecord.ts';
import { readTagList, type TagRecord } from '../tags/tagList.ts';

/** A TLS-RPT record (RFC 8460 §3). */
export interface TlsRptRecord extends TagRecord {
  readonly kind: 'tls';
}

/** Reads a TLS-RPT record (RFC 8460 §3), right or not. */
export function parseTlsRptRecord(record: MailRecord): TlsRptRecord {
  return readTagList({ ...record, kind: 'tls' });
}
