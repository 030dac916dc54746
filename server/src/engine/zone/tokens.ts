import { equalsIgnoringCase } from '../text/bytes.ts';

/** What a token is made of; bits of {@link Tokens.flags}. */
export const QUOTED = 1;
export const ESCAPED = 2;
/** A `key="value"` token of SVCB (RFC 9460 §2.1): quotes stand inside it. */
export const INNER_QUOTES = 4;
/** A quoted string that its line end cut off. */
export const UNTERMINATED = 8;
/** Holds control characters or octets above 127. */
export const ODD = 16;

/**
 * The tokens of one entry, as byte ranges into the block's text: parallel columns that are filled again for each
 * entry, so that reading a file makes no object per token. A quoted token's range is what stands between its quotes.
 */
export class Tokens {
  count = 0;
  start = new Int32Array(64);
  end = new Int32Array(64);
  flags = new Uint8Array(64);
  /** Whether the entry's line starts with a blank, which stands for the last owner (RFC 1035 §5.1). */
  leadingBlank = false;
  /** Offset of the first parenthesis that never closes, of a `)` that opens nothing, of a quote left open; or -1. */
  unclosedParen = -1;
  strayParen = -1;
  unclosedQuote = -1;
  /** Offsets of the comments in the entry that speak to Hostmaster. */
  directives: number[] = [];
  /** Offset just behind the entry, its line end included. */
  next = 0;
  /** The entry runs to the end of the bytes inside parentheses: more text could still belong to it. */
  open = false;
  /** The entry passed the size limit and was cut there. */
  tooLong = false;
  /** Whether parentheses stand inside parentheses. */
  nested = false;
  /** Whether a token has {@link ODD} characters. */
  odd = false;
  /** Whether a line end closed the entry (not the end of the bytes). */
  closed = false;

  reset(): void {
    this.count = 0;
    this.leadingBlank = false;
    this.unclosedParen = -1;
    this.strayParen = -1;
    this.unclosedQuote = -1;
    this.open = false;
    this.tooLong = false;
    this.nested = false;
    this.odd = false;
    if (this.directives.length > 0) this.directives = [];
    this.closed = false;
  }

  push(start: number, end: number, flags: number): void {
    if (this.count === this.start.length) this.grow();
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.flags[this.count] = flags;
    if (flags & ODD) this.odd = true;
    this.count++;
  }

  private grow(): void {
    const size = this.start.length * 2;
    const start = new Int32Array(size);
    const end = new Int32Array(size);
    const flags = new Uint8Array(size);
    start.set(this.start);
    end.set(this.end);
    flags.set(this.flags);
    this.start = start;
    this.end = end;
    this.flags = flags;
  }

  /** Where token `i` begins, its opening quote included. */
  outerStart(i: number): number {
    return (this.start[i] as number) - ((this.flags[i] as number) & QUOTED);
  }

  /** Where token `i` ends, its closing quote included. */
  outerEnd(i: number): number {
    const flags = this.flags[i] as number;
    return (this.end[i] as number) + (flags & QUOTED && !(flags & UNTERMINATED) ? 1 : 0);
  }

  /** Whether token `i` is the unquoted word `word` (lower case), in any case. */
  is(bytes: Uint8Array, i: number, word: string): boolean {
    return (
      this.flags[i] === 0 && equalsIgnoringCase(bytes, this.start[i] as number, this.end[i] as number, word)
    );
  }
}
