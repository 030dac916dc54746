import { code } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import { hoverTransport } from '../hoverTransport.ts';
import type { StsRecord } from './stsRecord.ts';

/** `2026-11-24 12:00:00` of an id that is such a time, with whatever letters within. */
const TIME = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?/i;

/** What is to be said of the place `offset` of a record: of its tag there, else of the record. */
export function hoverSts(record: StsRecord, offset: number): MailHover | undefined {
  return hoverTransport(record, offset, (tag) => {
    const [, year, month, day, hour, minute, second = '00'] =
      (tag?.name === 'id' && TIME.exec(tag.value)) || [];
    if (year === undefined || tag === undefined) return [];
    const clock = hour === undefined ? '' : `, ${hour}:${minute}:${second}`;
    return [`${code(tag.value)} looks like a time: ${year}-${month}-${day}${clock}.`];
  });
}
