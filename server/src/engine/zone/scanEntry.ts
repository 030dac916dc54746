import { looksLikeRecord } from './looksLikeRecord.ts';
import { ESCAPED, INNER_QUOTES, ODD, QUOTED, type Tokens, UNTERMINATED } from './tokens.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const OPEN = 0x28;
const CLOSE = 0x29;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const BACKSLASH = 0x5c;

const PLAIN = 0;
const STOP = 1;
const STRANGE = 2;

/**
 * Bytes that stop the run over an unquoted token: blanks, line ends, `"`, `(`, `)`, `;`, the backslash; and those that
 * are strange in a zone file.
 */
const SPECIAL = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) if (byte < SPACE || byte >= 0x7f) SPECIAL[byte] = STRANGE;
for (const byte of [TAB, LF, CR, SPACE, QUOTE, OPEN, CLOSE, SEMICOLON, BACKSLASH]) SPECIAL[byte] = STOP;

/**
 * An RDATA is at most 65,535 octets, and an octet takes at most four characters (`\DDD`); longer entries cannot be
 * records, and without a bound a single parenthesis would make an edit cost the whole file.
 */
export const MAX_ENTRY_BYTES = 1 << 20;

/**
 * Reads one entry of a master file (RFC 1035 §5.1): a line, or several inside parentheses, into `tokens`.
 *
 * The grammar is BIND's: parentheses nest, a comment ends at its line's end everywhere, a quoted string ends at its
 * line's end unless that is escaped, a lone CR ends a line but neither comment nor string. Inside parentheses a line that can only be the start of a
 * record or directive ends the entry: its parenthesis was left open. That decision looks at this one line, so that
 * what an entry is never depends on text far behind it.
 *
 * @param end where the bytes end; `tokens.open` tells when the entry could go on behind it
 */
export function scanEntry(bytes: Uint8Array, from: number, end: number, tokens: Tokens): void {
  tokens.reset();
  const limit = Math.min(end, from + MAX_ENTRY_BYTES);
  let at = from;
  let depth = 0;
  let firstOpen = -1;
  const first = from < end ? (bytes[from] as number) : LF;
  tokens.leadingBlank = first === SPACE || first === TAB;

  while (at < limit) {
    const byte = bytes[at] as number;
    if (byte === SPACE || byte === TAB) {
      at++;
    } else if (byte === LF || byte === CR) {
      at++;
      if (byte === CR && at < end && bytes[at] === LF) at++;
      if (depth === 0) {
        tokens.closed = true;
        tokens.next = at;
        return;
      }
      if (looksLikeRecord(bytes, at, end, tokens)) {
        tokens.unclosedParen = firstOpen;
        tokens.closed = true;
        tokens.next = at;
        return;
      }
    } else if (byte === SEMICOLON) {
      if (isDirective(bytes, at + 1, limit)) tokens.directives.push(at);
      at++;
      while (at < limit && bytes[at] !== LF) at++;
    } else if (byte === OPEN) {
      if (depth === 0) firstOpen = at;
      else tokens.nested = true;
      depth++;
      at++;
    } else if (byte === CLOSE) {
      if (depth > 0) depth--;
      else if (tokens.strayParen < 0) tokens.strayParen = at;
      at++;
    } else if (byte === QUOTE) {
      at = scanQuoted(bytes, at, limit, tokens);
    } else {
      at = scanWord(bytes, at, limit, tokens);
    }
  }

  tokens.next = at;
  if (at < end) {
    tokens.tooLong = true;
    while (at < end && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (at < end) {
      at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
      tokens.closed = true;
    }
    tokens.next = at;
    tokens.open = !tokens.closed;
  } else if (depth > 0) {
    tokens.unclosedParen = firstOpen;
    tokens.open = true;
  }
}

const DIRECTIVE = Uint8Array.from('hostmaster-', (char) => char.charCodeAt(0));

/** Whether the comment's text starts with `hostmaster-`: it asks to suppress findings. */
function isDirective(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  while (at < limit && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  if (at + DIRECTIVE.length > limit) return false;
  for (let i = 0; i < DIRECTIVE.length; i++) if (bytes[at + i] !== DIRECTIVE[i]) return false;
  return true;
}

function scanQuoted(bytes: Uint8Array, quote: number, limit: number, tokens: Tokens): number {
  let at = quote + 1;
  let flags = QUOTED;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (byte === BACKSLASH) {
      flags |= ESCAPED;
      at += 2;
    } else if (byte === QUOTE) {
      tokens.push(quote + 1, at, flags);
      return at + 1;
    } else if (byte === LF) {
      break;
    } else {
      if (SPECIAL[byte] === STRANGE) flags |= ODD;
      at++;
    }
  }
  if (at > limit) at = limit;
  if (tokens.unclosedQuote < 0) tokens.unclosedQuote = quote;
  tokens.push(quote + 1, at, flags | UNTERMINATED);
  return at;
}

function scanWord(bytes: Uint8Array, from: number, limit: number, tokens: Tokens): number {
  let at = from;
  let flags = 0;
  while (at < limit) {
    const byte = bytes[at] as number;
    const kind = SPECIAL[byte];
    if (kind === PLAIN) {
      at++;
    } else if (kind === STRANGE) {
      flags |= ODD;
      at++;
    } else if (byte === BACKSLASH) {
      flags |= ESCAPED;
      at++;
      // An escape takes the next character with it, but never a line end.
      if (at < limit && bytes[at] !== LF && bytes[at] !== CR) at++;
    } else if (byte === QUOTE && bytes[at - 1] === EQUALS && at > from && isServiceBinding(bytes, tokens)) {
      const closing = closingQuote(bytes, at + 1, limit);
      if (closing < 0) {
        if (tokens.unclosedQuote < 0) tokens.unclosedQuote = at;
        flags |= UNTERMINATED;
        while (at < limit && bytes[at] !== LF && bytes[at] !== CR) at++;
        break;
      }
      flags |= INNER_QUOTES;
      at = closing + 1;
    } else {
      break;
    }
  }
  tokens.push(from, at, flags);
  return at;
}

function closingQuote(bytes: Uint8Array, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === LF || byte === CR) return -1;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

/** Only SVCB-like types have `key="value"` tokens; elsewhere a quote always starts a token of its own. */
function isServiceBinding(bytes: Uint8Array, tokens: Tokens): boolean {
  const last = Math.min(tokens.count, 5);
  for (let i = 0; i < last; i++) {
    for (const type of ['https', 'svcb', 'type64', 'type65']) if (tokens.is(bytes, i, type)) return true;
  }
  return false;
}
