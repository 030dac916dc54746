import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { relatedAliases } from '../support/aliasChain.ts';

const CNAME = 5;

export const cnameMultiple: NameRule = {
  id: 'zone/cname-multiple',
  scope: 'name',
  severity: 'error',
  summary: 'Several CNAME records at one name',
  why: 'A CNAME says that its owner is another name for the target, so there can be one only. BIND, Knot DNS and NSD refuse a zone that has more. Round robin over several hosts needs address records, or one name that has the addresses of all of them.',
  references: ['RFC 2181 §10.1', 'RFC 1034 §3.6.2'],
  fixable: false,
  types: [CNAME],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www CNAME web1
www CNAME web2
;   ^^^^^^^^^^ error: zone/cname-multiple
web1 A 192.0.2.1
web2 A 192.0.2.2
`,
    },
  ],
  good: [
    {
      title: 'Two addresses',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
www A 192.0.2.2
`,
    },
  ],
  check(name, zone, report) {
    if (zone.count(name, CNAME) < 2 || (zone.hasSoa && name === zone.apex)) return;
    const [first, ...others] = zone.recordsAt(name, CNAME);
    if (first === undefined) return;
    const target = zone.names.fold(first.target);
    // The same alias twice is a duplicate.
    const different = others.filter((other) => zone.names.fold(other.target) !== target);
    const [second] = different;
    if (second === undefined) return;
    report({
      message: `${zone.text(name)} is an alias of ${zone.text(first.target)} already, and a name can be an alias of one name only: servers refuse the zone. Keep one of the CNAME records, or give the name the addresses of all targets.`,
      place: second.typePlace,
      related: relatedAliases(zone, [first, ...different.slice(1)]),
    });
  },
};
