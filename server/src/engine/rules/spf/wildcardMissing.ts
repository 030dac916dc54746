import { HAS_ASTERISK } from '../signs.ts';
import { addTextBehind } from '../support/addTextBehind.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { spfRecordsAt } from '../support/spfRecordsAt.ts';

/** A, MX and AAAA. */
const TYPES = [1, 15, 28];

import type { NameRule } from '../rule.ts';

export const wildcardMissing: NameRule = {
  id: 'spf/wildcard-missing',
  scope: 'name',
  severity: 'hint',
  set: 'strict',
  summary: 'Wildcard that makes names without SPF',
  why: 'A wildcard with addresses or mail exchangers makes every name below the domain one that can receive mail. SPF records do not hold for names below their own: whoever invents such a name can send from it unhindered.',
  references: ['RFC 7208 §3.5'],
  fixable: true,
  types: TYPES,
  needs: HAS_ASTERISK,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all"
* A   192.0.2.1
; ^^^^^^^^^^^^^ hint: spf/wildcard-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 mx -all"
* A   192.0.2.1
* TXT "v=spf1 -all"
`,
    },
  ],
  check(name, zone, report) {
    if (firstLabels(zone, name, 1)[0] !== '*' || spfRecordsAt(zone, name).length > 0) return;
    const parent = zone.look(zone.names.parent(name));
    if (spfRecordsAt(zone, parent).length === 0 || zone.isDamaged(name)) return;
    const [record] = zone.recordsAt(name).filter(({ type }) => TYPES.includes(type));
    if (record === undefined) return;
    report({
      message: `${zone.text(name)} makes names that have no SPF record: that of ${zone.text(parent)} does not hold for them. Add a TXT record for ${zone.text(name)} that says who may send.`,
      place: record.typePlace,
      fixes: addTextBehind(zone, record, 'v=spf1 -all', 'Add v=spf1 -all'),
    });
  },
};
