import { typeText } from '../../records/recordTypes.ts';
import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

const CNAME = 5;
const SIG = 24;
const KEY = 25;
const NXT = 30;
const RRSIG = 46;
const NSEC = 47;
const DNAME = 39;

/** What may stand beside a CNAME: its own signature and proof, and the key of a dynamic update. */
const COMPANIONS: readonly number[] = [SIG, KEY, NXT, RRSIG, NSEC];
/** And what another rule speaks of, `zone/dname-and-cname`. */
const IGNORED: ReadonlySet<number> = new Set([...COMPANIONS, DNAME]);

export const cnameAndOther: NameRule = {
  id: 'zone/cname-and-other',
  scope: 'name',
  types: [CNAME],
  needs: SEVERAL,
  severity: 'error',
  summary: 'A name with a CNAME has other records',
  why: 'A CNAME says that the name is an alias, and that everything about it is found at another name: a resolver that knows the CNAME never asks for the other records. BIND, Knot DNS and NSD refuse to load such a zone.',
  references: ['RFC 1034 §3.6.2', 'RFC 2181 §10.1', 'RFC 4035 §2.5'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
web  A     192.0.2.1
shop CNAME web
shop TXT   "never answered"
;    ^^^ error: shop.example.com. is an alias (CNAME)
shop MX    10 web
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
web      A     192.0.2.1
shop     CNAME web
_d1.shop TXT   "below an alias everything may stand"
`,
    },
    {
      title: 'A signed zone',
      zone: `$ORIGIN example.com.
$TTL 1h
web  A     192.0.2.1
shop CNAME web
shop NSEC  web.example.com. CNAME RRSIG NSEC
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.hasTypeBesides(name, [CNAME])) return;
    // At the zone's own name, other records must stand: that is `zone/cname-apex`.
    if (zone.hasSoa && name === zone.apex) return;
    const records = zone.recordsAt(name).filter(({ type }) => !IGNORED.has(type));
    const alias = records.find(({ type }) => type === CNAME);
    const other = records.find(({ type }) => type !== CNAME);
    if (alias === undefined || other === undefined) return;
    const [first, later] = records.indexOf(alias) < records.indexOf(other) ? [alias, other] : [other, alias];
    report({
      message: `${zone.text(alias.owner)} is an alias (CNAME) and has a record of type ${typeText(other.type)} as well: an alias can have no other records, and servers refuse the zone. Remove one of the two, or give the alias another name.`,
      place: typeTokenPlace(later),
      related: [{ message: `The ${typeText(first.type)} record`, place: typeTokenPlace(first) }],
    });
  },
};
