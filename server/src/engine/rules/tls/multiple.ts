import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { TXT } from '../support/textStrings.ts';
import { reportMultiple } from '../support/transportOwner.ts';

export const multiple: NameRule = {
  id: 'tls/multiple',
  scope: 'name',
  severity: 'error',
  summary: 'More than one TLS-RPT record',
  why: 'Where more than one TXT record at `_smtp._tls` begins with `v=TLSRPTv1;`, senders have to act as if there were none, and send no reports.',
  references: ['RFC 8460 §3'],
  fixable: false,
  types: [TXT],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@example.com"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:b@example.com"
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: tls/multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@example.com,mailto:b@example.com"
`,
    },
  ],
  check: (name, zone, report) => reportMultiple('tls', name, zone, report),
};
