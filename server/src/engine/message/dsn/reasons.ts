/** Why a message was not delivered, in the classes that bounce handling works with. */
export interface Reason {
  /** What it means, to a person. */
  readonly meaning: string;
  /** What to do next. */
  readonly advice: string;
  /** The number of the status that stands for it where a report names none, as `5.0.911`; none for what is no failure. */
  readonly detail?: number;
  /** The address will not work again: take it off the list. */
  readonly isHard?: true;
}

const REMOVE = 'Take the address off your lists: writing to it again harms your reputation.';
const LATER =
  'Nothing is wrong with the address. Mail servers try again by themselves; if it lasts for days, ask the receiver.';

/**
 * The reasons, by the names that bounce analysers share. The details from 900 on are in no standard (RFC 3463 §2 leaves them
 * free), and are those that such programs use, so that tools behind this one understand them.
 */
export const REASONS = {
  authfailure: {
    meaning: 'The receiver could not authenticate the message: SPF, DKIM or DMARC failed.',
    advice:
      'Check the SPF, DKIM and DMARC records of the domain in From, and that the sending host is in them and signs.',
    detail: 926,
  },
  badreputation: {
    meaning: 'The sending address or domain has a bad reputation with the receiver.',
    advice:
      'Send less, only to those who want it, and see the receiver’s postmaster pages for how it counts.',
    detail: 975,
  },
  blocked: {
    meaning: 'The receiver refuses the sending host: its address is on a list, or is not allowed to connect.',
    advice:
      'Look the address up in the list that the text names, mend the cause, and ask to be removed there.',
    detail: 971,
  },
  contenterror: {
    meaning:
      'The receiver cannot take the content: a header, an encoding or an attachment is not as it must be.',
    advice:
      'Check the headers, the encodings and the attachments of the message; send it again in a simpler form.',
    detail: 960,
  },
  delivered: { meaning: 'The message was delivered.', advice: 'Nothing is to be done.' },
  exceedlimit: {
    meaning: 'The message is larger than this mailbox may receive.',
    advice: 'Send it smaller, or put a link in place of the attachment.',
    detail: 923,
  },
  expired: {
    meaning:
      'The message could not be delivered in the time that the sending server gives it, or is still being tried.',
    advice:
      'See whether the receiver’s mail servers can be reached, and send it again if the report says that it was given up.',
    detail: 947,
  },
  failedstarttls: {
    meaning: 'No encrypted connection came about, and one side insists on it.',
    advice:
      'Check the certificate and the TLS versions of both sides; for the receiver, MTA-STS and TLSA records too.',
    detail: 976,
  },
  feedback: {
    meaning: 'The recipient has marked the message as spam, and the provider passes this on.',
    advice:
      'Stop writing to this address, and make it easy to unsubscribe; many complaints make a provider refuse all your mail.',
  },
  filtered: {
    meaning: 'A filter of the recipient or of the receiver refused the message after it had been sent.',
    advice:
      'Ask the recipient by other means to allow your address; often a setting of a mobile provider is the cause.',
    detail: 910,
  },
  hasmoved: {
    meaning: 'The recipient has moved, and mail is no longer passed on.',
    advice: `Ask for the new address. ${REMOVE}`,
    detail: 916,
    isHard: true,
  },
  hostunknown: {
    meaning: 'The domain of the address does not exist, or has no mail server.',
    advice: `Look for a typing error behind the "@". ${REMOVE}`,
    detail: 912,
    isHard: true,
  },
  mailboxfull: {
    meaning: 'The mailbox is full.',
    advice: 'Send it again in some days. A mailbox that stays full for weeks is not used any more.',
    detail: 922,
  },
  mailererror: {
    meaning: 'A program at the receiver that should have delivered the message failed.',
    advice: 'Tell the postmaster of the receiver; the sender cannot mend it.',
    detail: 939,
  },
  mesgtoobig: {
    meaning: 'The message is larger than the receiver takes.',
    advice: 'Send it smaller, or put a link in place of the attachment.',
    detail: 934,
  },
  networkerror: {
    meaning:
      'The receiver could not be reached: a name was not resolved, a connection broke, or mail goes in a circle.',
    advice: 'Check the MX records of the receiver and the DNS of the sending server; then send it again.',
    detail: 944,
  },
  norelaying: {
    meaning: 'The server does not take mail for this domain from this sender.',
    advice:
      'Check the MX records of the recipient’s domain; if the server is your own, log in before sending.',
    detail: 909,
  },
  notaccept: {
    meaning: 'The receiver takes no mail at all, or none now.',
    advice: 'If its domain says so by a null MX, take the address off your lists; else try later.',
    detail: 932,
  },
  notcompliantrfc: {
    meaning:
      'The message is not as the standards want it: a header field is missing, there twice, or malformed.',
    advice: 'Mend the program that writes the message: see RFC 5322 §3.6 for the fields and their numbers.',
    detail: 974,
  },
  onhold: {
    meaning: 'The text tells no reason that is known.',
    advice: 'Read the text of the mail system, and ask its postmaster if it does not help.',
    detail: 901,
  },
  policyviolation: {
    meaning: 'The message breaks a rule of the receiver: for content, attachments, or who may send.',
    advice: 'Follow the link in the text, if there is one; it names the rule. Then change the message.',
    detail: 972,
  },
  rejected: {
    meaning: 'The receiver refuses the sender’s address.',
    advice:
      'Check that the domain of the envelope sender exists and takes mail, and that this sender may write there.',
    detail: 918,
  },
  requireptr: {
    meaning: 'The address of the sending host has no name, or one that does not lead back to it.',
    advice:
      'Ask whoever owns the address for a PTR record, and publish an address record for that name with the same address.',
    detail: 973,
  },
  securityerror: {
    meaning:
      'The receiver refused for a reason of security: a login is needed, or this sender has no access.',
    advice: 'Log in at the sending server; if the recipient is a closed group, ask its owner to allow you.',
    detail: 970,
  },
  spamdetected: {
    meaning: 'The receiver takes the message for spam.',
    advice:
      'Check links, wording and authentication of the message; write only to those who have asked for it.',
    detail: 980,
  },
  speeding: {
    meaning: 'Too many messages in too short a time.',
    advice: 'Send more slowly to this receiver; new hosts must begin with few messages a day.',
    detail: 946,
  },
  suppressed: {
    meaning: 'The sending service did not even try: the address is on its list of those that bounced before.',
    advice: 'Take the address off your lists, or off the service’s list if you know that it works again.',
    detail: 903,
  },
  suspend: {
    meaning: 'The account of the recipient is suspended or disabled.',
    advice: 'Try again in some weeks; if it goes on, take the address off your lists.',
    detail: 921,
  },
  syntaxerror: {
    meaning: 'One of the two servers did not understand the other’s command.',
    advice: 'Check the sending program, or what stands between: firewalls that rewrite SMTP do this.',
    detail: 902,
  },
  systemerror: {
    meaning: 'The receiver’s mail system has an error of its own.',
    advice: LATER,
    detail: 930,
  },
  systemfull: {
    meaning: 'The receiver’s mail system has no room left.',
    advice: LATER,
    detail: 931,
  },
  toomanyconn: {
    meaning: 'Too many connections, or too many recipients at once.',
    advice: 'Use fewer connections to this receiver, and fewer recipients for each message.',
    detail: 945,
  },
  undefined: {
    meaning: 'The report tells no reason.',
    advice: 'Look for the message in the log of the sending server.',
    detail: 900,
  },
  userunknown: {
    meaning: 'There is no such mailbox.',
    advice: `Look for a typing error before the "@". ${REMOVE}`,
    detail: 911,
    isHard: true,
  },
  vacation: {
    meaning: 'It was delivered; the recipient is away, and a program answers.',
    advice: 'Nothing is to be done.',
  },
  virusdetected: {
    meaning: 'The receiver has found malware in the message, or takes it for that.',
    advice: 'Check the attachments, the links and the computer that they come from.',
    detail: 981,
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonName = keyof typeof REASONS;

/** What is known of a reason. */
export function reasonNamed(name: ReasonName): Reason {
  return REASONS[name];
}
