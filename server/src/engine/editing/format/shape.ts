import type { Block } from '../../zone/block.ts';
import { Tokens } from '../../zone/tokens.ts';

/**
 * What an entry is to the formatter: `odd` is what cannot be read, or is written in a way that is better not touched. It
 * stays as it is.
 */
export type ShapeKind = 'blank' | 'comment' | 'directive' | 'record' | 'odd';

/** An entry as it is laid out now; one object is filled again for each entry. Offsets are bytes of its block. */
export class Shape {
  kind: ShapeKind = 'blank';
  block: Block;
  readonly tokens = new Tokens();
  /** Index of the block in its reading. */
  index = 0;
  /** From the start of its first line to behind its last line end. */
  start = 0;
  end = 0;
  /** Where its last line ends, before the line end. */
  textEnd = 0;
  /** Tokens of a record's header, -1 where it has none. */
  ttlToken = -1;
  classToken = -1;
  typeToken = -1;
  /** The type's number. */
  type = -1;
  /** The comment that ends the only line, and where it ends without blanks; -1 for none. */
  comment = -1;
  commentEnd = -1;
  /** Whether it has parentheses, or more than one line. */
  isSpread = false;

  constructor(block: Block) {
    this.block = block;
  }

  get hasOwner(): boolean {
    return !this.tokens.leadingBlank;
  }

  /** The first token of the RDATA. */
  get dataFrom(): number {
    return this.typeToken + 1;
  }
}
