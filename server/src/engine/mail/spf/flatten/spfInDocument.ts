import { commentAbove } from '../../literals/pastedEntry.ts';
import type { MailRecordInDocument } from '../../literals/recordsIn.ts';
import type { Span } from '../../mailRecord.ts';
import type { DocumentText } from '../../recordText.ts';
import { plainName } from '../evaluate.ts';
import { parseSpf } from '../parseSpf.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { furtherNames } from './furtherNames.ts';
import { type Marker, readMarker } from './marker.ts';

/** An SPF record of a document that is no zone file, where it stands; places are UTF-16 offsets. */
export interface SpfInDocument {
  /** The document's text. */
  readonly source: string;
  /** Whether the document holds bare records, so that others can be written beside this one. */
  readonly isPasted: boolean;
  readonly record: SpfRecord;
  readonly text: DocumentText;
  /** Whether something in it is filled in by a program. */
  readonly isPartial: boolean;
  /** What the comment before it says, if it was flattened, and where that stands. */
  readonly marker?: Marker & { readonly place: Span };
  /** Further records of the document that it includes and that were made for it. */
  readonly further: readonly { readonly owner: string; readonly text: DocumentText }[];
}

/** The SPF record at an offset of a document, or else the first one on its line; `undefined` where there is none. */
export function spfInDocumentAt(
  source: string,
  isPasted: boolean,
  records: readonly MailRecordInDocument[],
  offset: number,
): SpfInDocument | undefined {
  const own = records.filter(({ record }) => record.kind === 'spf');
  const found =
    own.find(({ text }) => text.unitAt(offset) !== undefined) ??
    own.find(({ text }) => isOnLine(source, text.placeOf({ start: 0, end: text.text.length }), offset));
  if (found === undefined) return undefined;
  const { text, isPartial } = found;
  const record = parseSpf({ ...found.record, kind: 'spf' });
  const comment = isPasted ? commentAbove(source, text.placeOf({ start: 0, end: 0 }).start) : undefined;
  const marker = comment && readMarker(comment.text);
  const names = marker === undefined ? new Set<string>() : furtherNames(record);
  return {
    source,
    isPasted,
    record,
    text,
    isPartial,
    ...(marker && comment && { marker: { ...marker, place: comment } }),
    further: own.flatMap((other) => {
      const owner = plainName(other.record.owner ?? '');
      return other !== found && names.has(owner) ? [{ owner, text: other.text }] : [];
    }),
  };
}

function isOnLine(source: string, { start, end }: Span, offset: number): boolean {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const newline = source.indexOf('\n', offset);
  return start <= (newline < 0 ? source.length : newline) && end >= lineStart;
}
