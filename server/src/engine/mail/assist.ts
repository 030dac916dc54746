import type { Span } from './mailRecord.ts';

/** What is said of a place in a record. */
export interface MailHover extends Span {
  readonly markdown: string;
}

/** One thing that could be written at a place in a record. */
export interface MailCompletion {
  readonly label: string;
  /** What it puts in place of `replaces`; `$1`, `${2:text}` are places to fill in (LSP snippet syntax). */
  readonly insert: string;
  readonly replaces: Span;
  /** One line; and more, in Markdown. */
  readonly detail: string;
  readonly documentation?: string;
  /** Lower ones first; equal ones by label. */
  readonly order?: number;
}
