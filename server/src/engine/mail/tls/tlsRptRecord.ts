import { type ReportUri, readReportUris } from '../dmarc/reportUri.ts';
import type { MailRecord } from '../mailRecord.ts';
import { tagOf } from '../tags/tagList.ts';
import { readTransportRecord, type TransportRecord } from '../transportRecord.ts';

/** A TLS-RPT record (RFC 8460 §3). */
export interface TlsRptRecord extends TransportRecord {
  readonly kind: 'tls';
  /** Where reports go: `mailto` and `https` URIs, right or not. */
  readonly rua: readonly ReportUri[];
}

/** Reads a TLS-RPT record (RFC 8460 §3), right or not. */
export function parseTlsRptRecord(record: MailRecord): TlsRptRecord {
  const read = readTransportRecord(record, 'tls');
  const rua = tagOf(read, 'rua');
  return { ...read, rua: rua === undefined ? [] : readReportUris(rua) };
}
