import { ROOT } from '../../zone/names.ts';
import { LEADS_NOWHERE } from '../signs.ts';
import { addTextBehind } from '../support/addTextBehind.ts';
import { spfRecordsAt } from '../support/spfRecordsAt.ts';

const MX = 15;

import type { NameRule } from '../rule.ts';

export const nullMxNoDeny: NameRule = {
  id: 'spf/null-mx-no-deny',
  scope: 'name',
  severity: 'warning',
  summary: 'Domain without mail that lets others send in its name',
  why: 'An MX record with the target "." says that the domain takes no mail. Where it sends none either, an SPF record that lets nobody send keeps others from using its name, and receivers can refuse such mail at once.',
  references: ['RFC 7505 §4.2', 'RFC 7208 §5.1'],
  fixable: true,
  types: [MX],
  needs: LEADS_NOWHERE,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
@ MX  0 .
; ^^^^^^^ warning: spf/null-mx-no-deny
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
@ MX  0 .
@ TXT "v=spf1 -all"
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.isComplete || zone.targetOf(name, MX) !== ROOT || zone.count(name, MX) !== 1) return;
    if (spfRecordsAt(zone, name).length > 0 || zone.isDamaged(name)) return;
    const [mx] = zone.recordsAt(name, MX);
    // Another preference has a finding of its own: only with 0 it says what is meant (RFC 7505 §3).
    if (mx === undefined || mx.wire()?.[1] !== 0) return;
    report({
      message: `${zone.text(name)} takes no mail, and no SPF record says that it sends none, so anybody can use its name. Add a TXT record with "v=spf1 -all".`,
      place: mx.typePlace,
      fixes: addTextBehind(zone, mx, 'v=spf1 -all', 'Add v=spf1 -all'),
    });
  },
};
