/** What a finding about bounces and complaints can be: documented, and referred to by the code. */
export const DSN = {
  bounded: {
    id: 'dsn/bounded',
    severity: 'warning',
    summary: 'A report is larger or deeper than reports are, and was read in part.',
    why: 'Reports come from strangers. What is nested hundreds of times or names a hundred thousand recipients is made to exhaust the programs that read it.',
    references: ['RFC 2046 §5.1', 'RFC 3464 §2'],
  },
  noStatus: {
    id: 'dsn/no-status',
    severity: 'info',
    summary: 'A report names no enhanced status code; the one that is shown is derived from its words.',
    why: 'Programs decide by the status code whether to write to an address again. RFC 3464 wants one for each recipient; a code that is made from a text in free form is a guess.',
    references: ['RFC 3464 §2.3.4', 'RFC 3463 §2'],
  },
  noRecipient: {
    id: 'dsn/no-recipient',
    severity: 'info',
    summary: 'A report does not say which recipient it is about; the one of the returned message is taken.',
    why: 'Without the recipient, a sender cannot take the right address off a list. RFC 3464 wants the field Final-Recipient for each.',
    references: ['RFC 3464 §2.3.2'],
  },
} as const;

export const DSN_FINDINGS = Object.values(DSN);
