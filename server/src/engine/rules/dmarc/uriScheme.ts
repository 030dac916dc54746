import { mailFix } from '../../mail/mailRecord.ts';
import type { MailRule } from '../rule.ts';
import { urisWith } from '../support/reportUris.ts';

const QUOTES: ReadonlySet<string> = new Set('"\'“”<>');

export const uriScheme: MailRule<'dmarc'> = {
  id: 'dmarc/uri-scheme',
  scope: 'mail',
  kind: 'dmarc',
  severity: 'error',
  summary: 'An address for reports without mailto:',
  why: '`rua` and `ruf` hold URIs. A bare address is none: receivers cannot tell how to send reports there, and send none.',
  references: ['RFC 9989 §4.8', 'RFC 7489 §6.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=dmarc@example.com"
;                                   ^^^^^^^^^^^^^^^^^ error: dmarc/uri-scheme
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
`,
    },
  ],
  check(record, report) {
    for (const uri of urisWith(record, 'noScheme')) {
      const bare = unquoted(uri.text);
      const address = /^(?:mailto[:=;]?)?([^\s@:"']+@[^\s@:"']+)$/i.exec(bare)?.[1];
      report({
        start: uri.start,
        end: uri.end,
        message: `"${uri.text}" is no URI, so no reports are sent there. Write ${address === undefined ? 'an address with "mailto:" before it' : `"mailto:${address}"`}.`,
        fixes:
          address === undefined
            ? []
            : [
                mailFix(
                  'Write mailto: before it',
                  { start: uri.start, end: uri.start + uri.text.length },
                  `mailto:${address}`,
                ),
              ],
      });
    }
  },
};

/** Without quotes and brackets around it. */
function unquoted(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && QUOTES.has(text.charAt(start))) start++;
  while (end > start && QUOTES.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
