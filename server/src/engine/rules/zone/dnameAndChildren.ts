import type { NameRule } from '../rule.ts';
import { byOrder } from '../zoneView.ts';

const NS = 2;
const DNAME = 39;

/** What signers add at every name, and at the hash of every name (RFC 5155 §3). */
const SIGNING_TYPES: readonly number[] = [46, 47, 50];

/** So many records are shown; the message says how many there are. */
const SHOWN = 5;

export const dnameAndChildren: NameRule = {
  id: 'zone/dname-and-children',
  scope: 'name',
  severity: 'error',
  summary: 'Records below a DNAME',
  why: 'A DNAME moves every name below its owner elsewhere, so records of the zone itself there are never answered. Knot DNS and NSD refuse the zone. Address records of name servers below the DNAME are of no use either.',
  references: ['RFC 6672 §2.4'],
  fixable: false,
  types: [DNAME],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
old     DNAME new.example.net.
;       ^^^^^^^^^^^^^^^^^^^^^^ error: zone/dname-and-children
www.old A     192.0.2.1
`,
    },
  ],
  good: [
    {
      title: 'Records at the name itself',
      zone: `$ORIGIN example.com.
$TTL 1h
old DNAME new.example.net.
old A     192.0.2.1
old MX    10 mail.example.net.
`,
    },
  ],
  check(name, zone, report) {
    const names = zone.namesBelowCut(name);
    if (names.length === 0) return;
    const [dname] = zone.recordsAt(name, DNAME);
    // At a delegation the DNAME is out of place, not what is below it.
    if (dname === undefined || (name !== zone.apex && zone.count(name, NS) > 0)) return;
    const below = names
      .filter((other) => zone.hasTypeBesides(other, SIGNING_TYPES))
      .flatMap((other) => zone.recordsAt(other))
      .sort(byOrder);
    const [first] = below;
    if (first === undefined) return;
    const count = below.length === 1 ? 'a record' : `${below.length} records`;
    report({
      message: `Everything below ${zone.text(name)} is moved to ${zone.text(dname.target)}, but the zone has ${count} there, such as ${zone.text(first.owner)}: servers never answer with them, or refuse the zone. Move them below ${zone.text(dname.target)}, or remove the DNAME.`,
      place: dname.typePlace,
      related: below.slice(0, SHOWN).map((record) => ({
        message: `${zone.text(record.owner)} is below the DNAME`,
        place: record.place,
      })),
    });
  },
};
