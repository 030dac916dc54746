import type { ReportUri } from '../../mail/dmarc/reportUri.ts';
import { type MailFix, mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';

export const ruaScheme: MailRule<'tls'> = {
  id: 'tls/rua-scheme',
  scope: 'mail',
  kind: 'tls',
  severity: 'error',
  summary: 'Address for TLS reports that is neither mailto: nor https:',
  why: 'Reports are sent as mail, to a `mailto:` URI, or by HTTPS. To an address without `mailto:` nothing is sent, and `http:` is not allowed.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPTv1; rua=tls@example.com"
;                                   ^^^^^^^^^^^^^^^ error: tls/rua-scheme
_smtp._tls.lab TXT "v=TLSRPTv1; rua=mailto:tls@example.com, http://reports.example.com/tls"
;                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/rua-scheme
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com, https://reports.example.com/tls"
`,
    },
  ],
  check(record, report) {
    if (!record.isReadable) return;
    for (const uri of record.rua) {
      const { start, end, text, scheme, problem } = uri;
      if (scheme === 'mailto' || scheme === 'https' || problem === 'empty' || problem === 'separator')
        continue;
      report({
        message: `${shown(text)} ${scheme ? `begins with "${scheme}:"` : 'is no URI'}, but reports are sent to "mailto:" and "https:" alone: none will come. ${scheme ? 'Use one of these.' : 'Put the one that is meant before it.'}`,
        start,
        end,
        fixes: withScheme(uri),
      });
    }
  },
};

function withScheme({ start, text, scheme }: ReportUri): MailFix[] {
  if (scheme === 'http') {
    const span = { start, end: start + scheme.length };
    return [mailFix('Write "https:"', span, 'https')];
  }
  if (/^[^\s@/]+@[^\s@/]+$/.test(text.replace(/^[a-z]+:(?:\/\/)?/i, ''))) {
    const before = /^(?:[a-z]+:(?:\/\/)?)?/i.exec(text)?.[0].length ?? 0;
    return [mailFix('Write "mailto:" before it', { start, end: start + before }, 'mailto:')];
  }
  const isHost = scheme === undefined && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S+$/i.test(text);
  return isHost ? [mailFix('Write "https://" before it', { start, end: start }, 'https://')] : [];
}
