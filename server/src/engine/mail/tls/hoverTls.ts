import type { MailHover } from '../assist.ts';
import type { TlsRptRecord } from './tlsRptRecord.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverTls(_record: TlsRptRecord, _offset: number): MailHover | undefined {
  return undefined;
}
