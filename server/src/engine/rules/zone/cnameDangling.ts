import type { NameRule } from '../rule.ts';
import { LEADS_ON } from '../signs.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { fieldPlace } from '../support/rdataField.ts';
import { standing } from '../support/standing.ts';
import { isSuspectTarget } from '../support/suspectTarget.ts';

const CNAME = 5;

export const cnameDangling: NameRule = {
  id: 'zone/cname-dangling',
  scope: 'name',
  severity: 'warning',
  summary: 'CNAME record that points at a name of the zone that does not exist',
  why: 'Clients are told that the name does not exist. The host was often removed or renamed and the alias left behind, or a letter is wrong. Names that a wildcard, a delegation or a DNAME answers for are not reported, nor are `_acme-challenge` names, whose records come and go while the server runs.',
  references: ['RFC 1034 §3.6.2'],
  fixable: false,
  types: [CNAME],
  needs: LEADS_ON,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS    ns1.example.net.
@   NS    ns2.example.net.
www CNAME wbe
;         ^^^ warning: zone/cname-dangling
web A     192.0.2.1
`,
    },
  ],
  good: [
    {
      title: 'Wildcard, delegation and DNAME',
      zone: `$ORIGIN example.com.
$TTL 1h
@      SOA   ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@      NS    ns1.example.net.
@      NS    ns2.example.net.
www    CNAME web.apps
*.apps A     192.0.2.1
shop   CNAME www.branch
branch NS    ns1.example.net.
branch NS    ns2.example.net.
old    CNAME www.moved
moved  DNAME example.org.
`,
    },
    {
      title: 'A part of a zone does not say what else there is',
      zone: `$ORIGIN example.com.
$TTL 1h
www CNAME web
`,
    },
  ],
  check(name, zone, report) {
    const target = zone.targetOf(name, CNAME);
    if (!zone.isComplete || name === zone.apex || !zone.inZone(target) || zone.exists(target)) return;
    if (standing(zone, target) !== 'absent' || firstLabels(zone, target, 1)[0] === '_acme-challenge') return;
    const alias = zone.recordsAt(name, CNAME)[0];
    if (alias === undefined || isSuspectTarget(zone, alias)) return;
    report({
      message: `${zone.text(alias.owner)} is an alias of ${zone.text(alias.target)}, which has no records: clients find nothing. Add its records, or correct the name.`,
      place: fieldPlace(alias, 0),
    });
  },
};
