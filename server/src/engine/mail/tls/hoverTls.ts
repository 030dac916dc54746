import { code } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import { hoverTransport } from '../hoverTransport.ts';
import type { TlsRptRecord } from './tlsRptRecord.ts';

/** What is to be said of the place `offset` of a record: of its tag there, else of the record, and where reports go. */
export function hoverTls(record: TlsRptRecord, offset: number): MailHover | undefined {
  return hoverTransport(record, offset, (tag) => {
    if (tag !== undefined && tag.name !== 'rua') return [];
    const lines = record.rua.flatMap(({ scheme, address, text, problem }) => {
      if (problem !== undefined) return [];
      if (scheme === 'mailto') return [`- as mail to ${code(address ?? text)}`];
      return scheme === 'https' ? [`- by HTTPS to ${code(text)}`] : [];
    });
    return lines.length === 0 ? [] : [['Reports go', ...lines].join('\n')];
  });
}
