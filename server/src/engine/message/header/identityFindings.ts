import { HEADER } from '../findings/header.ts';
import { READING } from '../findings/reading.ts';
import type { HeaderField, Message, MessageFinding } from '../message.ts';
import { fieldsOf } from '../readMessage.ts';
import { finding } from '../received/finding.ts';

/** Fields that a message has once at most (RFC 5322 §3.6). From is treated apart. */
const SINGLE = [
  'date',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'message-id',
  'in-reply-to',
  'references',
  'subject',
];

/** An id as RFC 5322 §3.6.4 has it, the obsolete quoted left part and other scripts (RFC 6532 §3.3) too. */
const ID =
  /^<(?:[\w!#$%&'*+/=?^`{|}~.\u0080-\uffff-]{1,900}|"[^"<>\s]{1,900}")@(?:[\w!#$%&'*+/=?^`{|}~.\u0080-\uffff-]{1,900}|\[[^[\]<>\s]{1,900}\])>$/;

/** What is to be said of Message-ID, and of fields that are missing or there twice. */
export function identityFindings(message: Message): MessageFinding[] {
  const findings: MessageFinding[] = [];
  for (const key of SINGLE) {
    const [first, second] = fieldsOf(message, key);
    if (first === undefined || second === undefined) continue;
    const text = `There is a second "${second.name}". Programs show one or the other; take one out where the message is made.`;
    findings.push(finding(HEADER.repeated, text, second));
  }
  const [id] = fieldsOf(message, 'Message-ID');
  if (id !== undefined) findings.push(...idFindings(id));
  if (!isWhole(message)) return findings;
  if (id === undefined)
    findings.push(
      finding(
        HEADER.messageIdMissing,
        'The message has no Message-ID. Have the program that makes it add one, such as "<unique@example.com>" with a domain of yours.',
        undefined,
      ),
    );
  if (fieldsOf(message, 'Date').length === 0)
    findings.push(
      finding(
        HEADER.dateMissing,
        'The message has no Date. Have the program that makes it add one.',
        undefined,
      ),
    );
  return findings;
}

/** Whether these are all fields of a message, and not a part that somebody has copied: what is missing can be told then. */
export function isWhole(message: Message): boolean {
  if (message.notes.some(({ rule }) => rule === READING.fragment.id)) return false;
  const has = (name: string) => fieldsOf(message, name).length > 0;
  return message.body !== undefined || (has('From') && (has('To') || has('Subject')) && has('Received'));
}

function idFindings(field: HeaderField): MessageFinding[] {
  const id = field.text.trim();
  const shown = id.length > 80 ? `${id.slice(0, 80)}…` : id;
  if (!ID.test(id)) {
    const what =
      id === ''
        ? 'is empty'
        : !id.startsWith('<') || !id.endsWith('>')
          ? `, "${shown}", does not stand in "<" and ">"`
          : !id.includes('@')
            ? `, "${shown}", has no "@"`
            : `, "${shown}", has characters that have no place in it`;
    const isSlight = /^<[^<>\s]+@[^<>\s]+>$/.test(id);
    const text = `The Message-ID${what.startsWith(',') ? what : ` ${what}`}. Write it as "<unique@example.com>".`;
    return [finding(HEADER.messageId, text, field, isSlight ? 'info' : 'warning')];
  }
  const host = id.slice(id.lastIndexOf('@') + 1, -1);
  if (host.startsWith('[') || (host.includes('.') && !/^localhost\./i.test(host))) return [];
  const text = `The Message-ID names the host "${host.slice(0, 80)}", which there may be many of. Let it name a domain of the sender.`;
  return [finding(HEADER.messageIdHost, text, field)];
}
