/** What a finding about fields that report results can be: documented, and referred to by the code. */
export const AUTHRES = {
  malformed: {
    id: 'authres/malformed',
    severity: 'warning',
    summary: 'A field that reports results cannot be read.',
    why: 'Filters and mail programs decide by these fields. One that they cannot read counts as if it was not there.',
    references: ['RFC 8601 §2.2', 'RFC 7208 §9.1'],
  },
  forged: {
    id: 'authres/forged',
    severity: 'warning',
    summary: 'A field bears the name of the receiver, but the receiver did not write it.',
    why: 'Anybody can write such a field into a message. A receiver removes those with its own name from what comes in, or else it deceives its own filters.',
    references: ['RFC 8601 §5'],
  },
  tooMany: {
    id: 'authres/too-many',
    severity: 'warning',
    summary: 'There are hundreds of fields with results of checks.',
    why: 'No way of a real message has so many servers. Such a header is made to exhaust the programs that read it.',
    references: ['RFC 8601 §5'],
  },
} as const;

export const AUTHRES_FINDINGS = Object.values(AUTHRES);
