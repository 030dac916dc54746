import { HEADER } from '../findings/header.ts';
import type { HeaderField, Message, MessageFinding } from '../message.ts';
import { fieldsOf } from '../readMessage.ts';
import { finding } from '../received/finding.ts';
import { isAlike, organizationOf } from '../received/organization.ts';
import { type Mailbox, readAddresses } from '../values/address.ts';
import { isWhole } from './identityFindings.ts';

/** Where anybody gets an address: replies that go there from a company's message are a sign of fraud. */
const FREE = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk ymail.com aol.com icloud.com me.com mail.com gmx.com gmx.de gmx.net web.de mail.ru yandex.com yandex.ru protonmail.com proton.me qq.com 163.com 126.com zoho.com tutanota.com'.split(
    ' ',
  ),
);

const ADDRESS = /[\w.+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})/i;

/** What is to be said of who a message is from, and of the addresses in its fields. */
export function authorFindings(message: Message): MessageFinding[] {
  const fields = fieldsOf(message, 'From');
  const [from] = fields;
  const findings: MessageFinding[] = [];
  if (from === undefined) {
    if (isWhole(message))
      findings.push(
        finding(
          HEADER.fromMissing,
          'The message has no From. Receivers refuse it; have the program that makes it add one.',
          undefined,
        ),
      );
    return findings;
  }
  const authors = readAddresses(from.text).mailboxes;
  const [author] = authors;
  if (author === undefined || author.domain === null || author.domain === '') {
    const isNull = author?.address === '';
    const text =
      isNull && from.text.includes('<>')
        ? 'From is the empty address, as some servers write it in bounces. It belongs in the envelope alone: put a name such as "Mail System <postmaster@example.com>" here.'
        : `From, "${from.text.slice(0, 80)}", names no address. Write it as in "Jane Doe <jane@example.com>".`;
    findings.push(finding(HEADER.from, text, from, isNull && from.text.includes('<>') ? 'info' : 'error'));
  }
  if (fields.length > 1) {
    const text = `There are ${fields.length} From fields, and a message has one. Programs show one or the other, which forgers make use of.`;
    findings.push(finding(HEADER.severalFrom, text, fields[1], 'error'));
  } else if (authors.length > 1) findings.push(severalAuthors(message, from, authors));
  for (const key of ['From', 'Sender', 'Reply-To', 'To', 'Cc']) {
    const [field] = fieldsOf(message, key);
    const problem =
      field && readAddresses(field.text).mailboxes.find((mailbox) => mailbox.problem !== null)?.problem;
    if (
      field !== undefined &&
      problem &&
      !findings.some(({ rule }) => rule === HEADER.from.id && field === from)
    )
      findings.push(finding(HEADER.address, `${problem} It stands in "${field.name}".`, field));
  }
  if (author !== undefined && author.domain !== null) {
    findings.push(...nameFindings(message, from, author, author.domain));
    findings.push(...replyFindings(message, author, author.domain));
  }
  return findings;
}

function severalAuthors(message: Message, from: HeaderField, authors: readonly Mailbox[]): MessageFinding {
  const domains = new Set(authors.map(({ domain }) => domain?.toLowerCase()));
  const lacksSender = fieldsOf(message, 'Sender').length === 0;
  const text = `From names ${authors.length} authors${domains.size > 1 ? ' of several domains, so that DMARC does not judge the message' : ''}. Name one${lacksSender ? ', or say in Sender who of them has sent it' : ''}.`;
  return finding(HEADER.severalFrom, text, from);
}

/** An address in the name is a forger's, unless it is the author's own, or a list has put it there. */
function nameFindings(
  message: Message,
  from: HeaderField,
  { name, address }: Mailbox,
  domain: string,
): MessageFinding[] {
  const shown = (name ?? '').slice(0, 500);
  const match = ADDRESS.exec(shown);
  if (match === null || match[0].toLowerCase() === address.toLowerCase() || isSame(match[1] ?? '', domain))
    return [];
  if (/\bvia\b/i.test(shown) || fieldsOf(message, 'List-Id').length > 0) return [];
  const text = `The name of the author is "${match[0]}", but the message is from "${address}". Programs that show the name alone show an address that nobody has checked; take it for forged until you know better.`;
  return [finding(HEADER.nameAddress, text, from)];
}

function replyFindings(message: Message, author: Mailbox, domain: string): MessageFinding[] {
  const [field] = fieldsOf(message, 'Reply-To');
  // Lists direct answers to themselves.
  if (field === undefined || fieldsOf(message, 'List-Id').length > 0) return [];
  const other = readAddresses(field.text).mailboxes.find(
    (reply) => reply.domain !== null && !isSame(reply.domain, domain),
  );
  if (other?.domain == null) return [];
  const isDoubtful =
    FREE.has(other.domain.toLowerCase()) && !FREE.has(domain.toLowerCase()) && looksLike(other, author);
  const text = isDoubtful
    ? `Answers go to "${other.address}", an address that anybody can get, but named like the author, who is of "${domain}". Fraud is done like that: ask the author by another way before you answer with anything of value.`
    : `Answers go to "${other.address}", while the author is of "${domain}". Make sure that both belong together before you answer with anything of value.`;
  return [finding(HEADER.replyTo, text, field, isDoubtful ? 'warning' : 'info')];
}

/**
 * Whether an address is made to seem the author's: with the same name, or with the author's words in front of its `@`. The
 * contact form of a web site has the visitor's there, who is somebody else.
 */
function looksLike(other: Mailbox, author: Mailbox): boolean {
  const plain = (text: string | null | undefined) =>
    (text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const local = plain(other.local);
  const organization = plain(organizationOf(author.domain)?.split('.', 1)[0]);
  const words = [plain(author.name), plain(author.local), organization].filter((word) => word.length >= 5);
  return words.includes(plain(other.name)) || words.some((word) => local.includes(word));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || isAlike(a, b);
}
