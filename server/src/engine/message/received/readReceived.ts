import type { ReceivedTrace } from '../messageReport.ts';
import { hostAddress } from './hostAddress.ts';
import { isTransfer, localNote } from './localNote.ts';
import { type Clauses, readClauses } from './readClauses.ts';
import { type Client, readClient } from './readClient.ts';
import { isNoName, readComment, senderOf, shown } from './readComment.ts';
import { type HopTls, readTls } from './readTls.ts';
import { type Tally, type Token, tokenize } from './tokens.ts';
import { type TraceDate, traceDate } from './traceDate.ts';

/** What a Received field says, and how it says it. */
export interface ReadReceived {
  /** `null` where it tells of no hop from host to host. */
  readonly trace: ReceivedTrace | null;
  /** Why there is no trace, a sentence; `null` where there is one. */
  readonly ignored: string | null;
  readonly client: Client;
  readonly date: TraceDate;
}

/**
 * Reads a Received field (RFC 5321 §4.4), whatever program wrote it: its grammar is followed by few, so that it is read by its
 * key words and by the form of what stands in brackets.
 *
 * @param text the value on one line
 */
export function readReceived(text: string, tally?: Tally): ReadReceived {
  const tokens = unwrapped(tokenize(text, tally));
  const clauses = readClauses(tokens);
  const date = traceDate(tokens, clauses.date);
  const client = readClient(clauses);
  const note = localNote(tokens, clauses) ?? (clauses.order.length === 0 ? 'It names no host.' : undefined);
  if (note !== undefined) return { trace: null, ignored: note, client, date };
  return { trace: traceOf(tokens, clauses, client, date), ignored: null, client, date };
}

function traceOf(tokens: readonly Token[], clauses: Clauses, client: Client, date: TraceDate): ReceivedTrace {
  const facts = tokens.filter(({ kind }) => kind === 'comment').map(({ text }) => readComment(text));
  const protocol = protocolOf(clauses.with);
  const login = facts.find(({ authenticated }) => authenticated !== undefined)?.authenticated;
  const hasLoggedIn = login !== undefined || isLoginProtocol(protocol);
  const sender =
    facts.find(({ envelopeFrom }) => envelopeFrom !== undefined)?.envelopeFrom ?? senderOf(tokens);
  return {
    from:
      client.reverse ?? (isLiteral(client.name) ? (client.helo ?? client.name) : client.name) ?? client.helo,
    helo: client.helo,
    ip: client.ip,
    reverse: client.reverse,
    by: hostOf(clauses.by),
    with: protocol,
    id: clauses.id.find(isValue)?.text ?? null,
    for: clauses.for.find(isValue)?.text ?? null,
    via: phrase(clauses.via),
    tls: mergedTls([...facts.map(({ tls }) => tls), readTls(clauses.with), readTls(clauses.id.slice(1))]),
    authenticated: hasLoggedIn ? login || client.ident : null,
    isAuthenticated: hasLoggedIn,
    envelopeFrom: sender ?? clauses.sender.find(isValue)?.text ?? null,
    date: date.iso,
    time: date.time,
  };
}

/** `(from host [192.0.2.1]) by …`: all of `from` in brackets, as some gateways write it. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  const [first, ...others] = tokens;
  if (first?.kind !== 'comment' || !/^from\s/i.test(first.text)) return tokens;
  return [...tokenize(first.text), ...others];
}

function isValue({ kind }: Token): boolean {
  return kind === 'word' || kind === 'angle' || kind === 'quoted' || kind === 'square';
}

/** The receiver: its name or its address; some programs write words with blanks in place of a name. */
function hostOf(by: readonly Token[]): string | null {
  const [first] = by;
  if (first === undefined || !isValue(first)) return null;
  const name = shown(first).replace(/\.$/, '');
  if (first.kind !== 'word' || name.includes('.') || hostAddress(name) !== undefined)
    return isNoName(name) ? null : name;
  return phrase(by);
}

/** The protocol where one is written, be it with more behind it; else what stands there. */
function protocolOf(tokens: readonly Token[]): string | null {
  const [first] = tokens.filter(({ kind }) => kind === 'word');
  const name = first?.text.split('/', 1)[0] ?? '';
  if (isTransfer(name)) return name;
  const last = phrase(tokens)?.split(' ').at(-1);
  if (last !== undefined && isTransfer(last)) return last;
  const square = tokens.find(({ kind }) => kind === 'square');
  return phrase(tokens) ?? square?.text ?? null;
}

function isLiteral(name: string | null): boolean {
  return name !== null && hostAddress(name) !== undefined;
}

/** The words up to the first comment; `null` where there are none. */
function phrase(tokens: readonly Token[]): string | null {
  const start = tokens.findIndex(({ kind }) => kind === 'word');
  if (start < 0) return null;
  let end = start;
  while (tokens[end]?.kind === 'word') end++;
  return tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
}

/** The protocols that say that the client had logged in (RFC 3848 §1); Exim wrote asmtp before there were any. */
function isLoginProtocol(protocol: string | null): boolean {
  return protocol !== null && /^(?:(?:utf8|e)?smtps?a|asmtp)$/i.test(protocol);
}

/** Version and cipher may stand in different parts, as Exim writes them. */
function mergedTls(parts: readonly (HopTls | undefined)[]): HopTls | null {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return null;
  return {
    version: said.find(({ version }) => version !== null)?.version ?? null,
    cipher: said.find(({ cipher }) => cipher !== null)?.cipher ?? null,
  };
}
