import { hasPort, hostAddress } from './hostAddress.ts';
import { type HopTls, readTls } from './readTls.ts';
import { type Token, tokenize } from './tokens.ts';

/** What one comment of a Received field says. What it does not say is absent. */
export interface CommentFacts {
  /** The name that the client gave; empty where it gave none, as qmail writes. */
  readonly helo?: string | undefined;
  readonly ip?: string | undefined;
  /** The name that the client's address resolves to. */
  readonly reverse?: string | undefined;
  /** The receiver looked for that name, and found none. */
  readonly isUnnamed?: boolean;
  /** The name does not lead back to the address, or the receiver could not tell. */
  readonly isUnconfirmed?: boolean;
  /** The name before the comment is the one that the address resolves to. */
  readonly isVerified?: boolean;
  /** Whether the address stands in square brackets. */
  readonly isBracketed?: boolean;
  readonly hasPort?: boolean;
  /** What an ident server, or a login in its place, says of the client (RFC 1413). */
  readonly ident?: string | undefined;
  /** Who has logged in; empty where only that somebody has is said. */
  readonly authenticated?: string | undefined;
  readonly envelopeFrom?: string | undefined;
  readonly tls?: HopTls | undefined;
}

/** What is written in place of a name that an address has not. */
const NO_NAME = new Set(['unknown', 'softdnserr', 'unverified', 'unavailable', 'nodns', 'noptr']);

/** Whether a word stands for a name that there is not. */
export function isNoName(word: string): boolean {
  return NO_NAME.has(word.toLowerCase());
}

/** Reads a comment; all its facts, in whatever order. */
export function readComment(text: string): CommentFacts {
  const tokens = tokenize(text);
  const helo = heloOf(tokens);
  const client = clientOf(tokens, helo);
  return {
    ...client,
    helo,
    authenticated: loginOf(tokens) ?? client.authenticated,
    envelopeFrom: senderOf(tokens),
    tls: readTls(tokens),
  };
}

/** `HELO x` (qmail), `EHLO x` (GMX), `LHLO x` (Zimbra), `"EHLO x"`, `account y HELO x` (CommuniGate), `helo=x` (Exim). */
function heloOf(tokens: readonly Token[]): string | undefined {
  for (const [i, token] of tokens.entries()) {
    const quoted =
      token.kind === 'quoted' ? /^(?:helo|ehlo|lhlo)[ \t]{1,9}(\S{1,320})$/i.exec(token.text) : null;
    if (quoted !== null) return quoted[1];
    if (token.kind !== 'word') continue;
    if (/^(?:helo|ehlo|lhlo)$/i.test(token.text)) return i + 1 < tokens.length ? shown(tokens[i + 1]) : '';
    if (/^(?:helo|ehlo)=/i.test(token.text)) {
      const value = token.text.slice(5);
      const next = tokens[i + 1];
      return value === '' && next?.isGlued ? shown(next) : value;
    }
  }
  return undefined;
}

function loginOf(tokens: readonly Token[]): string | undefined {
  const words = tokens.map(({ text }) => text);
  const at = (pattern: RegExp) => tokens.findIndex(({ kind, text }) => kind === 'word' && pattern.test(text));
  const account = at(/^account$/i);
  if (account >= 0) return words[account + 1] ?? '';
  // Courier: AUTH, the mechanism, the name.
  const auth = at(/^auth:$/i);
  if (auth >= 0) return words[auth + 2] ?? '';
  const key = tokens.find(
    ({ kind, text }) => kind === 'word' && /^(?:authenticated_id|authid|authuser|auth)=./i.test(text),
  );
  if (key !== undefined) return key.text.slice(key.text.indexOf('=') + 1);
  const username = at(/^username$/i);
  if (username > 0 && /auth/i.test(words[username - 1] ?? '')) return words[username + 1] ?? '';
  const authenticated = at(/^authenticated:?$/i);
  if (authenticated < 0) return undefined;
  const rest = tokens.slice(authenticated + 1).filter(({ kind }) => kind !== 'comment');
  if (/^(?:as|user|sender|id)[:=]?$/i.test(rest[0]?.text ?? '')) return rest[1]?.text ?? '';
  return words[authenticated]?.endsWith(':') ? (rest[0]?.text ?? '') : '';
}

/** `envelope-from <a@example.com>`, `envelope-sender <a@example.com>`; the empty sender of bounces is empty. */
export function senderOf(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(
    ({ kind, text }) => kind === 'word' && /^envelope-(?:from|sender)[:=]?$/i.test(text),
  );
  return at < 0 ? undefined : (tokens[at + 1]?.text ?? '');
}

/** The client's address and its name: `name [192.0.2.1] (may be forged)`, `ident@192.0.2.1`, `unknown [192.0.2.1]`. */
function clientOf(tokens: readonly Token[], helo: string | undefined): CommentFacts {
  const limit =
    helo === undefined ? tokens.length : tokens.findIndex(({ text }) => /^(?:helo|ehlo|lhlo)/i.test(text));
  for (let i = 0; i < limit; i++) {
    const token = tokens[i] as Token;
    // Numbers of versions look like addresses; an address without brackets stands first or behind one name.
    if (token.kind !== 'square' && (token.kind !== 'word' || i > 1)) continue;
    const [ident, host] = token.kind === 'word' ? splitIdent(token.text) : [undefined, token.text];
    const ip = hostAddress(host);
    if (ip === undefined) continue;
    const before = tokens.slice(0, i).filter(({ kind }) => kind === 'word');
    const name = before.at(-1)?.text;
    const [user, reverse] = name === undefined ? [undefined, undefined] : nameBefore(name, token.isGlued);
    const words = tokens.slice(i + 1);
    const login = /^(?:login|plain|cram-md5|xymcookie)$/i.test(words[1]?.text ?? '')
      ? (ident ?? user)
      : undefined;
    return {
      ip,
      isBracketed: token.kind === 'square',
      hasPort: hasPort(host),
      ident: ident || user || undefined,
      authenticated: login,
      reverse: reverse === undefined || isNoName(reverse) ? undefined : reverse,
      isUnnamed: reverse !== undefined && isNoName(reverse),
      ...trust(words),
    };
  }
  return {};
}

/** `ident@name` or `ident@` before an address, `name` before one; names may end in the dot of the root. */
function nameBefore(word: string, isGlued: boolean): [string | undefined, string | undefined] {
  const [user, name] = splitIdent(word);
  if (isGlued && name === '') return [user, undefined];
  return [user, name.endsWith('.') ? name.slice(0, -1) : name];
}

function splitIdent(word: string): [string | undefined, string] {
  const at = word.lastIndexOf('@');
  if (at < 0) return [undefined, word];
  return [word.slice(0, at).replace(/^ident:/i, ''), word.slice(at + 1)];
}

/** What is said of the name behind the address: `verified`, `unverified`, `RDNS failed`, `(may be forged)`. */
function trust(words: readonly Token[]): CommentFacts {
  const text = words.map((word) => word.text.toLowerCase()).join(' ');
  if (/^verified\b/.test(text)) return { isVerified: true };
  if (/^(?:unverified|rdns failed)\b/.test(text)) return { isUnnamed: true };
  return /^may be forged\b/.test(text) ? { isUnconfirmed: true } : {};
}

/** The text of a part as it was written, where the brackets say something: those of a literal. */
export function shown(token: Token | undefined): string {
  if (token === undefined) return '';
  return token.kind === 'square' ? `[${token.text}]` : token.text;
}
