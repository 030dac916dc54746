import { typeText } from '../../records/recordTypes.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

/** DNSKEY, NSEC3PARAM, CDS and CDNSKEY. */
const APEX_TYPES: readonly number[] = [48, 51, 59, 60];

export const dnskeyNotApex: NameRule = {
  id: 'zone/dnskey-not-apex',
  scope: 'name',
  severity: 'warning',
  summary: "Record about the zone's keys that does not stand at the zone's own name",
  why: "DNSKEY, CDS, CDNSKEY and NSEC3PARAM records are about the zone as a whole, and resolvers, name servers and the parent zone look for them at the zone's own name alone. Elsewhere they have no effect: mostly the owner was left out or is relative to another $ORIGIN.",
  references: ['RFC 4034 §2', 'RFC 4035 §2.1', 'RFC 5155 §4', 'RFC 7344 §4.1'],
  fixable: false,
  types: APEX_TYPES,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA    ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS     ns1.example.net.
@   NS     ns2.example.net.
www A      192.0.2.1
    DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
;   ^^^^^^ warning: zone/dnskey-not-apex
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA    ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS     ns1.example.net.
@   NS     ns2.example.net.
@   DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
www A      192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.hasSoa || name === zone.apex || !zone.inZone(name) || zone.repeatsApex(name)) return;
    // What stands at or below a delegation is never answered: `zone/occluded` says so.
    if (zone.cutAbove(name) !== NO_NAME) return;
    for (const record of zone.recordsAt(name)) {
      if (!APEX_TYPES.includes(record.type)) continue;
      const type = typeText(record.type);
      report({
        message: `${type} records stand at the zone's own name, ${zone.text(zone.apex)}, where they are looked for; at ${zone.text(name)} this one has no effect. Correct its owner, or remove it.`,
        place: typeTokenPlace(record),
      });
    }
  },
};
