/** What a finding about reading a message can be: documented, and referred to by the code. */
export const READING = {
  outlook: {
    id: 'message/outlook',
    severity: 'error',
    summary: 'The file is a message in Outlook’s own format, not one of the internet.',
    why: 'A .msg file holds what Outlook has made of a message; signatures over it cannot be checked.',
    references: ['RFC 5322 §2.1'],
  },
  repaired: {
    id: 'message/repaired',
    severity: 'info',
    summary: 'The text was changed by the way it was copied, and was repaired before it was read.',
    why: 'Web pages and editors encode or indent what is copied from them. Signatures are over the text as it was sent.',
    references: ['RFC 5322 §2.2'],
  },
  blankLines: {
    id: 'message/blank-lines',
    severity: 'info',
    summary: 'There are empty lines between the header fields; they were skipped.',
    why: 'An empty line ends the header. Some web pages put one between any two fields when a header is copied.',
    references: ['RFC 5322 §2.1'],
  },
  noBody: {
    id: 'message/no-body',
    severity: 'info',
    summary: 'There is no body, only headers.',
    why: 'DKIM signs the body too. Whether that is as it was signed cannot be judged from the headers alone.',
    references: ['RFC 6376 §3.7'],
  },
  fragment: {
    id: 'message/fragment',
    severity: 'info',
    summary: 'The text begins in the middle of a header field.',
    why: 'Something is missing at the top, where the servers of the receiver write. What is said of the way may be wrong.',
    references: ['RFC 5322 §2.2.3'],
  },
  mbox: {
    id: 'message/mbox',
    severity: 'info',
    summary: 'The first line is that of an mbox file.',
    why: 'Mailboxes in one file begin each message with such a line. It is no header field and was never sent.',
    references: ['RFC 4155'],
  },
  noField: {
    id: 'message/no-field',
    severity: 'info',
    summary: 'A line of the header is no header field.',
    why: 'A field has a name and a colon; lines that go on with a field begin with a blank. Programs differ in what they make of others, which forgers use.',
    references: ['RFC 5322 §2.2'],
  },
  tooManyFields: {
    id: 'message/too-many-fields',
    severity: 'info',
    summary: 'The message has more header fields than any message needs; not all were read.',
    why: 'Messages come from strangers. One with tens of thousands of fields is made to exhaust the programs that read it.',
    references: ['RFC 5322 §2.2'],
  },
  fieldTooLong: {
    id: 'message/field-too-long',
    severity: 'info',
    summary: 'A header field is longer than any needs to be; its beginning was read.',
    why: 'Messages come from strangers. A field of hundreds of kilobytes is made to exhaust the programs that read it.',
    references: ['RFC 5322 §2.1.1'],
  },
} as const;

export const READING_FINDINGS = Object.values(READING);
