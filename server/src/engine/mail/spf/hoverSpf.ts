import type { MailHover } from '../assist.ts';
import type { SpfRecord } from './spfRecord.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverSpf(_record: SpfRecord, _offset: number): MailHover | undefined {
  return undefined;
}
