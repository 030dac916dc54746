import { nameText } from '../../zone/nameText.ts';
import { apexOf } from '../../zone/zone.ts';
import type { Completion, CompletionSource } from './completion.ts';

/** The property tags (IANA "Certification Authority Restriction Properties"). */
export const CAA_TAGS: readonly (readonly [tag: string, meaning: string, reference: string])[] = [
  ['issue', 'Authority that may issue certificates', 'RFC 8659 §4.2'],
  ['issuewild', 'Authority that may issue wildcard certificates', 'RFC 8659 §4.3'],
  ['iodef', 'Where authorities report requests that they refused', 'RFC 8659 §4.4'],
  ['issuemail', 'Authority that may issue certificates for mail (S/MIME)', 'RFC 9495 §3'],
  ['issuevmc', 'Authority that may issue mark certificates (BIMI)', 'BIMI Group, VMC requirements'],
  ['contactemail', 'Mail address that authorities may ask', 'CA/Browser Forum, Baseline Requirements A.1'],
  [
    'contactphone',
    'Telephone number that authorities may ask',
    'CA/Browser Forum, Baseline Requirements A.1',
  ],
];

/** Authorities by the domain that they answer to in CAA records. */
export const ISSUERS: readonly (readonly [domain: string, name: string])[] = [
  ['letsencrypt.org', "Let's Encrypt"],
  ['digicert.com', 'DigiCert'],
  ['sectigo.com', 'Sectigo, also ZeroSSL'],
  ['globalsign.com', 'GlobalSign'],
  ['pki.goog', 'Google Trust Services'],
  ['amazon.com', 'Amazon'],
  ['amazontrust.com', 'Amazon'],
  ['awstrust.com', 'Amazon'],
  ['amazonaws.com', 'Amazon'],
  ['godaddy.com', 'GoDaddy'],
  ['ssl.com', 'SSL.com'],
  ['identrust.com', 'IdenTrust'],
  ['certum.pl', 'Certum'],
  ['actalis.it', 'Actalis'],
  ['harica.gr', 'HARICA'],
  ['swisssign.com', 'SwissSign'],
  ['telesec.de', 'Telekom Security'],
  ['microsoft.com', 'Microsoft'],
];

/** Authorities that issue mark certificates for BIMI. */
const MARK_ISSUERS: ReadonlySet<string> = new Set(['digicert.com', 'globalsign.com', 'ssl.com']);

/** The tags of CAA records. */
export function caaTagCompletions(): Completion[] {
  return CAA_TAGS.map(([label, detail, aside]) => ({ label, kind: 'key', detail, aside }));
}

/** What a tag may have for its value, without quotes. */
export function caaValueCompletions({ zone }: CompletionSource, tag: string): Completion[] {
  const name = nameText(zone.names, apexOf(zone).name).replace(/\.$/, '') || 'example.com';
  switch (tag.toLowerCase()) {
    case 'issue':
    case 'issuewild':
    case 'issuemail':
    case 'issuevmc': {
      const known = ISSUERS.filter(
        ([domain]) => tag.toLowerCase() !== 'issuevmc' || MARK_ISSUERS.has(domain),
      );
      return [
        ...known.map(([label, detail]): Completion => ({ label, kind: 'value', detail })),
        { label: ';', kind: 'value', detail: 'none may issue' },
      ];
    }
    case 'iodef':
      return [
        { label: `mailto:security@${name}`, kind: 'value', detail: 'reports by mail' },
        { label: `https://${name}/caa`, kind: 'value', detail: 'reports by HTTPS (RFC 6546)' },
      ];
    case 'contactemail':
      return [{ label: `hostmaster@${name}`, kind: 'value', detail: 'mail address' }];
    default:
      return [];
  }
}
