import type { MailRule } from '../rule.ts';
import { reportVersion } from '../support/transportTags.ts';

export const version: MailRule<'tls'> = {
  id: 'tls/version',
  scope: 'mail',
  kind: 'tls',
  severity: 'error',
  summary: 'TLS-RPT record that does not begin with "v=TLSRPTv1;"',
  why: 'Senders look for TXT records that begin with `v=TLSRPTv1;`, letter by letter, and discard all others: no reports on failed TLS connections are sent.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPT1; rua=mailto:tls@example.com"
;                   ^^^^^^^^^ error: tls/version
_smtp._tls.lab TXT "v=TLSRPTv1, rua=mailto:tls@example.com"
;                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/version
_smtp._tls.dev TXT "rua=mailto:tls@example.com"
;                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/version
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1;rua=mailto:tls@example.com"
`,
    },
  ],
  check: reportVersion,
};
