import { code } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import { hoverTransport } from '../hoverTransport.ts';
import type { BimiRecord } from './bimiRecord.ts';

/** What is to be said of the place `offset` of a record: of its tag there, else of the record and its selector. */
export function hoverBimi(record: BimiRecord, offset: number): MailHover | undefined {
  return hoverTransport(record, offset, (tag) => {
    if (tag !== undefined) return [];
    const [, selector, domain] = /^(.+?)\._bimi\.(.+)$/.exec(record.owner ?? '') ?? [];
    const lines = record.isDeclination ? ['It declines: no logo is to be shown.'] : [];
    if (selector === undefined || domain === undefined) return lines;
    const when =
      selector === 'default'
        ? 'that name no selector'
        : `that name the selector ${code(selector)}, or whose sender "lps" of the default record leads here`;
    return [...lines, `For messages from ${code(domain)} ${when}.`];
  });
}
