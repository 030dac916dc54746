import type { MailHover } from '../assist.ts';
import type { StsRecord } from './stsRecord.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverSts(_record: StsRecord, _offset: number): MailHover | undefined {
  return undefined;
}
