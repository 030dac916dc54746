/** What a remark about a report can be: documented, and referred to by the code. */
export const REPORT = {
  xml: {
    id: 'report/xml',
    severity: 'info',
    summary: 'The XML of the report is not well-formed.',
    why: 'Strict readers refuse the whole report. It is read as far as its meaning is clear.',
    references: ['RFC 9990', 'RFC 7489 Appendix C'],
  },
  cut: {
    id: 'report/cut',
    severity: 'warning',
    summary: 'The report ends in the middle.',
    why: 'What stood behind is not counted, so that the volumes are too low.',
    references: ['RFC 9990', 'RFC 7489 Appendix C'],
  },
  encoding: {
    id: 'report/encoding',
    severity: 'info',
    summary: 'The report has octets that are no text of its character set.',
    why: 'They are shown as U+FFFD. Names with them cannot be compared.',
    references: ['RFC 7489 Appendix C', 'RFC 8259 §8.1'],
  },
  missing: {
    id: 'report/missing',
    severity: 'info',
    summary: 'The report lacks a value that it must have.',
    why: 'Something had to be taken in its place, or the summary says less.',
    references: ['RFC 9990', 'RFC 7489 Appendix C', 'RFC 8460 §4.4', 'RFC 6591 §3.2.1'],
  },
  value: {
    id: 'report/value',
    severity: 'info',
    summary: 'The report has a value that is none of those that may stand there.',
    why: 'What was meant had to be guessed, or the value is shown as it is.',
    references: ['RFC 9990', 'RFC 7489 Appendix C', 'RFC 8460 §4.3', 'RFC 6591 §3.3'],
  },
  count: {
    id: 'report/count',
    severity: 'warning',
    summary: 'A number of messages or sessions cannot be read.',
    why: 'The volumes are less exact than they should be.',
    references: ['RFC 7489 Appendix C', 'RFC 8460 §4.4'],
  },
  contradiction: {
    id: 'report/contradiction',
    severity: 'info',
    summary: 'The report contradicts itself.',
    why: 'What the receiver did counts here, which is what it evaluated and not what follows from the results. Where this is frequent, the reporter is at fault and not the sender.',
    references: ['RFC 7489 Appendix C', 'RFC 8460 §4.4'],
  },
  container: {
    id: 'report/container',
    severity: 'info',
    summary: 'What the report is packed in is not quite as it should be.',
    why: 'Other programs may refuse it.',
    references: ['RFC 7489 §7.2.1.1', 'RFC 1952 §2.2'],
  },
  noPart: {
    id: 'report/no-part',
    severity: 'info',
    summary: 'The failure report is words alone, without the part for programs.',
    why: 'Programs that expect the part message/feedback-report do not see such reports.',
    references: ['RFC 6591 §3.1', 'RFC 5965 §2'],
  },
} as const;

export type ReportRule = (typeof REPORT)[keyof typeof REPORT];

/** What a finding about all reports together can be: documented, and referred to by the code. */
export const TREND = {
  newSource: {
    id: 'report/new-source',
    severity: 'warning',
    summary: 'A source sends that has not sent before.',
    why: 'It is a service that somebody has set up, or somebody who forges the domain.',
    references: ['RFC 9990', 'RFC 7489 §7.2'],
  },
  jump: {
    id: 'report/jump',
    severity: 'warning',
    summary: 'A source sends far more than in the week before.',
    why: 'Receivers slow down or refuse mail of addresses whose volume rises faster than their reputation, and a sudden rise can mean that an account was taken over.',
    references: ['RFC 9990', 'RFC 7489 §7.2'],
  },
  risingFailures: {
    id: 'report/rising-failures',
    severity: 'warning',
    summary: 'More messages fail DMARC than before.',
    why: 'A key, an SPF record or a service has changed, or the domain is being forged.',
    references: ['RFC 9990', 'RFC 7489 §7.2'],
  },
  brokenSignature: {
    id: 'report/broken-signature',
    severity: 'warning',
    summary: 'Signatures of the own domain fail.',
    why: 'The message was meant to be vouched for, and is not: the key is missing or wrong, or something changes messages after they are signed.',
    references: ['RFC 6376 §6.1', 'RFC 7489 §7.2'],
  },
  unaligned: {
    id: 'report/unaligned',
    severity: 'info',
    summary: 'A source is authenticated as another domain than that of From.',
    why: 'DMARC asks for the domain that people see. A service that signs with its own name does not help.',
    references: ['RFC 7489 §3.1', 'RFC 9990'],
  },
  unauthenticated: {
    id: 'report/unauthenticated',
    severity: 'info',
    summary: 'Nothing vouches for what a source sends.',
    why: 'It is a server that was forgotten, or somebody who forges the domain.',
    references: ['RFC 7489 §7.2', 'RFC 9990'],
  },
  policyReady: {
    id: 'report/policy-ready',
    severity: 'info',
    summary: 'The policy could be stricter.',
    why: 'With "p=none" nothing keeps forged mail out.',
    references: ['RFC 7489 §6.3', 'RFC 9990'],
  },
  tlsFailures: {
    id: 'report/tls-failures',
    severity: 'warning',
    summary: 'Senders could not connect with TLS as they should.',
    why: 'Mail came late, or in the clear, or not at all.',
    references: ['RFC 8460 §4.3'],
  },
} as const;

export const REPORT_FINDINGS = [...Object.values(REPORT), ...Object.values(TREND)];
