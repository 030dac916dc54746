import { hostDecode } from '../../message/values/charset.ts';
import { latin1 } from '../../text/bytes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { REPORT } from '../findings.ts';
import type { NoteList } from '../notes.ts';

/** The text of a report: by its byte order mark, else by what its XML declaration says, else UTF-8. Never throws. */
export function decodeText(bytes: Uint8Array, notes: NoteList): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return hostDecode('utf-16le', bytes.subarray(2)) ?? '';
  if (first === 0xfe && second === 0xff) return hostDecode('utf-16be', bytes.subarray(2)) ?? '';
  const begin = first === 0xef && second === 0xbb ? 3 : 0;
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(
    latin1(bytes, begin, Math.min(bytes.length, 300)),
  )?.[1];
  const label = declared?.toLowerCase() ?? 'utf-8';
  const isUtf8 = label === 'utf-8' || label === 'utf8' || label === 'us-ascii' || label.startsWith('utf-16');
  const other = isUtf8 ? undefined : hostDecode(label, bytes.subarray(begin));
  if (!isUtf8 && other === undefined)
    notes.add(REPORT.encoding, `The character set "${label}" is not known. UTF-8 is taken.`);
  const text = other ?? decodeUtf8(bytes, begin);
  const at = text.indexOf('\ufffd');
  if (at >= 0)
    notes.add(REPORT.encoding, 'There are octets that are no UTF-8. They are shown as U+FFFD.', at);
  return text;
}
