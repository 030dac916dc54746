/** A range of a message, in octets from its start. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/** One header field as it is written (RFC 5322 §2.2); folded lines and all. */
export interface HeaderField extends ByteSpan {
  /** As written, without the colon. */
  readonly name: string;
  /** In lower case, to compare. */
  readonly key: string;
  /** What follows the colon, up to the line end that is not folded. */
  readonly value: ByteSpan;
  /** Its place among all fields, from 0. */
  readonly index: number;
  /** The value on one line (RFC 5322 §2.2.3): line ends before blanks taken out; UTF-8 where it is well-formed, else ISO 8859-1. */
  readonly text: string;
}

/** A message, or what a user has of one: its octets, and where its header fields stand. */
export interface Message {
  /** What was pasted or opened. All offsets are into this. */
  readonly bytes: Uint8Array;
  /** Whether the octets are those that were given, or had to be repaired first: then offsets are not the given text's. */
  readonly isRepaired: boolean;
  /** Where lines were repaired: of each line, the one of the given text that it begins in. */
  readonly givenLines?: readonly number[];
  readonly fields: readonly HeaderField[];
  /** Where the body begins; `undefined` where there is none: body hashes are not judged then. */
  readonly body: number | undefined;
  /** What had to be repaired or guessed to read it, and what was left out, as findings at their places. */
  readonly notes: readonly MessageFinding[];
}

/** Something that a reader of the report should know. */
export interface MessageFinding {
  /** `message/…`, `received/…`, `dkim/…` and so on; each is documented. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** What is wrong, why it matters, and what to do. */
  readonly message: string;
  /** Where it shows, if it shows in one place. */
  readonly at?: ByteSpan;
  /** The field that it speaks of, by its index. */
  readonly field?: number;
}
