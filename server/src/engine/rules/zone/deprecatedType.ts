import type { Fix } from '../../finding.ts';
import { RECORD_TYPES, recordTypeByNumber } from '../../records/recordTypes.ts';
import type { RecordView } from '../recordView.ts';
import { fixAt, type NameRule } from '../rule.ts';
import { removalFix } from '../support/removal.ts';
import { SPF, TXT, textStrings } from '../support/textStrings.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

const KEY = 25;
/** Bits of KEY flags that say whose key it is, and the value for a zone's (RFC 2535 §3.1.2). */
const KEY_OWNER = 0x03;
const KEY_OF_ZONE = 0x01;

const OBSOLETE = RECORD_TYPES.filter((type) => type.obsolete && !type.refused).map((type) => type.number);

export const deprecatedType: NameRule = {
  id: 'zone/deprecated-type',
  scope: 'name',
  severity: 'warning',
  summary: 'Record of a type that nothing uses any more',
  why: 'Name servers still load these types, but the programs that should look for them do not: an SPF policy in a record of type SPF protects nothing, an address in A6 is never found. KEY is not reported where it is the key of a host or user: SIG(0), which signs dynamic updates, still uses those.',
  references: ['RFC 7208 §3.1', 'RFC 6563 §3', 'RFC 3755 §3', 'RFC 1123 §2.2', 'RFC 8749 §3'],
  fixable: true,
  types: OBSOLETE,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    SPF "v=spf1 mx -all"
;    ^^^^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
host A6  0 2001:db8::1
;    ^^^^^^^^^^^^^^^^^ warning: zone/deprecated-type
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@    TXT  "v=spf1 mx -all"
host AAAA 2001:db8::1
host KEY  512 3 13 bH4hVPvCJnVZRxbaWq6oAXqGiXBEuDWQaxU2KC1R4cZs2XGgXwy+SDZPaLwZeORY8v6IKYsMGAbKB4AcHlOFxg==
`,
    },
  ],
  check(name, zone, report) {
    const records = zone.recordsAt(name);
    const policies = records.some((record) => record.type === SPF) ? policiesIn(records) : undefined;
    for (const record of records) {
      const type = recordTypeByNumber(record.type);
      if (!type?.obsolete || type.refused || (record.type === KEY && !isZoneKey(record))) continue;
      const isFixable = policies && record.type === SPF && !zone.isDamaged(name);
      report({
        message: `Records of type ${type.name} are obsolete (${type.obsolete}). Name servers load this one, but nothing uses it: replace or remove it.`,
        place: record.typePlace,
        ...(isFixable ? { fixes: () => spfFixes(record, policies) } : {}),
      });
    }
  },
};

function isZoneKey(record: RecordView): boolean {
  return ((record.wire()?.[0] ?? 0) & KEY_OWNER) === KEY_OF_ZONE;
}

/** The SPF policies in TXT records. */
function policiesIn(records: readonly RecordView[]): Set<string> {
  const texts = records.filter(({ type }) => type === TXT).map((record) => textStrings(record).join(''));
  return new Set(texts.filter((text) => /^v=spf1(?: |$)/i.test(text)));
}

/** Makes the record TXT where there is no policy in TXT, removes it where there is the same; two may differ on purpose. */
function spfFixes(record: RecordView, policies: ReadonlySet<string>): readonly Fix[] {
  const policy = textStrings(record).join('');
  if (policies.has(policy)) return removalFix(record, 'Remove: the same policy is in a TXT record');
  if (policies.size > 0 || record.generated) return [];
  return [fixAt('Change the type to TXT', typeTokenPlace(record), 'TXT')];
}
