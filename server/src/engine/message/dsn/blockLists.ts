import type { ProviderCode } from './providerCodes.ts';

const MEND = 'Look the sending address up there, mend the cause, and ask to be removed.';

/** Lists of bad senders that many receivers ask: known by the link in the answer. */
export const BLOCK_LISTS: readonly ProviderCode[] = [
  {
    provider: 'Spamhaus',
    code: /spamhaus[\s\S]{0,200}(?:open resolver|error code 127\.255)|127\.255\.255\./i,
    reason: 'systemerror',
    meaning:
      'The receiver asks Spamhaus in a way that it does not answer, and takes the refusal for a listing.',
    advice:
      'The sender is not listed. The receiver must ask Spamhaus through its own resolver or with a key.',
    source: 'https://www.spamhaus.org/faqs/dnsbl-usage/',
  },
  {
    provider: 'Spamhaus',
    code: /\bdbl\b|\/dbl\//i,
    reason: 'blocked',
    meaning: 'A domain in the message or of its sender is on the domain list of Spamhaus.',
    advice: 'Look the domains up there, mend the cause, and ask to be removed.',
    source: 'https://check.spamhaus.org/',
  },
  {
    provider: 'Spamhaus',
    code: /spamhaus/i,
    reason: 'blocked',
    meaning:
      'The sending address is on a list of Spamhaus: for spam, for malware, or as one that should not send mail itself.',
    advice: MEND,
    source: 'https://check.spamhaus.org/',
  },
  {
    provider: 'SpamCop',
    code: /spamcop/i,
    reason: 'blocked',
    meaning:
      'The sending address has been reported to SpamCop; it leaves the list a day after the last report.',
    advice: MEND,
    source: 'https://www.spamcop.net/bl.shtml',
  },
  {
    provider: 'Barracuda',
    code: /barracudacentral/i,
    reason: 'blocked',
    meaning: 'The sending address has a bad reputation at Barracuda.',
    advice: MEND,
    source: 'https://www.barracudacentral.org/lookups',
  },
  {
    provider: 'Proofpoint',
    code: /ipcheck\.proofpoint/i,
    reason: 'blocked',
    meaning: 'The sending address is on the list of Proofpoint.',
    advice: MEND,
    source: 'https://ipcheck.proofpoint.com/',
  },
];
