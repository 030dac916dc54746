import type { NameRule } from '../rule.ts';
import { STRAY_VERSION } from '../signs.ts';
import { TXT } from '../support/textStrings.ts';
import { reportOwner } from '../support/transportOwner.ts';

export const owner: NameRule = {
  id: 'tls/owner',
  scope: 'name',
  severity: 'error',
  summary: 'TLS-RPT record that is not at _smtp._tls',
  why: 'Senders to `example.com` ask for a TXT record at `_smtp._tls.example.com`, both labels with an underscore and in this order, and nowhere else.',
  references: ['RFC 8460 §3'],
  fixable: true,
  types: [TXT],
  needs: STRAY_VERSION,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_tls._smtp TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
; @1-10 error: tls/owner
_tlsrpt.lab TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
; @1-11 error: tls/owner
_mta-sts.dev TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
; @1-12 error: tls/owner
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
  check: (name, zone, report) => reportOwner('tls', name, zone, report),
};
