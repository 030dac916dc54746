import type { Clauses } from './readClauses.ts';
import { type Token, tokenize } from './tokens.ts';

/** Protocols that hand a message over a network: those of RFC 3848 and the IANA registry, and what programs write beside them. */
const TRANSFER =
  /^(?:(?:utf8)?(?:e?smtp|lmtp)(?:s|a|sa|as)?|asmtp|https?|httpu|mms|mapi|fqdp|tcp|ecstream|qmtp|qmqp|uucp|bsmtp)$/i;

/** Whether a word is a protocol by which messages go from host to host. */
export function isTransfer(word: string): boolean {
  return TRANSFER.test(word);
}

const FETCHED = /^(?:imap|pop3|pop|apop|imap4|imaps|pop3s)$/i;

/**
 * Why a field is no hop from host to host, but the note of a program about what it did on its own host: what qmail and Postfix
 * write of a local sender, what scanners and programs that fetch mail from a mailbox write. `undefined` for a hop.
 */
export function localNote(tokens: readonly Token[], clauses: Clauses): string | undefined {
  const [first] = tokens;
  const comments = tokens.filter(({ kind }) => kind === 'comment').map(({ text }) => tokenize(text));
  const words = [tokens, ...comments].map(wordsOf);
  const queue = first?.kind === 'comment' ? /^(?:qmail|nullmailer)\b/i.exec(first.text)?.[0] : undefined;
  if (queue !== undefined && clauses.from.length === 0)
    return `It is a note of ${queue} about its own queue.`;
  if (
    words.some((each) =>
      each.some((word, i) => /^(?:userid|uid)$/.test(word) && /^\d+$/.test(each[i + 1] ?? '')),
    )
  ) {
    return 'It was handed over by a program on the same host.';
  }
  const [protocol = ''] = wordsOf(clauses.with);
  const isFetched =
    FETCHED.test(protocol) || comments.some((each) => /^(?:fetchmail|getmail)/i.test(each[0]?.text ?? ''));
  if (isFetched) return 'It was fetched from a mailbox, into which it had been delivered before.';
  if (wordsOf(clauses.from).slice(0, 3).join(' ') === 'mail pickup service') {
    return 'It was picked up from a folder on the same host.';
  }
  return isHandedOver(clauses, protocol) ? 'It was handed over by a program on the same host.' : undefined;
}

/** From a process or a user of the same host: a name that is no host's of the internet, no address, no protocol between hosts. */
function isHandedOver({ from, with: protocol, via }: Clauses, word: string): boolean {
  if (word === 'local' || word === 'internal') return true;
  const [name, ...others] = from;
  if (name?.kind !== 'word' || others.length > 0 || name.text.includes('.')) return false;
  return ![...protocol, ...via].some(({ text }) => isTransfer(text));
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text.toLowerCase());
}
