import { encodeUtf8 } from '../../text/utf8.ts';
import { firstBehind } from '../firstBehind.ts';
import { applyEdits, splitStrings } from '../inZone/zoneText.ts';
import type { MailEdit, Span } from '../mailRecord.ts';
import type { DocumentText } from '../recordText.ts';
import type { MappedText } from './mappedText.ts';
import type { Presented } from './presentation.ts';

/** What a string of a TXT record may hold (RFC 1035 §3.3.14); octets. */
const MAX_STRING = 255;

/** The text of a record in a document. */
export function documentText(presented: Presented): DocumentText {
  const { value } = presented;
  const { text, from, to, whole } = value;
  const placeOf = ({ start, end }: Span): Span => {
    const begins = from[start] ?? whole.end;
    return { start: begins, end: end > start ? (to[Math.min(end, text.length) - 1] as number) : begins };
  };
  const write = (put: string, { start, end }: Span) =>
    escapeAt(value, start)(put, text.charAt(start - 1), text.charAt(end));
  return {
    text,
    placeOf,
    unitAt: (offset) => unitAt(value, offset),
    write: (put, unit) => write(put, { start: unit, end: unit }),
    edit(edits) {
      if (!fits(presented, edits)) return rewritten(presented, edits);
      const inDocument: MailEdit[] = [];
      for (const edit of edits) {
        const parts = byPiece(value, edit);
        for (const [i, part] of parts.entries()) {
          const put = i > 0 ? '' : write(edit.text, part);
          if (put === undefined) return undefined;
          inDocument.push({ ...placeOf(part), text: put });
        }
      }
      return inDocument;
    },
  };
}

function unitAt({ text, from, to, whole }: MappedText, offset: number): number | undefined {
  if (text.length === 0) return offset >= whole.start && offset <= whole.end ? 0 : undefined;
  const unit = firstBehind(to, offset);
  const isIn = unit < text.length && (from[unit] as number) <= offset;
  return isIn || to[unit - 1] === offset ? unit : undefined;
}

/** How text is written that is put in at a unit. */
function escapeAt({ piece, pieces }: MappedText, unit: number) {
  const number = piece[unit] ?? piece.at(-1) ?? 0;
  return pieces[number]?.escape ?? ((text: string) => text);
}

/** A range of the text cut where one literal ends and the next begins: what is between them stays. */
function byPiece({ piece }: MappedText, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let unit = start + 1; unit < end; unit++) {
    if (piece[unit] === piece[unit - 1]) continue;
    parts.push({ start: from, end: unit });
    from = unit;
  }
  return [...parts, { start: from, end }];
}

/** Whether strings that the document cuts the text into are still short enough with these edits. */
function fits({ value, string, boundary }: Presented, edits: readonly MailEdit[]): boolean {
  if (boundary === undefined) return true;
  const lengths: number[] = [0];
  const add = (number: number, octets: number) => {
    lengths[number] = (lengths[number] ?? 0) + octets;
  };
  for (const [unit, number] of string.entries()) add(number, octetsOf(value.text.charAt(unit)));
  for (const { start, end, text } of edits) {
    for (let unit = start; unit < end; unit++) {
      add(string[unit] as number, -octetsOf(value.text.charAt(unit)));
    }
    add(string[start] ?? string.at(-1) ?? 0, octetsOf(text));
  }
  return lengths.every((length) => length <= MAX_STRING);
}

function octetsOf(text: string): number {
  return encodeUtf8(text).length;
}

/** The value anew, in strings that are short enough. */
function rewritten(
  { value, boundary }: Presented,
  edits: readonly MailEdit[],
): readonly MailEdit[] | undefined {
  const [only] = value.pieces;
  const [first] = value.from;
  const last = value.to.at(-1);
  if (only === undefined || value.pieces.length > 1) return undefined;
  const strings = splitStrings(applyEdits(value.text, edits)).map((string) => only.escape(string, '', ''));
  if (first === undefined || last === undefined || strings.includes(undefined)) return undefined;
  return [{ start: first, end: last, text: strings.join(boundary) }];
}
