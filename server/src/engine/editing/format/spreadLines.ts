import { withoutBlanks } from './readShapes.ts';
import type { Shape } from './shape.ts';

/** What an entry in parentheses is made of, from its data on: tokens, comments, the last parenthesis. */
export interface Atom {
  readonly kind: 'token' | 'comment' | 'close';
  /** The token's index. */
  readonly token: number;
  readonly start: number;
  readonly end: number;
  /** How many line ends stand before it. */
  readonly lines: number;
}

export interface SpreadEntry {
  readonly atoms: readonly Atom[];
  /** The token before which the first parenthesis opens, of the data; -1 where none is. */
  readonly open: number;
}

const LF = 0x0a;
const CR = 0x0d;
const OPEN = 0x28;
const CLOSE = 0x29;
const SEMICOLON = 0x3b;

/**
 * Takes an entry apart; `undefined` where a comment stands among owner, TTL, class and type, whose place would be lost.
 */
export function takeApart(shape: Shape): SpreadEntry | undefined {
  const { tokens, block, textEnd, dataFrom } = shape;
  const { bytes } = block;
  const atoms: Atom[] = [];
  let open = -1;
  let lines = 0;
  let at = shape.start;
  const push = (kind: Atom['kind'], start: number, end: number, token: number) => {
    atoms.push({ kind, start, end, token, lines });
    lines = 0;
  };
  for (let i = 0; i <= tokens.count; i++) {
    const stop = i < tokens.count ? tokens.outerStart(i) : textEnd;
    for (; at < stop; at++) {
      const byte = bytes[at];
      if (byte === LF) lines++;
      else if (byte === OPEN && open < 0) open = Math.max(i, dataFrom);
      else if (byte === CLOSE && i === tokens.count) push('close', at, at + 1, -1);
      else if (byte === SEMICOLON) {
        if (i < dataFrom) return undefined;
        const start = at;
        while (at < stop && bytes[at] !== LF) at++;
        const end = at > start && bytes[at - 1] === CR ? at - 1 : at;
        push('comment', start, withoutBlanks(bytes, start, end), -1);
        at--;
      }
    }
    if (i === tokens.count) break;
    at = tokens.outerEnd(i);
    if (i >= dataFrom) push('token', tokens.outerStart(i), at, i);
    else lines = 0;
  }
  return { atoms: onlyLastClose(atoms), open };
}

/** Of several closing parentheses the last one counts, and the line ends before those that go. */
function onlyLastClose(atoms: readonly Atom[]): Atom[] {
  const last = atoms.findLastIndex(({ kind }) => kind === 'close');
  const kept: Atom[] = [];
  let lines = 0;
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind === 'close' && i !== last) {
      lines += atom.lines;
      continue;
    }
    kept.push({ ...atom, lines: atom.lines + lines });
    lines = 0;
  }
  return kept;
}

/** A line of an entry that is to be laid out. */
export interface SpreadLine {
  /** Empty lines before it. */
  readonly blank: number;
  readonly tokens: Atom[];
  /** Whether the parenthesis opens before its first token, or behind its last. */
  opens: 'no' | 'before' | 'behind';
  /** Whether the parenthesis closes behind its last token, or is all of it. */
  closes: boolean;
  comment: Atom | undefined;
  /** A comment that is to be added. */
  added: string | undefined;
}

export function newLine(blank = 0): SpreadLine {
  return { blank, tokens: [], opens: 'no', closes: false, comment: undefined, added: undefined };
}
