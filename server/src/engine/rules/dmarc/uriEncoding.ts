import { mailFix } from '../../mail/mailRecord.ts';
import { aLabel } from '../../text/idna.ts';
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
      const address = plainAddress(text);
      report({
        ...place,
        message: `"${text}" has characters that no URI has, so reports may not arrive. ${address === undefined ? 'Percent-encode them' : `Write "mailto:${address}"`}.`,
        fixes: [
          address === undefined
            ? mailFix('Percent-encode them', place, encoded(text))
            : mailFix(`Write mailto:${address}`, place, `mailto:${address}`),
        ],
      });
    }
  },
};

/** An address without the blanks or the brackets around it, its domain in ASCII (RFC 5891 §4.4); `undefined` where more is wrong. */
function plainAddress(text: string): string | undefined {
  const uri = /^mailto:(.*)$/is.exec(text)?.[1] ?? '';
  const opening = uri.indexOf('<');
  const inner = opening >= 0 && uri.trimEnd().endsWith('>') ? uri.trimEnd().slice(opening + 1, -1) : uri;
  const [local = '', domain = '', ...rest] = inner.trim().split('@');
  const labels = domain.split('.').map((label) => (/^[a-z0-9_-]+$/i.test(label) ? label : aLabel(label)));
  if (!/^[a-z0-9._+-]+$/i.test(local) || rest.length > 0 || labels.some((label) => label === undefined))
    return undefined;
  return `${local}@${labels.join('.')}`;
}

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
