import type { NameRule } from '../rule.ts';
import { CAA, readCaaProperty } from '../support/caaProperty.ts';

export const caaIssuewild: NameRule = {
  id: 'zone/caa-issuewild',
  scope: 'name',
  severity: 'info',
  set: 'strict',
  summary: 'CAA issue without issuewild: the same authorities may issue wildcard certificates',
  why: 'Without `issuewild`, `issue` holds for certificates of `*.example.com` too. Who never uses wildcard certificates can forbid them, so that a stolen account cannot get one for all hosts at once. This is a matter of policy, so the rule is only in the strict set.',
  references: ['RFC 8659 §4.3'],
  fixable: false,
  types: [CAA],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue "ca.example.net"
; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: zone/caa-issuewild
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   CAA 0 issue "ca.example.net"
@   CAA 0 issuewild ";"
off CAA 0 issue ";"
`,
    },
  ],
  check(name, zone, report) {
    if (zone.isDamaged(name)) return;
    const records = zone.recordsAt(name, CAA);
    const properties = records.map(readCaaProperty);
    if (properties.some((property) => property?.tag === 'issuewild')) return;
    const first = properties.findIndex(
      (property) => property?.tag === 'issue' && !/^[ \t]*(?:;|$)/.test(property.value),
    );
    const record = records[first];
    if (record === undefined) return;
    report({
      message: `${zone.text(name)} has no CAA issuewild, so issue allows wildcard certificates too. Add issuewild with the authorities that may issue them, or with ";" for none.`,
      place: record.typePlace,
    });
  },
};
