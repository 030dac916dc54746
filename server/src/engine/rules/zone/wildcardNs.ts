import type { NameRule } from '../rule.ts';

const NS = 2;

export const wildcardNs: NameRule = {
  id: 'zone/wildcard-ns',
  scope: 'name',
  types: [NS],
  severity: 'error',
  summary: 'NS records at a wildcard',
  why: 'A delegation makes a zone of its own begin at its owner, and a wildcard is no place where a zone can begin: what such a record should mean is not defined. BIND refuses the file.',
  references: ['RFC 4592 §4.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
*.customers NS ns1.example.net.
; @1-11 error: is a wildcard
*.customers NS ns2.example.net.
`,
    },
  ],
  good: [{ zone: '$ORIGIN example.com.\n$TTL 1h\ncustomers NS ns1.example.net.\n*.www A 192.0.2.1\n' }],
  check(name, zone, report) {
    if (!zone.names.isWildcard(name)) return;
    const [first, ...others] = zone.recordsAt(name, NS);
    if (first === undefined) return;
    report({
      message: `${zone.text(name)} is a wildcard, where no zone can begin: NS records here have no defined meaning (RFC 4592 §4.2), and BIND refuses the file. Delegate ${zone.text(zone.names.parent(name))} itself, or each name below it.`,
      place: first.ownerPlace,
      related: others.map((other) => ({ message: 'another NS record there', place: other.place })),
    });
  },
};
