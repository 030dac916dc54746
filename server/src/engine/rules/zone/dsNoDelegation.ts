import { NO_NAME } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';

const NS = 2;
const DS = 43;

export const dsNoDelegation: NameRule = {
  id: 'zone/ds-no-delegation',
  scope: 'name',
  severity: 'warning',
  summary: 'DS record at a name that is not delegated',
  why: 'A DS record says which key the zone at its name is signed with; there is such a zone only where NS records hand the name to its servers. Without them, the DS record has no effect, and often it stands at the wrong name: the zone that it was meant for is without protection. Name servers load the zone so far; newer versions of BIND refuse it.',
  references: ['RFC 4034 §5', 'RFC 4035 §2.4'],
  fixable: false,
  types: [DS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
branch     NS  ns1.example.net.
branch     NS  ns2.example.net.
brnach     DS  47674 15 2 2E4F373C65B9CF48AB890A2C4BF2E6DD7EC7A569FEFDD48A59D365BBEF98E763
; @12-90 warning: zone/ds-no-delegation
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
branch     NS  ns1.example.net.
branch     NS  ns2.example.net.
branch     DS  47674 15 2 2E4F373C65B9CF48AB890A2C4BF2E6DD7EC7A569FEFDD48A59D365BBEF98E763
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.isComplete || !zone.inZone(name) || name === zone.apex || zone.repeatsApex(name)) return;
    // What stands below a delegation or a DNAME is reported as that.
    if (zone.hasType(name, NS) || zone.cutAbove(name) !== NO_NAME) return;
    const [first, ...others] = zone.recordsAt(name, DS);
    if (first === undefined) return;
    report({
      message: `${zone.text(name)} has a DS record but no NS records: it is not delegated, so the DS record has no effect (RFC 4035 §2.4). Correct the name, add the NS records, or remove it.`,
      place: first.typePlace,
      related: others.map(({ typePlace }) => ({ message: 'Another DS record', place: typePlace })),
    });
  },
};
