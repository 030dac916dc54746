import type { MailHover } from '../assist.ts';
import type { DmarcRecord } from './dmarcRecord.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverDmarc(_record: DmarcRecord, _offset: number): MailHover | undefined {
  return undefined;
}
