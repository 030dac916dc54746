import { webAddress } from '../../mail/bimi/webAddress.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

/** Files that hold no certificates in PEM for certain. */
const OTHERS = new Set(
  'svg svgz png jpg jpeg gif webp pdf der p7b p7c p12 pfx zip htm html key csr'.split(' '),
);

export const aNotPem: MailRule<'bimi'> = {
  id: 'bimi/a-not-pem',
  scope: 'mail',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The evidence of a BIMI record is no PEM file',
  why: 'The file at `a` holds the certificate and those of its issuers in PEM form. Receivers do not read other forms, and show no logo.',
  references: ['draft-brand-indicators-for-message-identification §4.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.svg"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/a-not-pem
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
new._bimi     TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/vmc"
`,
    },
  ],
  check(record, report) {
    const tag = record.isReadable ? tagOf(record, 'a') : undefined;
    if (tag === undefined || tag.value === '') return;
    const { problem, extension } = webAddress(tag);
    if ((problem !== undefined && problem !== 'http') || !OTHERS.has(extension)) return;
    const isPrivate = extension === 'key' || extension === 'p12' || extension === 'pfx';
    report({
      message: isPrivate
        ? `A ".${extension}" file holds a private key, which is nobody else’s to see. Take it off the server, and name the certificate’s PEM file here.`
        : `The evidence is a ".${extension}" file, but receivers read certificates in PEM form alone, and show no logo without. Name the certificate’s PEM file here.`,
      ...tag.valueSpan,
    });
  },
};
