import { ASTERISK } from '../../zone/labelTraits.ts';
import type { RecordRule } from '../rule.ts';
import { HAS_ASTERISK } from '../signs.ts';
import { writesOwner } from '../support/firstOfEntry.ts';

export const wildcardInterior: RecordRule = {
  id: 'zone/wildcard-interior',
  scope: 'record',
  types: 'all',
  needs: HAS_ASTERISK,
  severity: 'warning',
  summary: '“*” in the middle of an owner, where it is no wildcard',
  why: 'Only a first label of `*` makes a wildcard. Further right it is a plain label that matches the character itself, so the record answers no query that anyone asks: `_443._tcp.*` does not stand for all hosts. BIND warns of it, validns refuses it.',
  references: ['RFC 4592 §2.1.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._tcp.* TYPE65300 \\# 0
; @1-11 warning: is no wildcard
`,
    },
  ],
  good: [
    {
      zone: '$ORIGIN example.com.\n$TTL 1h\n* A 192.0.2.1\n*.sub A 192.0.2.2\nstar* TXT "part of a label"\n',
    },
  ],
  check(record, zone, report) {
    const { names } = zone;
    if ((names.traits(record.owner) & ASTERISK) === 0 || !writesOwner(record)) return;
    const parent = names.parent(record.owner);
    if (record.owner === parent || (names.traits(parent) & ASTERISK) === 0) return;
    report({
      message: `“*” in ${zone.text(record.owner)} is no wildcard: only as the first label does it stand for other names (RFC 4592 §2.1.1); here it matches itself alone. Write each name out, or put “*” first.`,
      place: record.ownerPlace,
    });
  },
};
