import type { Span } from '../mailRecord.ts';

/**
 * How text is written in a literal; `undefined` where it cannot be.
 *
 * @param before, after the units of the text that it comes to stand between; empty at its ends
 */
export type Escape = (text: string, before: string, after: string) => string | undefined;

/** What a text is made of, such as one literal among several that are joined. */
export interface Piece {
  readonly escape: Escape;
}

/** A text with the range of a document that each of its units stands at, and the piece that it is in. */
export interface MappedText {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly piece: readonly number[];
  readonly pieces: readonly Piece[];
  /** Where it stands, without the quotes around it. */
  readonly whole: Span;
}

/** A text that is being read. */
export interface Mapping {
  /** Begins a piece at an offset of the document; what is added from then on is in it. */
  begin(written: Escape, at: number): void;
  /** Adds text that stands for a range of the document. */
  add(text: string, from: number, to: number): void;
  /** Adds a range of the document that stands for itself. */
  copy(source: string, from: number, to: number): void;
  /** Adds a line's end, which stands for one blank: blanks around it, as far as `to`, are a part of it. */
  fold(from: number, to: number): void;
  /** Takes blanks from the end. */
  trimEnd(): void;
  /** @param end where the last piece ends in the document */
  done(end: number): MappedText;
}

export function createMapping(): Mapping {
  const units: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const piece: number[] = [];
  const pieces: Piece[] = [];
  let start = 0;
  const add = (unit: string, first: number, last: number) => {
    units.push(unit);
    from.push(first);
    to.push(last);
    piece.push(pieces.length - 1);
  };
  const drop = () => {
    units.pop();
    to.pop();
    piece.pop();
    return from.pop() as number;
  };
  return {
    begin(written, at) {
      if (pieces.length === 0) start = at;
      pieces.push({ escape: written });
    },
    add(text, first, last) {
      for (let i = 0; i < text.length; i++) add(text.charAt(i), first, last);
    },
    copy(source, first, last) {
      for (let at = first; at < last; at++) add(source.charAt(at), at, at + 1);
    },
    fold(first, last) {
      let begins = first;
      while (isBlank(units.at(-1))) begins = drop();
      add(' ', begins, last);
    },
    trimEnd() {
      while (isBlank(units.at(-1))) drop();
    },
    done: (end) => ({ text: units.join(''), from, to, piece, pieces, whole: { start, end } }),
  };
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t';
}
