import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { urisWith } from '../support/reportUris.ts';

export const uriEncoding: MailRule<'dmarc'> = {
  id: 'dmarc/uri-encoding',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'A character in an address for reports that must be percent-encoded',
  why: 'Commas divide addresses and exclamation marks once began a limit of size: within a URI both are written `%2C` and `%21`, as are blanks, quotes and angle brackets (`%20` …). Otherwise the address is another or none.',
  references: ['RFC 9989 §4.8', 'RFC 3986 §2.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc     TXT "v=DMARC1; p=reject; rua=mailto:dmarc!reports@example.com"
;                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-encoding
_dmarc.lab TXT "v=DMARC1; p=reject; rua=mailto:<dmarc@example.com>"
;                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: dmarc/uri-encoding
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc%21reports@example.com"
`,
    },
  ],
  check(record, report) {
    for (const { start, text } of urisWith(record, 'encoding')) {
      const place = { start, end: start + text.length };
      const bracketed = /^mailto:\s*<\s*([^\s<>]+@[^\s<>]+)\s*>$/i.exec(text)?.[1];
      const fix: MailFix =
        bracketed === undefined
          ? mailFix('Percent-encode it', place, encoded(text))
          : mailFix('Write the address alone', place, `mailto:${bracketed}`);
      report({
        ...place,
        message: `"${text}" has characters that no URI has, so reports may not arrive. ${bracketed === undefined ? 'Percent-encode them' : 'Write the address without the brackets'}.`,
        fixes: [fix],
      });
    }
  },
};

function encoded(text: string): string {
  return text.replaceAll(/%(?![0-9a-f]{2})|[^a-z0-9\-._~:/?#[\]@$&'()*+;=%]/giu, (character) => {
    // Half of a surrogate pair has no encoding.
    const isLone = /^[\ud800-\udfff]$/.test(character);
    return isLone
      ? '%EF%BF%BD'
      : character === "'"
        ? '%27'
        : encodeURIComponent(character).replace('!', '%21');
  });
}
