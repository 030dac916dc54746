import type { MailHover } from '../assist.ts';
import type { BimiRecord } from './bimiRecord.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverBimi(_record: BimiRecord, _offset: number): MailHover | undefined {
  return undefined;
}
