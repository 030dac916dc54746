import type { MailEdit, Span } from './mailRecord.ts';

/**
 * The text of a record, with the place of each of its units in what holds it: a zone file, a string of a program.
 *
 * @typeParam P a place there
 * @typeParam E an edit there
 */
export interface RecordText<P, E> {
  /** As receivers see it: escapes undone, strings joined. */
  readonly text: string;
  /** Where a range of the text stands. */
  placeOf(span: Span): P;
  /** The unit of the text at an offset of what holds it, their number at the end; `undefined` where there is none. */
  unitAt(offset: number): number | undefined;
  /** How text is written that is put in at a unit; `undefined` where it cannot be. */
  write(text: string, unit: number): string | undefined;
  /**
   * The edits of what holds the text that make these edits of the text, with quotes, escapes and the length of strings kept
   * right; `undefined` where that cannot be.
   */
  edit(edits: readonly MailEdit[]): readonly E[] | undefined;
}

/** A text in a document: places are UTF-16 offsets of it. */
export type DocumentText = RecordText<Span, MailEdit>;
