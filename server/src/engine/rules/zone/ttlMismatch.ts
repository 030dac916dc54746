import type { Edit, Fix } from '../../finding.ts';
import { typeText } from '../../records/recordTypes.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { TTLS_DIFFER } from '../signs.ts';
import { ttlToken } from '../support/ttlToken.ts';

const SOA = 6;
const CNAME = 5;
const RRSIG = 46;

export const ttlMismatch: NameRule = {
  id: 'zone/ttl-mismatch',
  scope: 'name',
  severity: 'warning',
  summary: 'Records of one name and type with different TTLs',
  why: 'Resolvers cache all records of one name and type together, so these have one TTL. Where they differ, each server chooses in its own way. What you meant to change stays in caches longer than you think, or not as long.',
  references: ['RFC 2181 §5.2', 'RFC 4034 §3'],
  fixable: true,
  types: 'several',
  needs: TTLS_DIFFER,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www    300 A 192.0.2.1
www   3600 A 192.0.2.2
;     ^^^^ warning: zone/ttl-mismatch
`,
    },
    {
      title: 'TTLs from two $TTL directives',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
$TTL 5m
www A 192.0.2.2
;   ^^^^^^^^^^^ warning: zone/ttl-mismatch
`,
    },
  ],
  good: [
    {
      title: 'Different types may differ',
      zone: `$ORIGIN example.com.
$TTL 1h
www   5m A    192.0.2.1
www  300 A    192.0.2.2
www   1h AAAA 2001:db8::1
`,
    },
  ],
  check(name, zone, report) {
    for (const [first, ...others] of rrsets(zone.recordsAt(name))) {
      if (first === undefined) continue;
      const different = others.filter((other) => other.ttl !== first.ttl);
      const [second] = different;
      if (second === undefined) continue;
      const type = typeText(first.type);
      const fix = alignFix(first, different);
      report({
        message: `TTL ${second.ttl}, but another ${type} record of ${zone.text(second.owner)} has ${first.ttl}: resolvers cache them together, and servers use one TTL for all. Give them the same.`,
        place: ttlToken(second)?.place ?? second.typePlace,
        related: [first, ...different.slice(1)].map((other) => ({
          message: `TTL ${other.ttl}`,
          place: ttlToken(other)?.place ?? other.typePlace,
        })),
        ...(fix ? { fixes: [fix] } : {}),
      });
    }
  },
};

/**
 * The records that make a set with one TTL: those of one type, and the signatures over one type (RFC 4034 §3). Left out
 * are those of which there can be one only, and what stands there twice: other rules report that.
 */
function rrsets(records: readonly RecordView[]): Iterable<readonly RecordView[]> {
  const sets = new Map<number, RecordView[]>();
  for (const record of records) {
    if (record.type === SOA || record.type === CNAME) continue;
    const key = record.type === RRSIG ? (RRSIG << 16) | coveredType(record) : record.type;
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [record]);
    else if (!set.some(({ hash }) => hash === record.hash)) set.push(record);
  }
  return sets.values();
}

function coveredType(record: RecordView): number {
  const [high = 0, low = 0] = record.wire() ?? [];
  return (high << 8) | low;
}

/** Gives the others the first record's TTL; none where one has no place for it. */
function alignFix(first: RecordView, others: readonly RecordView[]): Fix | undefined {
  if (others.some((other) => other.generated)) return undefined;
  const text = ttlToken(first)?.text ?? String(first.ttl);
  const edits = others.map((other): Edit => {
    const token = ttlToken(other);
    if (token) return { place: token.place, text };
    const { block, start } = other.typePlace;
    return { place: { block, start, end: start }, text: `${text} ` };
  });
  return { title: `Set to ${text}`, edits };
}
