import type { NameRule } from '../rule.ts';

const CNAME = 5;
const DNAME = 39;

export const dnameAndCname: NameRule = {
  id: 'zone/dname-and-cname',
  scope: 'name',
  severity: 'error',
  summary: 'DNAME and CNAME record at one name',
  why: 'A name with a CNAME can have no other records, so BIND, Knot DNS and NSD refuse the zone. A DNAME moves what is below its owner and leaves the owner itself alone; whoever wants both for a name writes its records out, or moves the name above.',
  references: ['RFC 6672 §2.4', 'RFC 1034 §3.6.2'],
  fixable: false,
  types: [DNAME],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
old CNAME new.example.net.
;   ^^^^^^^^^^^^^^^^^^^^^^ error: zone/dname-and-cname
old DNAME new.example.net.
`,
    },
  ],
  good: [
    {
      title: 'Addresses at the name, everything below it elsewhere',
      zone: `$ORIGIN example.com.
$TTL 1h
old A     192.0.2.1
old DNAME new.example.net.
`,
    },
  ],
  check(name, zone, report) {
    if (zone.count(name, CNAME) === 0) return;
    const [alias] = zone.recordsAt(name, CNAME);
    const [dname] = zone.recordsAt(name, DNAME);
    if (alias === undefined || dname === undefined) return;
    report({
      message: `${zone.text(name)} has a DNAME and a CNAME record, and an alias can have no other records: servers refuse the zone. Replace the CNAME by the records that the name itself needs, such as its addresses, or remove one of the two.`,
      place: alias.typePlace,
      related: [{ message: 'The DNAME record', place: dname.typePlace }],
    });
  },
};
