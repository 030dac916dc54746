import { addressText } from '../../mail/spf/addressText.ts';
import { driftOf } from '../../mail/spf/flatten/drift.ts';
import { readMarker } from '../../mail/spf/flatten/marker.ts';
import type { LookupRule } from '../rule.ts';

export const flattenedDrift: LookupRule<'spf'> = {
  id: 'spf/flattened-drift',
  scope: 'lookup',
  kind: 'spf',
  severity: 'warning',
  summary: 'A flattened record that is out of date',
  why: 'A flattened record holds a copy of the addresses of others. When they send from new ones, that mail does not pass; addresses that they gave up may be in other hands by now, and may still send in your name. The comment before the record says what it was made from, so that the two can be compared.',
  references: ['RFC 7208 §5.2', 'RFC 7208 §10.1.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
; flattened from "v=spf1 include:_spf.example.net -all" on 2026-01-15, hash 41d75c48
@ TXT "v=spf1 ip4:192.0.2.0/24 -all"
;      ^^^^^^ warning: spf/flattened-drift
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/25 ~all"
`,
    },
    {
      title: 'edited since',
      zone: `$ORIGIN example.com.
$TTL 1h
; flattened from "v=spf1 include:_spf.example.net -all" on 2026-01-15, hash 41d75c48
@ TXT "v=spf1 ip4:192.0.2.0/24 ip4:203.0.113.1 -all"
;      ^^^^^^ info: spf/flattened-drift
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.0/24 ~all"
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
; flattened from "v=spf1 include:_spf.example.net -all" on 2026-01-15, hash 41d75c48
@ TXT "v=spf1 ip4:192.0.2.0/24 -all"
`,
      dns: `$TTL 1h
_spf.example.net. TXT "v=spf1 ip4:192.0.2.128/25 ip4:192.0.2.0/25 ~all"
`,
    },
  ],
  async check(record, dns, report) {
    const marker = record.comment === undefined ? undefined : readMarker(record.comment);
    if (marker === undefined || record.owner === undefined) return;
    const drift = await driftOf(marker, record.text, record.owner, dns);
    if (drift.state === 'edited') {
      const message = `This record was edited since it was flattened on ${marker.date}, so that nothing tells when what it was made from changes. Flatten it again, which begins with the record in the comment; or remove the comment.`;
      report({ ...record.version, severity: 'info', message });
    } else if (drift.state === 'drifted') {
      const { address, before, after } = drift.difference;
      const message = `This record was flattened on ${marker.date}, and what it was made from has changed since: ${addressText(address)} is "${before}" there and "${after}" here. Mail from new addresses does not pass, and old ones may still send. Refresh it with the action "Refresh this flattened SPF record…".`;
      report({ ...record.version, message });
    }
  },
};
