import type { TransportKind } from './transportRecord.ts';

/** What a tag is for; values of its own, where it has such; and a template of what is written there (`snippetOf`). */
export interface TagWords {
  readonly name: string;
  readonly meaning: string;
  readonly values: readonly (readonly [value: string, meaning: string])[];
  /** `DOMAIN` stands for the record's domain. */
  readonly template: string;
}

/** What is said of a kind as a whole. */
export interface KindWords {
  readonly meaning: string;
  readonly reference: string;
  readonly tags: readonly TagWords[];
  /** Whole records: label, template, what it is for. */
  readonly records: readonly (readonly [label: string, template: string, detail: string])[];
}

const BIMI_DRAFT = 'draft-brand-indicators-for-message-identification §4.3';

export const TRANSPORT_WORDS: Readonly<Record<TransportKind, KindWords>> = {
  sts: {
    meaning:
      'Tells senders that the domain has an MTA-STS policy, the file `https://mta-sts.DOMAIN/.well-known/mta-sts.txt`, and when it has changed.',
    reference: 'RFC 8461 §3.1',
    tags: [
      tag('v', 'Tells that this is an MTA-STS record: `STSv1`, letter by letter, first.', 'STSv1', [
        ['STSv1', 'The version of MTA-STS'],
      ]),
      tag(
        'id',
        'Names the present policy: 1 to 32 letters and digits. Senders that keep a policy fetch it anew when this changes, so change it with every change of the policy file. Usually a time.',
        '{1:20260101T000000}',
      ),
    ],
    records: [['v=STSv1; id=…', 'v=STSv1; id={1:20260101T000000}', 'There is an MTA-STS policy']],
  },
  tls: {
    meaning:
      'Asks senders for daily reports on deliveries over TLS to the domain’s mail hosts, and on those that failed.',
    reference: 'RFC 8460 §3',
    tags: [
      tag('v', 'Tells that this is a TLS-RPT record: `TLSRPTv1`, letter by letter, first.', 'TLSRPTv1', [
        ['TLSRPTv1', 'The version of TLS-RPT'],
      ]),
      tag(
        'rua',
        'Where reports go: `mailto:` and `https:` URIs, divided by commas. Commas, semicolons and exclamation marks in them are written as `%2C`, `%3B` and `%21`.',
        '{1:mailto:tls-reports@DOMAIN}',
        [
          ['mailto:tls-reports@DOMAIN', 'Reports as mail'],
          ['https://reports.DOMAIN/tls', 'Reports by HTTPS'],
        ],
      ),
    ],
    records: [
      ['v=TLSRPTv1; rua=mailto:…', 'v=TLSRPTv1; rua=mailto:{1:tls-reports@DOMAIN}', 'Reports as mail'],
      ['v=TLSRPTv1; rua=https:…', 'v=TLSRPTv1; rua=https://{1:reports.DOMAIN/tls}', 'Reports by HTTPS'],
    ],
  },
  bimi: {
    meaning:
      'Names the logo that mail programs show beside messages from the domain, where its DMARC policy is enforced.',
    reference: BIMI_DRAFT,
    tags: [
      tag('v', 'Tells that this is a BIMI record: `BIMI1`, letter by letter, first.', 'BIMI1', [
        ['BIMI1', 'The version of BIMI'],
      ]),
      tag(
        'l',
        'Address of the logo over HTTPS: a square SVG file of the profile SVG Tiny Portable/Secure. Empty, with `a` empty too, where no logo is to be shown.',
        '{1:https://DOMAIN/logo.svg}',
        [['https://DOMAIN/logo.svg', 'The logo, an SVG file']],
      ),
      tag(
        'a',
        'Address of the evidence over HTTPS: a PEM file with a Verified Mark Certificate or a Common Mark Certificate, and those of its issuers. Empty where there is none.',
        '{1:https://DOMAIN/logo.pem}',
        [['https://DOMAIN/logo.pem', 'The certificate, a PEM file']],
      ),
      tag(
        'avp',
        'What is shown where the sender has a picture of their own. Left out: `brand`.',
        '{1|brand,personal|}',
        [
          ['brand', 'The logo'],
          ['personal', 'The sender’s own picture; the logo where there is none'],
        ],
      ),
      tag(
        'lps',
        'What the part of senders’ addresses before "@" may begin with, divided by commas, for them to have records of their own: mail from `news@DOMAIN` then has that at `news._bimi.DOMAIN`. Empty: all senders.',
        '{1:news}',
      ),
    ],
    records: [
      [
        'v=BIMI1; l=…; a=…',
        'v=BIMI1; l={1:https://DOMAIN/logo.svg}; a={2:https://DOMAIN/logo.pem}',
        'A logo with its certificate',
      ],
      ['v=BIMI1; l=…; a=;', 'v=BIMI1; l={1:https://DOMAIN/logo.svg}; a=;', 'A logo without a certificate'],
      ['v=BIMI1; l=; a=;', 'v=BIMI1; l=; a=;', 'No logo is to be shown'],
    ],
  },
};

function tag(name: string, meaning: string, template: string, values: TagWords['values'] = []): TagWords {
  return { name, meaning, values, template };
}

/** A text with the domain that a record is for in place of `DOMAIN`. */
export function forDomain(text: string, owner: string | undefined): string {
  const domain = /(?:^_mta-sts|^_smtp\._tls|(?:^|\.)_bimi)\.([^*]+)$/.exec(owner ?? '')?.[1] ?? 'example.com';
  return text.replaceAll('DOMAIN', domain);
}
