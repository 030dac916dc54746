import type { ReportUri } from '../../mail/dmarc/reportUri.ts';
import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';

export const ruaUri: MailRule<'tls'> = {
  id: 'tls/rua-uri',
  scope: 'mail',
  kind: 'tls',
  severity: 'error',
  summary: 'Address for TLS reports that nothing can be sent to',
  why: 'A `mailto:` URI has an address with a domain, an `https:` URI has a host. Commas, semicolons and exclamation marks within an address are written as `%2C`, `%3B` and `%21`.',
  references: ['RFC 8460 §3', 'RFC 6068 §2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPTv1; rua=mailto:tls"
;                                   ^^^^^^^^^^ error: tls/rua-uri
_smtp._tls.lab TXT "v=TLSRPTv1; rua=mailto:tls@example.com!10m"
;                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/rua-uri
_smtp._tls.dev TXT "v=TLSRPTv1; rua=https:///tls"
;                                   ^^^^^^^^^^^^ error: tls/rua-uri
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls%2Creports@example.com,https://reports.example.com:8443/tls?d=1"
`,
    },
  ],
  check(record, report) {
    if (!record.isReadable) return;
    for (const uri of record.rua) {
      const told = fault(uri);
      if (told === undefined) continue;
      const { start, end, text } = uri;
      report({
        message: `${shown(text)} ${told}: no reports come there. Correct it.`,
        start,
        end,
        fixes: sizeFix(uri),
      });
    }
  },
};

function fault({ text, scheme, problem, size }: ReportUri): string | undefined {
  if (scheme !== 'mailto' && scheme !== 'https') return undefined;
  if (problem === 'address') return 'has no address that mail can be sent to';
  if (problem === 'encoding') return 'has characters that have to be written as "%" and two digits';
  if (problem !== undefined) return undefined;
  if (size !== undefined) return 'ends in a size, which DMARC had once and these reports never';
  if (scheme === 'https' && !/^https:\/\/[^/?#\s]*[a-z0-9\]]/i.test(text)) return 'names no host';
  return undefined;
}

function sizeFix({ size }: ReportUri): MailFix[] {
  return size === undefined ? [] : [mailFix('Remove the size', size, '')];
}
