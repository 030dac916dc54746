import type { NameId } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';

const A = 1;
const NS = 2;
const CNAME = 5;
const SOA = 6;
const AAAA = 28;
const DNAME = 39;

/** What the parent zone answers with itself at a delegation: NS, SIG, KEY, NXT, DS, RRSIG, NSEC, NSEC3, DELEG. */
const AT_DELEGATION: readonly number[] = [NS, 24, 25, 30, 43, 46, 47, 50, 61440];

/** Other rules say what is wrong with an alias, a DNAME or a SOA record at a delegation. */
const REPORTED_AT_DELEGATION: readonly number[] = [CNAME, SOA, DNAME];

/** The addresses of a name server; an alias in their place is a finding at the NS record. */
const GLUE: readonly number[] = [A, AAAA, CNAME];

const NOTHING: readonly number[] = [];
const DELEGATION: readonly number[] = [...AT_DELEGATION, ...REPORTED_AT_DELEGATION];
const DELEGATION_AND_GLUE: readonly number[] = [...DELEGATION, ...GLUE];

export const occluded: NameRule = {
  id: 'zone/occluded',
  scope: 'name',
  severity: 'warning',
  summary: 'Record at or below a delegation that is never answered',
  why: "NS records below the zone's own name hand that name and all below it to another zone. Servers of this zone refer every question there to those name servers, and give out nothing else but their addresses (glue) and the DS record. Whoever edits the record wonders why nothing changes. What stands below a DNAME is reported as `zone/dname-and-children`.",
  references: ['RFC 1034 §4.2.1', 'RFC 2181 §5.4.1', 'RFC 4035 §2.6'],
  fixable: false,
  types: [NS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS  ns1.example.net.
@          NS  ns2.example.net.
branch     NS  ns1.branch
branch     NS  ns2.example.net.
branch     MX  10 mail.example.net.
;          ^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/occluded
ns1.branch A   192.0.2.1
www.branch A   192.0.2.2
; @1-24 warning: zone/occluded
`,
    },
  ],
  good: [
    {
      title: 'Glue, also that of another delegation, and DS',
      zone: `$ORIGIN example.com.
$TTL 1h
@          SOA  ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@          NS   ns1.example.net.
@          NS   ns2.example.net.
branch     NS   ns1.branch
branch     NS   ns2.branch
branch     DS   12345 13 2 ( 49FD46E6C4B45C55D4AC
                             49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC4501 )
ns1.branch A    192.0.2.1
ns1.branch AAAA 2001:db8::1
ns2.branch A    192.0.2.2
shop       NS   ns1.branch
shop       NS   ns2.branch
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.hasSoa || !zone.isDelegation(name) || !zone.inZone(name)) return;
    const below = zone.namesBelowCut(name);
    if (below.length === 0 && !zone.hasTypeBesides(name, AT_DELEGATION)) return;
    let delegation: RecordView | undefined;
    for (const owner of [name, ...below]) {
      for (const record of unanswered(zone, owner, name)) {
        delegation ??= zone.recordsAt(name, NS)[0];
        if (delegation === undefined) return;
        const isAddress = record.type === A || record.type === AAAA;
        const reason = isAddress ? ' No NS record leads to it, so it is no glue.' : '';
        report({
          message: `${zone.text(record.owner)} is ${owner === name ? '' : `below ${zone.text(name)}, which is `}delegated to other name servers: servers of this zone never answer with this record.${reason} Move it to the zone ${zone.text(name)}, or remove it.`,
          place: owner === name ? record.typePlace : record.place,
          related: [{ message: `The delegation of ${zone.text(name)}`, place: delegation.typePlace }],
        });
      }
    }
  },
};

/** The records at a delegation or below it that no server of the zone answers with. */
function unanswered(zone: ZoneView, owner: NameId, delegation: NameId): readonly RecordView[] {
  const isIn = isGlue(zone, owner, delegation);
  const answered = owner === delegation ? (isIn ? DELEGATION_AND_GLUE : DELEGATION) : isIn ? GLUE : NOTHING;
  if (!zone.hasTypeBesides(owner, answered)) return [];
  return zone.recordsAt(owner).filter(({ type }) => !answered.includes(type));
}

/** Whether an NS record leads to the name, or one of the delegation to a name that the wildcard there answers for. */
function isGlue(zone: ZoneView, owner: NameId, delegation: NameId): boolean {
  if (zone.isNameServer(owner)) return true;
  if (!zone.names.isWildcard(owner)) return false;
  return zone
    .recordsAt(delegation, NS)
    .some(({ target }) => zone.answerer(zone.look(zone.names.fold(target))) === owner);
}
