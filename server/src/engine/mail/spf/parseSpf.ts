import type { MailRecord } from '../mailRecord.ts';
import type { SpfRecord } from './spfRecord.ts';

/** Reads an SPF record (RFC 7208 §12), right or not. */
export function parseSpf(record: MailRecord): SpfRecord {
  return { ...record, kind: 'spf', isSpf: /^v=spf1( |$)/i.test(record.text), terms: [] };
}
