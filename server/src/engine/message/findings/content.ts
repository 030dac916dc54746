/** What a finding about the content of a message can be: documented, and referred to by the code. */
export const CONTENT = {
  noText: {
    id: 'content/no-text-alternative',
    severity: 'info',
    summary: 'The message has HTML and no plain text beside it.',
    why: 'Some readers and devices show plain text alone, and filters take HTML without it for a sign of bulk mail.',
    references: ['RFC 2046 §5.1.4'],
  },
  subjectMissing: {
    id: 'content/subject-missing',
    severity: 'info',
    summary: 'The message has no subject.',
    why: 'The standard does not require one, but readers cannot tell what it is about, and filters hold it against the sender.',
    references: ['RFC 5322 §3.6.5'],
  },
  subjectLong: {
    id: 'content/subject-long',
    severity: 'hint',
    summary: 'The subject is longer than mailboxes show.',
    why: 'Lists of messages show some 30 to 70 characters; what is behind is not read.',
    references: ['RFC 5322 §2.1.1'],
  },
  noUnsubscribe: {
    id: 'content/no-unsubscribe-link',
    severity: 'info',
    summary: 'No way to unsubscribe was found in the text of bulk mail.',
    why: 'Google and Yahoo require a link in the body that is clearly visible, beside the one in the header.',
    references: ['https://support.google.com/a/answer/81126'],
  },
} as const;

export const CONTENT_FINDINGS = Object.values(CONTENT);
