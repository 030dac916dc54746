/** The kinds of mail-authentication records, by the group of their rules. */
export const MAIL_KINDS = ['spf', 'dkim', 'dmarc', 'sts', 'tls', 'bimi'] as const;

export type MailKind = (typeof MAIL_KINDS)[number];

/** A range of a record's text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A record as receivers see it, wherever it is written: in a zone, in a scratch file, in a string of a program. */
export interface MailRecord {
  readonly kind: MailKind;
  /** The strings joined without anything between them (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
  readonly text: string;
  /** Absolute, in lower case, without the final dot; `undefined` where the record stands alone. */
  readonly owner: string | undefined;
  /** The comment on the line before it, its semicolon included: of SPF records that are no part of a program, for rules that ask DNS. */
  readonly comment?: string;
}

/** What is wrong with a record's text; the runner adds the rule and finds its place in the file. */
export interface MailFinding extends Span {
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly related?: readonly (Span & { readonly message: string })[];
  /** Best first; the first is safe to apply without a look. */
  readonly fixes?: readonly MailFix[];
}

/** A correction of a record's text; its edits do not overlap. What holds the text (quotes, escapes) is not its matter. */
export interface MailFix {
  readonly title: string;
  readonly edits: readonly MailEdit[];
}

export interface MailEdit extends Span {
  readonly text: string;
}

export type MailReport = (finding: MailFinding) => void;

/** A fix with one edit. */
export function mailFix(title: string, { start, end }: Span, text: string): MailFix {
  return { title, edits: [{ start, end, text }] };
}
