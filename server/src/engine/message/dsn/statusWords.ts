/** What the first digit says (RFC 3463 §2). */
const CLASSES: Readonly<Record<string, string>> = {
  2: 'delivered',
  4: 'failed for now',
  5: 'failed for good',
};

/** What the second number says it is about (RFC 3463 §2). */
const SUBJECTS: Readonly<Record<string, string>> = {
  1: 'the address',
  2: 'the mailbox',
  3: 'the receiver’s mail system',
  4: 'the network or the route',
  5: 'the conversation of the two servers',
  6: 'the content of the message',
  7: 'security or policy',
};

/** Reply codes that servers give when a message is not taken (RFC 5321 §4.2.3, RFC 4954 §6, RFC 7504). */
const REPLIES: Readonly<Record<string, string>> = {
  250: 'done',
  421: 'the server ends the conversation',
  450: 'the mailbox is not available now',
  451: 'an error in the server',
  452: 'not enough storage',
  454: 'authentication or TLS does not work now',
  500: 'the command was not understood',
  501: 'a parameter was not understood',
  502: 'the server does not have the command',
  503: 'commands came in the wrong order',
  504: 'the server does not have the parameter',
  521: 'the host takes no mail',
  530: 'a login is needed',
  535: 'the login was refused',
  550: 'the mailbox is not available, or the message is refused by policy',
  551: 'the user is not here',
  552: 'more storage is needed than there is',
  553: 'the mailbox name is not allowed',
  554: 'the transaction failed',
  555: 'a parameter of the sender or the recipient is not known',
  556: 'the domain takes no mail',
};

/** An enhanced status code in words (RFC 3463 §2): whether it lasts, and what it is about; empty for what is none. */
export function statusWords(status: string): string {
  const [first = '', second = ''] = status.split('.');
  const outcome = Object.hasOwn(CLASSES, first) ? CLASSES[first] : undefined;
  if (outcome === undefined) return '';
  const subject = Object.hasOwn(SUBJECTS, second) ? SUBJECTS[second] : undefined;
  return subject === undefined || first === '2' ? outcome : `${outcome}, because of ${subject}`;
}

/** A reply code of SMTP in words; empty for one that is not known. */
export function replyWords(code: string): string {
  if (Object.hasOwn(REPLIES, code)) return REPLIES[code] as string;
  return /^4\d\d$/.test(code) ? 'refused for now' : /^5\d\d$/.test(code) ? 'refused for good' : '';
}
