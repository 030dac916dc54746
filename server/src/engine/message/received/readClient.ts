import { hostAddress } from './hostAddress.ts';
import type { Clauses } from './readClauses.ts';
import { isNoName, readComment, shown } from './readComment.ts';
import type { Token } from './tokens.ts';

/** Who handed the message over, as the receiver noted it. */
export interface Client {
  /** The first name behind `from`. */
  readonly name: string | null;
  readonly helo: string | null;
  readonly ip: string | null;
  readonly reverse: string | null;
  readonly isUnnamed: boolean;
  readonly isUnconfirmed: boolean;
  readonly ident: string | null;
}

/** Programs that write the name that the address resolves to first, and the HELO only where it differs. */
const REVERSE_FIRST = /^(?:exim|ecelerity)\b/i;
/** How Exim names its queue entries: the program says so even where its name is left out. */
const EXIM_ID = /^[0-9a-z]{6}-[0-9a-z]{6,11}-[0-9a-z]{2,4}$/i;

/**
 * Reads what stands behind `from`. The order in which programs write the two names differs: by the form in which the address
 * stands beside them, and where that leaves it open by the program, it is told which of them was looked up and which was claimed.
 */
export function readClient(clauses: Clauses): Client {
  const { from, by, via, order } = clauses;
  const [first, ...others] = from;
  const literal = first?.kind === 'square' ? hostAddress(first.text) : undefined;
  const name = nameOf(first, literal);
  const behind = first?.kind === 'comment' ? from : others;
  const comments = behind.filter(({ kind }) => kind === 'comment');
  const facts = comments.map(({ text }) => readComment(text));
  const address = facts.find(({ ip }) => ip !== undefined);
  const square = others.find(({ kind, text }) => kind === 'square' && hostAddress(text) !== undefined);
  const bare = name === null || literal !== undefined ? literal : hostAddress(name);
  const ip = address?.ip ?? (square && hostAddress(square.text)) ?? bare ?? null;
  const claimed = facts.find(({ helo }) => helo !== undefined)?.helo ?? claimedName(others);
  const names = namesOf();
  const isUnnamed =
    names.reverse === null && (facts.some((each) => each.isUnnamed) || (name !== null && isNoName(name)));
  return {
    name: name !== null && isNoName(name) ? null : name,
    helo: names.helo === null || names.helo === '' || isNoName(names.helo) ? null : names.helo,
    ip,
    reverse: names.reverse,
    isUnnamed,
    isUnconfirmed: facts.some((each) => each.isUnconfirmed),
    ident: address?.ident ?? null,
  };

  function namesOf(): { helo: string | null; reverse: string | null } {
    const given = hostName(name);
    const isReverseFirst = isReverseFirstProgram(clauses);
    // HTTP has no HELO: the name is what the web server was told or found, which is not said.
    if (isWeb(clauses)) return { helo: claimed ?? null, reverse: address?.reverse ?? null };
    if (address?.reverse !== undefined || address?.isUnnamed === true) {
      return { helo: claimed ?? name, reverse: address.reverse ?? null };
    }
    if (ip === null) return { helo: claimed ?? name, reverse: null };
    if (claimed !== undefined) return { helo: claimed, reverse: given };
    // obtuse smtpd: what stands before "via SMTP by" was looked up.
    if (via.length > 0 && order.indexOf('via') < order.indexOf('by')) {
      return { helo: null, reverse: given };
    }
    if (isReverseFirst) {
      const other = square !== undefined ? wordOf(comments[0]) : undefined;
      return { helo: other ?? given, reverse: given };
    }
    if (address === undefined && square === undefined) {
      return { helo: literal === undefined ? null : name, reverse: null };
    }
    if (address?.isVerified === true) return { helo: name, reverse: given };
    const isNamedByReceiver =
      address?.isBracketed === false && address.hasPort !== true && !hasOwnAddress(by);
    // qmail and its kin write the looked-up name before a plain address, and the HELO only where it differs.
    const isFullName = given?.includes('.') === true;
    return { helo: name, reverse: isNamedByReceiver && isFullName ? given : null };
  }
}

/** The name that a program looked up, or the one that was claimed: no address, and nothing in place of a name. */
function hostName(name: string | null): string | null {
  return name === null || isNoName(name) || hostAddress(name) !== undefined ? null : name;
}

function nameOf(first: Token | undefined, literal: string | undefined): string | null {
  if (first === undefined || first.kind === 'comment' || first.kind === 'comma') return null;
  if (first.kind === 'square') return literal === undefined ? null : shown(first);
  const text = first.text.endsWith('.') ? first.text.slice(0, -1) : first.text;
  return text === '' ? null : text;
}

/** `claiming to be "mail.example.com"`. */
function claimedName(others: readonly Token[]): string | undefined {
  const at = others.findIndex(
    ({ text }, i) => text.toLowerCase() === 'claiming' && others[i + 1]?.text === 'to',
  );
  return at < 0 ? undefined : others[at + 3]?.text;
}

function isReverseFirstProgram({ by, with: protocol, id, rest }: Clauses): boolean {
  const isNamed = [by, protocol, id, rest]
    .flat()
    .some(({ kind, text }) => kind === 'comment' && REVERSE_FIRST.test(text));
  return isNamed || EXIM_ID.test(id[0]?.text ?? '');
}

function isWeb({ with: protocol, via, rest, by, from }: Clauses): boolean {
  if (/^http/i.test(protocol[0]?.text ?? via[0]?.text ?? '')) return true;
  return [rest, by, from].flat().some(({ kind, text }) => kind === 'comment' && /^via http/i.test(text));
}

/** Exchange and others write the address of the receiver as well, and before it what the client claimed. */
function hasOwnAddress(by: readonly Token[]): boolean {
  return by.some(({ kind, text }) => kind === 'comment' && hostAddress(text) !== undefined);
}

function wordOf(comment: Token | undefined): string | undefined {
  return comment === undefined || /[\s@[]/.test(comment.text) ? undefined : comment.text;
}
