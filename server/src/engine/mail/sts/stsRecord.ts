import type { MailRecord } from '../mailRecord.ts';
import { readTransportRecord, type TransportRecord } from '../transportRecord.ts';

/** An MTA-STS record (RFC 8461 §3.1). */
export interface StsRecord extends TransportRecord {
  readonly kind: 'sts';
}

/** Reads an MTA-STS record (RFC 8461 §3.1), right or not. */
export function parseStsRecord(record: MailRecord): StsRecord {
  return readTransportRecord(record, 'sts');
}
