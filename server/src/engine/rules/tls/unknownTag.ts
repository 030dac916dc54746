import type { MailRule } from '../rule.ts';
import { reportUnknown } from '../support/transportTags.ts';

export const unknownTag: MailRule<'tls'> = {
  id: 'tls/unknown-tag',
  scope: 'mail',
  kind: 'tls',
  severity: 'info',
  summary: 'Tag that TLS-RPT records do not have',
  why: 'The record has `v` and `rua`. Others are left for extensions, and senders ignore them; those of DMARC, such as `ruf` or `fo`, mean nothing here.',
  references: ['RFC 8460 §3'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls     TXT "v=TLSRPTv1; rua=mailto:tls@example.com; fo=1"
;                                                           ^^ info: tls/unknown-tag
_smtp._tls.lab TXT "v=TLSRPTv1; ruo=mailto:tls@example.com"
;                               ^^^ info: tls/unknown-tag
; @21-30 error: tls/rua-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`,
    },
  ],
  check: (record, report) => reportUnknown(record, report),
};
