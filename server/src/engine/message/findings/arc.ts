/** What a finding about the chain of ARC can be: documented, and referred to by the code. */
export const ARC = {
  historic: {
    id: 'arc/historic',
    severity: 'info',
    summary: 'The message has a chain of ARC.',
    why: 'ARC was an experiment, and has become historic. A chain says what servers before claim to have checked; only receivers that trust these servers make use of it.',
    references: ['RFC 8617 §5.2'],
  },
  instance: {
    id: 'arc/instance',
    severity: 'error',
    summary: 'A field of ARC has no number that it can have.',
    why: 'Sets are numbered from 1 to 50. A chain with another number fails.',
    references: ['RFC 8617 §4.2.1'],
  },
  gap: {
    id: 'arc/gap',
    severity: 'error',
    summary: 'A set is missing from the chain, or is not whole.',
    why: 'Each set has three fields, and none may be left out: a chain with a gap fails.',
    references: ['RFC 8617 §5.2'],
  },
  duplicate: {
    id: 'arc/duplicate',
    severity: 'error',
    summary: 'A set has a field twice.',
    why: 'Which of the two was sealed cannot be told: the chain fails.',
    references: ['RFC 8617 §5.2'],
  },
  chainValidation: {
    id: 'arc/chain-validation',
    severity: 'error',
    summary: 'A seal says of the chain before it what cannot be so.',
    why: 'The first seal says "none", all others "pass". With anything else the chain fails.',
    references: ['RFC 8617 §5.2'],
  },
  seal: {
    id: 'arc/seal',
    severity: 'error',
    summary: 'A seal is not valid.',
    why: 'What the chain claims may have been changed after it was sealed.',
    references: ['RFC 8617 §5.2'],
  },
  messageSignature: {
    id: 'arc/message-signature',
    severity: 'error',
    summary: 'The newest message signature of the chain is not valid.',
    why: 'The message was changed after the last server sealed it, so that the chain says nothing about it.',
    references: ['RFC 8617 §5.2'],
  },
} as const;

export const ARC_FINDINGS = Object.values(ARC);
