import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import type { ReportUri } from '../../mail/dmarc/reportUri.ts';
import type { MailFix } from '../../mail/mailRecord.ts';
import { removeTag } from '../../mail/tags/tagEdits.ts';

/** Takes one URI out of `rua` or `ruf`, with its comma; the tag, where it is the only one. */
export function removeUriFix(record: DmarcRecord, uri: ReportUri): MailFix {
  const title = `Remove ${uri.text}`;
  const tag = record.tags.find(({ valueSpan }) => valueSpan.start <= uri.start && uri.end <= valueSpan.end);
  const uris = record.rua.includes(uri) ? record.rua : record.ruf;
  const number = uris.indexOf(uri);
  const [before, behind] = [uris[number - 1], uris[number + 1]];
  if (behind !== undefined) return { title, edits: [{ start: uri.start, end: behind.start, text: '' }] };
  if (before !== undefined) return { title, edits: [{ start: before.end, end: uri.end, text: '' }] };
  return { title, edits: tag === undefined ? [] : [removeTag(record, tag)] };
}
