/** A tag of a record of the form `v=…; tag=value; …`, and its usual values. */
export interface MailTag {
  readonly name: string;
  readonly meaning: string;
  readonly values: readonly (readonly [value: string, meaning: string])[];
  readonly obsolete?: string;
}

/** Records that mail servers look for, by the tag that they begin with. */
export interface MailRecord {
  /** Matches the text of the record as far as it is typed. */
  readonly begins: RegExp;
  readonly tags: readonly MailTag[];
}

function tag(name: string, meaning: string, ...values: (readonly [string, string])[]): MailTag {
  return { name, meaning, values };
}

const POLICIES: (readonly [string, string])[] = [
  ['none', 'only reports'],
  ['quarantine', 'treated as suspicious'],
  ['reject', 'refused'],
];

const ALIGNMENT: (readonly [string, string])[] = [
  ['r', 'relaxed: the same organizational domain'],
  ['s', 'strict: the same domain'],
];

/** Records in tag lists. `ZONE` in a value is the zone's name without its final dot. */
export const MAIL_RECORDS: readonly MailRecord[] = [
  {
    begins: /^v\s*=\s*DMARC1/i,
    tags: [
      tag('p', 'policy for the domain (RFC 9989 §4.7)', ...POLICIES),
      tag('rua', 'where aggregate reports are sent', ['mailto:dmarc-reports@ZONE', 'by mail']),
      tag('sp', 'policy for subdomains; p if left out', ...POLICIES),
      tag('np', 'policy for subdomains that do not exist; sp or p if left out', ...POLICIES),
      tag('adkim', 'alignment of DKIM, relaxed if left out', ...ALIGNMENT),
      tag('aspf', 'alignment of SPF, relaxed if left out', ...ALIGNMENT),
      tag(
        'fo',
        'when failure reports are wanted',
        ['0', 'when all mechanisms fail'],
        ['1', 'when any mechanism fails'],
        ['d', 'when a DKIM signature fails'],
        ['s', 'when SPF fails'],
      ),
      tag('ruf', 'where failure reports are sent; few send them', ['mailto:dmarc-failures@ZONE', 'by mail']),
      tag('t', 'test mode: the policy is applied one step weaker', ['y', 'testing'], ['n', 'in force']),
      tag(
        'psd',
        'whether the domain is a public suffix',
        ['u', 'found out by walking up the tree'],
        ['n', 'an organizational domain'],
        ['y', 'a public suffix domain'],
      ),
      {
        name: 'pct',
        meaning: 'share of mail that the policy is for',
        values: [],
        obsolete: 'RFC 9989 dropped it; t takes its place',
      },
      { name: 'ri', meaning: 'seconds between reports', values: [], obsolete: 'RFC 9989 dropped it' },
      { name: 'rf', meaning: 'format of failure reports', values: [], obsolete: 'RFC 9989 dropped it' },
    ],
  },
  {
    begins: /^(?:v\s*=\s*DKIM1|[khp]\s*=)/i,
    tags: [
      tag(
        'k',
        'type of the key, rsa if left out (RFC 6376 §3.6.1)',
        ['rsa', 'RSA, 2048 bits'],
        ['ed25519', 'Ed25519 (RFC 8463)'],
      ),
      tag('p', 'public key in base64; empty: withdrawn'),
      tag('t', 'flags', ['y', 'the domain tests DKIM'], ['s', 'subdomains may not use the key']),
      tag('s', 'services, * if left out', ['*', 'all'], ['email', 'mail alone']),
      tag('h', 'hashes that may be used, all if left out', ['sha256', 'SHA-256']),
      tag('n', 'note to people'),
    ],
  },
  {
    begins: /^v\s*=\s*STSv1/i,
    tags: [tag('id', 'changes with the policy: up to 32 letters and digits (RFC 8461 §3.1)')],
  },
  {
    begins: /^v\s*=\s*TLSRPTv1/i,
    tags: [
      tag(
        'rua',
        'where reports are sent (RFC 8460 §3)',
        ['mailto:tls-reports@ZONE', 'by mail'],
        ['https://ZONE/tls-reports', 'by HTTPS'],
      ),
    ],
  },
  {
    begins: /^v\s*=\s*BIMI1/i,
    tags: [
      tag('l', 'address of the logo, SVG Tiny PS', ['https://ZONE/logo.svg', 'over HTTPS']),
      tag('a', "address of the logo's certificate", ['https://ZONE/logo.pem', 'over HTTPS']),
    ],
  },
];

/** Terms of SPF (RFC 7208 §5 and §6); those that end in ":" or "=" go on. */
export const SPF_TERMS: readonly (readonly [term: string, meaning: string, obsolete?: string])[] = [
  ['mx', 'the hosts of the MX records'],
  ['a', 'the addresses of the name'],
  ['include:', 'what another SPF record lets pass'],
  ['ip4:', 'an IPv4 address or network'],
  ['ip6:', 'an IPv6 address or network'],
  ['-all', 'all others fail'],
  ['~all', 'all others fail softly'],
  ['?all', 'nothing is said of all others'],
  ['exists:', 'passes if the name, made by macros, has an address'],
  ['redirect=', 'another SPF record decides, where no all is'],
  ['exp=', 'TXT record with an explanation for failures'],
  ['ptr', "the client's name by reverse lookup", 'RFC 7208 §5.5 says not to use it'],
];

/** Names that well-known mail services have in include. */
export const SPF_INCLUDES: readonly (readonly [domain: string, service: string])[] = [
  ['_spf.google.com', 'Google Workspace'],
  ['spf.protection.outlook.com', 'Microsoft 365'],
  ['amazonses.com', 'Amazon SES'],
  ['sendgrid.net', 'Twilio SendGrid'],
  ['mailgun.org', 'Mailgun'],
  ['servers.mcsv.net', 'Mailchimp'],
  ['spf.mandrillapp.com', 'Mailchimp Transactional'],
  ['mail.zendesk.com', 'Zendesk'],
  ['_spf.salesforce.com', 'Salesforce'],
  ['_spf.protonmail.ch', 'Proton Mail'],
  ['spf.messagingengine.com', 'Fastmail'],
];
