/** A part of a Received field. What stands in brackets has its content as text. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'angle' | 'square' | 'comment' | 'semicolon' | 'comma';
  readonly text: string;
  /** Where it begins in the text, and where it ends; brackets and quotes included. */
  readonly start: number;
  readonly end: number;
  /** No blank stands before it: `[192.0.2.1]:25`, `SMTPSVC(6.0)`. */
  readonly isGlued: boolean;
}

/** Counts the characters that are looked at, for tests that show that no text takes more than its length. */
export interface Tally {
  steps: number;
}

/** Real fields have some fifty parts; what is behind these is not read. */
const MOST_TOKENS = 1000;

/**
 * Splits a Received field, or what stands in one of its comments, into words, quoted strings, `<…>`, `[…]` and comments, which
 * nest (RFC 5322 §3.2.2). A bracket or quote that is never closed is a character like any other, so that a missing one does
 * not swallow the rest. Linear in the text, whatever it is.
 */
export function tokenize(text: string, tally: Tally = { steps: 0 }): readonly Token[] {
  const tokens: Token[] = [];
  const closing = commentEnds(text, tally);
  const angles = finder(text, '>', tally);
  const squares = finder(text, ']', tally);
  const quotes = finder(text, '"', tally);
  let at = 0;
  const push = (kind: Token['kind'], from: number, to: number, end: number) => {
    const isGlued = at > 0 && !isBlank(text[at - 1]);
    tokens.push({ kind, text: text.slice(from, to), start: at, end, isGlued });
    at = end;
  };
  while (at < text.length && tokens.length < MOST_TOKENS) {
    tally.steps++;
    const char = text[at];
    if (isBlank(char)) at++;
    else if (char === ';') push('semicolon', at, at + 1, at + 1);
    else if (char === ',') push('comma', at, at + 1, at + 1);
    else if (char === '(' && (closing[at] ?? 0) > 0)
      push('comment', at + 1, closing[at] as number, (closing[at] as number) + 1);
    else if (char === '<' && angles(at) > 0) pushAngle();
    else if (char === '[' && squares(at) > 0) push('square', at + 1, squares(at), squares(at) + 1);
    else if (char === '"' && quotes(at) > 0) push('quoted', at + 1, quotes(at), quotes(at) + 1);
    else pushWord();
  }
  return tokens;

  /** `<<a@example.com>>` of programs that put brackets around what had some is one address. */
  function pushAngle(): void {
    let from = at + 1;
    while (text[from] === '<') from++;
    let end = angles(from - 1) + 1;
    const to = end - 1;
    while (text[end] === '>') end++;
    tally.steps += from - at + end - to;
    push('angle', Math.min(from, to), to, end);
  }

  function pushWord(): void {
    let end = at + 1;
    while (end < text.length && !isBlank(text[end]) && !STOPS.has(text[end] as string)) end++;
    tally.steps += end - at;
    push('word', at, end, end);
  }
}

const STOPS = new Set(['(', '<', '[', ';', ',', '"']);

/** For each `(` where its `)` is; 0 where there is none. */
function commentEnds(text: string, tally: Tally): Int32Array {
  if (!text.includes('(')) return new Int32Array(0);
  const ends = new Int32Array(text.length);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    tally.steps++;
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '(') open.push(at);
    else if (char === ')') {
      const start = open.pop();
      if (start !== undefined) ends[start] = at;
    }
  }
  return ends;
}

/** Where the next such character is behind a place that only grows; -1 where there is none. Looks at each character once. */
function finder(text: string, char: string, tally: Tally): (at: number) => number {
  let found = -2;
  return (at) => {
    if (found === -1 || found > at) return found;
    found = text.indexOf(char, at + 1);
    tally.steps += found < 0 ? text.length - at : found - at;
    return found;
  };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}
