/** A part of a field that reports results (RFC 8601 §2.2, RFC 7208 §9.1). */
export interface ClaimToken {
  readonly kind: 'word' | 'comment' | 'equals' | 'semicolon';
  /** Without the brackets of a comment, without quotes and the backslashes in them. */
  readonly text: string;
  /** Blanks or a comment stand before it. */
  readonly isApart: boolean;
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Real fields have a hundred parts; what is behind these is not read. */
const MOST_TOKENS = 4000;

/**
 * Splits a field into words, comments, `=` and `;`. Comments nest. A value is taken up to the next blank, `;` or comment, as the
 * base64 of `header.b=` and the addresses that programs leave unquoted want it. Never fails; one pass.
 */
export function claimTokens(text: string): readonly ClaimToken[] {
  const tokens: ClaimToken[] = [];
  let isApart = true;
  for (let at = 0; at < text.length && tokens.length < MOST_TOKENS; ) {
    const char = text[at] as string;
    if (isBlank(char)) {
      isApart = true;
      at++;
    } else if (char === '(') {
      const end = commentEnd(text, at);
      const inside = text.slice(at + 1, text[end - 1] === ')' ? end - 1 : end);
      tokens.push({ kind: 'comment', text: inside.replaceAll(/\s+/g, ' ').trim(), isApart, start: at, end });
      isApart = true;
      at = end;
    } else if (char === ';' || char === '=') {
      tokens.push({
        kind: char === ';' ? 'semicolon' : 'equals',
        text: char,
        isApart,
        start: at,
        end: at + 1,
      });
      isApart = false;
      at++;
    } else {
      // With a blank before it, it may be the next name: that of the value is empty then.
      const isValue = tokens.at(-1)?.kind === 'equals' && !isApart;
      const { word, end } = readWord(text, at, isValue);
      tokens.push({ kind: 'word', text: word, isApart, start: at, end });
      isApart = false;
      at = end;
    }
  }
  return tokens;
}

/** A word; quoted strings are parts of it: `"local part"@example.com`. */
function readWord(
  text: string,
  from: number,
  isValue: boolean,
): { readonly word: string; readonly end: number } {
  let word = '';
  let at = from;
  while (at < text.length) {
    const char = text[at] as string;
    if (isBlank(char) || char === ';' || char === '(' || (char === '=' && !isValue)) break;
    if (char !== '"') {
      word += char;
      at++;
      continue;
    }
    for (at++; at < text.length && text[at] !== '"'; at++) {
      if (text[at] === '\\') at++;
      word += text[at] ?? '';
    }
    at++;
  }
  return { word, end: Math.min(at, text.length) };
}

/** Behind the bracket that closes a comment; the text's end where none does. */
function commentEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}
