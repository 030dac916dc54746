/** A tag of key records, and what its values mean (RFC 6376 §3.6.1). */
export interface DkimTag {
  readonly name: string;
  readonly meaning: string;
  /** Whether its value is a list with colons between its items. */
  readonly isList?: true;
  readonly values: readonly (readonly [value: string, meaning: string])[];
  readonly isObsolete?: true;
}

/** The tags of key records, in the order in which they are usually written. */
export const DKIM_TAGS: readonly DkimTag[] = [
  {
    name: 'v',
    meaning: 'Version of the record: the first tag, if it is there (RFC 6376 §3.6.1)',
    values: [['DKIM1', 'the only version']],
  },
  {
    name: 'k',
    meaning: 'Type of the key, `rsa` if left out (RFC 6376 §3.6.1)',
    values: [
      ['rsa', 'RSA, which all verifiers know'],
      ['ed25519', 'Ed25519, which not all verifiers know (RFC 8463)'],
    ],
  },
  {
    name: 'h',
    meaning: 'Hashes that the key may be used with, all if left out (RFC 6376 §3.6.1)',
    isList: true,
    values: [
      ['sha256', 'SHA-256, the only one that is left'],
      ['sha1', 'SHA-1, which must not be used any more (RFC 8301 §3.1)'],
    ],
  },
  {
    name: 's',
    meaning: 'Services that the key is for, `*` if left out (RFC 6376 §3.6.1)',
    isList: true,
    values: [
      ['*', 'all services'],
      ['email', 'mail alone'],
      ['tlsrpt', 'reports on TLS (RFC 8460 §3)'],
    ],
  },
  {
    name: 't',
    meaning: 'Flags (RFC 6376 §3.6.1)',
    isList: true,
    values: [
      ['s', 'subdomains may not use the key: `i` of a signature must be the domain in `d`'],
      ['y', 'the domain is testing DKIM: its mail may be treated as unsigned'],
    ],
  },
  { name: 'n', meaning: 'Note to people; programs ignore it (RFC 6376 §3.6.1)', values: [] },
  {
    name: 'g',
    meaning: 'Addresses that may use the key: dropped, and ignored by verifiers (RFC 6376 Appendix C)',
    values: [],
    isObsolete: true,
  },
  {
    name: 'p',
    meaning: 'The public key in base64; empty for a key that was withdrawn (RFC 6376 §3.6.1)',
    values: [],
  },
];

/** The tag of a name, written exactly so. */
export function dkimTag(name: string): DkimTag | undefined {
  return DKIM_TAGS.find((tag) => tag.name === name);
}
