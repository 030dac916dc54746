import type { NameRule } from '../rule.ts';

const DNAME = 39;

export const dnameMultiple: NameRule = {
  id: 'zone/dname-multiple',
  scope: 'name',
  severity: 'error',
  summary: 'Several DNAME records at one name',
  why: 'A DNAME moves everything below its owner to one place, so there can be one only. BIND, Knot DNS and NSD refuse a zone that has more.',
  references: ['RFC 6672 §2.4'],
  fixable: false,
  types: [DNAME],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
old DNAME example.net.
old DNAME example.org.
;   ^^^^^^^^^^^^^^^^^^ error: zone/dname-multiple
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
old DNAME example.net.
new DNAME example.org.
`,
    },
  ],
  check(name, zone, report) {
    if (zone.count(name, DNAME) < 2) return;
    const [first, ...others] = zone.recordsAt(name, DNAME);
    if (first === undefined) return;
    const target = zone.names.fold(first.target);
    // The same DNAME twice is a duplicate.
    const second = others.find((other) => zone.names.fold(other.target) !== target);
    if (second === undefined) return;
    report({
      message: `Names below ${zone.text(name)} are moved to ${zone.text(first.target)} already, and a name can have one DNAME record only: servers refuse the zone. Keep one of them.`,
      place: second.typePlace,
      related: [{ message: 'The other DNAME record', place: first.typePlace }],
    });
  },
};
