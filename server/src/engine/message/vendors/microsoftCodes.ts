/** Codes of Microsoft 365 in X-Forefront-Antispam-Report and X-Microsoft-Antispam, as Microsoft documents them. */

/** What a field of the report is. */
export const REPORT_FIELDS: Readonly<Record<string, string>> = {
  CIP: 'The address that connected to Microsoft 365.',
  CTRY: 'The country of the connecting address.',
  LANG: 'The language that the message is written in.',
  SCL: 'Spam confidence level.',
  SRV: 'The kind of mail.',
  IPV: 'How the connecting address was judged.',
  SFV: 'Verdict of the spam filter.',
  H: 'The name that the connecting host gave (HELO).',
  PTR: 'The reverse name of the connecting address.',
  CAT: 'The category of the protection that applied.',
  DIR: 'The direction of the message.',
  SFTY: 'The safety tip that is shown above the message.',
  SFS: 'Rules of the spam filter that matched; the numbers are Microsoft’s own.',
  SFP: 'Rules of the spam filter; the numbers are Microsoft’s own.',
  ARC: 'What the ARC chain said.',
  FPR: 'A fingerprint of the message.',
  EFV: 'Verdict of an earlier filter.',
  BCL: 'Bulk complaint level.',
  PCL: 'Phishing confidence level.',
  RULEID: 'Rules that matched; the numbers are Microsoft’s own.',
  SRVR: 'The server that looked.',
};

export const CATEGORIES: Readonly<Record<string, string>> = {
  NONE: 'Nothing was found.',
  AMP: 'Malware.',
  BIMP: 'Impersonation of a brand.',
  BULK: 'Bulk mail.',
  DIMP: 'Impersonation of a domain.',
  FTBP: 'A type of attachment that the malware policy forbids.',
  GIMP: 'Impersonation, found by who usually writes to this mailbox.',
  HPHISH: 'Phishing, with high confidence.',
  HPHSH: 'Phishing, with high confidence.',
  HSPM: 'Spam, with high confidence.',
  INTOS: 'Phishing from within the organization.',
  MALW: 'Malware.',
  OSPM: 'Outgoing spam.',
  PHSH: 'Phishing.',
  SAP: 'An attachment that Safe Attachments found to be dangerous.',
  SPM: 'Spam.',
  SPOOF: 'The sender is forged: authentication failed or was not there.',
  UIMP: 'Impersonation of a person.',
};

export const FILTER_VERDICTS: Readonly<Record<string, string>> = {
  BLK: 'Filtering was skipped and the message blocked: the recipient blocks the sender.',
  NSPM: 'Not spam.',
  SFE: 'Filtering was skipped: the recipient trusts the sender.',
  SKA: 'Filtering was skipped: the sender is on an allow list of the spam policy.',
  SKB: 'Spam: the sender is on a block list of the spam policy.',
  SKI: 'Filtering was skipped: the message came from within the organization.',
  SKN: 'Filtering was skipped: the message was marked as good before, such as by a mail flow rule.',
  SKQ: 'The message was released from quarantine.',
  SKS: 'Spam: the message was marked so before, such as by a mail flow rule.',
  SPM: 'Spam.',
};

export const ADDRESS_VERDICTS: Readonly<Record<string, string>> = {
  CAL: 'Filtering was skipped: the address is on the list of allowed ones.',
  NLI: 'The address is on no reputation list.',
};

export const DIRECTIONS: Readonly<Record<string, string>> = {
  INB: 'Incoming.',
  OUT: 'Outgoing.',
  INT: 'Within the organization.',
};

export const SAFETY_TIPS: Readonly<Record<string, string>> = {
  '9.19': 'Impersonation of a domain.',
  '9.20': 'Impersonation of a person.',
  '9.25': 'First contact with this sender.',
};

/** Where the message was put (`dest`). */
export const DESTINATIONS: Readonly<Record<string, string>> = {
  I: 'The inbox.',
  J: 'The junk mail folder.',
  C: 'A folder that a rule of the user chose.',
};

/** -1 to 9. */
export function spamLevel(level: number): string {
  if (level < 0) return 'Exempt from filtering.';
  if (level <= 1) return 'Not spam.';
  if (level < 5) return 'Not spam, though not beyond doubt.';
  return level <= 6
    ? 'Spam: goes to the junk mail folder.'
    : 'Spam with high confidence: goes to quarantine or junk mail.';
}

/** 0 to 9. */
export function bulkLevel(level: number): string {
  if (level === 0) return 'Not from a bulk sender.';
  if (level <= 3) return 'From a bulk sender with few complaints.';
  return level <= 7
    ? 'From a bulk sender with a mixed number of complaints.'
    : 'From a bulk sender with many complaints.';
}
