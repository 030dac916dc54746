import { entryEnd, entryStart } from '../../literals/pastedEntry.ts';
import type { MailEdit } from '../../mailRecord.ts';
import { markerText } from './marker.ts';
import type { PackedRecord } from './pack.ts';
import { recordLine } from './recordLine.ts';
import type { SpfInDocument } from './spfInDocument.ts';

/**
 * The edits that put a flattened record into its document. In a file for bare records, the comment stands on the line before
 * it, and what it includes on lines behind it, written as in a zone file. In a program, its text alone is replaced.
 *
 * @param records the first is the record itself
 * @param date of the comment, as `2026-11-24`; without one there is no comment
 * @returns `undefined` where the document has no place for them
 */
export function documentEdits(
  { source, isPasted, record, text, marker, further }: SpfInDocument,
  records: readonly PackedRecord[],
  date: string | undefined,
): readonly MailEdit[] | undefined {
  const [own, ...others] = records;
  if (own === undefined || (others.length > 0 && !isPasted)) return undefined;
  const put = text.edit([{ start: 0, end: record.text.length, text: own.text }]);
  if (put === undefined) return undefined;
  if (!isPasted) return put;
  const edits = [...put];
  const place = text.placeOf({ start: 0, end: record.text.length });
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  if (date !== undefined) {
    const comment = markerText(marker?.original ?? record.text, own.text, date);
    const start = entryStart(source, place.start);
    edits.push(
      marker ? { ...marker.place, text: comment } : { start, end: start, text: `${comment}${lineEnd}` },
    );
  }
  const added: string[] = [];
  for (const other of others) {
    const old = further.find(({ owner }) => owner === other.owner)?.text;
    const change = old?.edit([{ start: 0, end: old.text.length, text: other.text }]);
    if (change === undefined) added.push(recordLine(other));
    else edits.push(...change);
  }
  for (const { owner, text: old } of further) {
    if (others.some((other) => other.owner === owner)) continue;
    const { start, end } = old.placeOf({ start: 0, end: old.text.length });
    edits.push({ start: entryStart(source, start), end: entryEnd(source, end), text: '' });
  }
  if (added.length === 0) return edits;
  const behind = entryEnd(source, place.end);
  const joined = added.join(lineEnd);
  const isEnded = source.charAt(behind - 1) === '\n';
  return [
    ...edits,
    { start: behind, end: behind, text: isEnded ? `${joined}${lineEnd}` : `${lineEnd}${joined}` },
  ];
}
