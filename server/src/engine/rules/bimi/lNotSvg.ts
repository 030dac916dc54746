import { webAddress } from '../../mail/bimi/webAddress.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

/** Files that are no SVG for certain. */
const OTHERS = new Set(
  'png jpg jpeg gif webp avif ico bmp tif tiff pdf eps ai psd pem crt cer htm html'.split(' '),
);

export const lNotSvg: MailRule<'bimi'> = {
  id: 'bimi/l-not-svg',
  scope: 'mail',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The logo of a BIMI record is no SVG file',
  why: 'The logo is an SVG file of the profile SVG Tiny Portable/Secure, plain or compressed. Receivers show no other kind of picture.',
  references: ['draft-brand-indicators-for-message-identification §4.3', 'RFC 6170 §5.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.png; a=https://example.com/logo.pem"
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/l-not-svg
`,
    },
  ],
  good: [
    {
      title: 'What an address without an extension leads to is not known',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo; a=https://example.com/logo.pem"
new._bimi     TXT "v=BIMI1; l=https://example.com/logo.svg?v=2; a=https://example.com/logo.pem"
`,
    },
  ],
  check(record, report) {
    const tag = record.isReadable ? tagOf(record, 'l') : undefined;
    if (tag === undefined || tag.value === '') return;
    const { problem, extension } = webAddress(tag);
    if ((problem !== undefined && problem !== 'http') || !OTHERS.has(extension)) return;
    const isCertificate = /^(?:pem|crt|cer)$/.test(extension);
    report({
      message: isCertificate
        ? `"l" is the address of the logo, but leads to a certificate (".${extension}"): that belongs in "a". Receivers show no logo.`
        : `The logo is a ".${extension}" file, but receivers show SVG alone, of the profile SVG Tiny Portable/Secure. Convert it, and write its address here.`,
      ...tag.valueSpan,
    });
  },
};
