import { answererOf } from '../outside/answererOf.ts';
import type { RecordView } from '../rules/recordView.ts';
import { textStrings } from '../rules/support/textStrings.ts';
import type { ZoneView } from '../rules/zoneView.ts';
import { type NameId, NO_NAME } from '../zone/names.ts';
import type { DnsData, DnsType } from './dns.ts';
import { labelsText, nameLabels } from './dnsName.ts';

const NUMBERS = { A: 1, NS: 2, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;
const DNAME = 39;

/** What a zone says of a question, with TTLs in seconds. */
export type ZoneAnswer =
  | { readonly status: 'found'; readonly records: readonly DnsData[DnsType][]; readonly ttl: number }
  | { readonly status: 'alias'; readonly target: string; readonly ttl: number }
  | { readonly status: 'noData' | 'noName'; readonly ttl: number };

/**
 * What a zone says of the records of a type at a name (RFC 1034 §4.3.2).
 *
 * @param name absolute, at or below the zone's apex
 * @returns `undefined` where it does not say: the name is another zone's, a record there cannot be read, or the zone is not
 * known in full and the record may stand in what is missing
 */
export function zoneAnswer(view: ZoneView, name: string, type: DnsType): ZoneAnswer | undefined {
  const found = answererOf(view, name);
  if (found === undefined) return undefined;
  const { id, host, cut } = found;
  if (cut !== NO_NAME) return view.isDelegation(cut) ? undefined : redirected(view, name, cut);
  if (host !== NO_NAME) {
    if (view.isDamaged(host)) return undefined;
    const records = view.recordsAt(host, NUMBERS[type]);
    if (records.length > 0) {
      const ttl = Math.min(...records.map((record) => record.ttl));
      return { status: 'found', records: records.map((record) => dataOf(view, record, type)), ttl };
    }
    const [alias] = view.recordsAt(host, NUMBERS.CNAME);
    if (alias !== undefined)
      return { status: 'alias', target: withoutDot(view.text(alias.target)), ttl: alias.ttl };
  }
  if (!view.isComplete) return undefined;
  const exists = host !== NO_NAME || (id !== NO_NAME && view.hasNames(id));
  return { status: exists ? 'noData' : 'noName', ttl: negativeTtl(view) };
}

/** Below a DNAME, a name stands for the same labels below the target (RFC 6672 §2.2). */
function redirected(view: ZoneView, name: string, cut: NameId): ZoneAnswer | undefined {
  const [dname] = view.recordsAt(cut, DNAME);
  const labels = nameLabels(name);
  const target = dname && nameLabels(view.text(dname.target));
  if (labels === undefined || target === undefined) return undefined;
  const below = labels.slice(0, labels.length - view.names.labelCount(cut));
  return { status: 'alias', target: labelsText([...below, ...target]), ttl: dname?.ttl ?? 0 };
}

function dataOf(view: ZoneView, record: RecordView, type: DnsType): DnsData[DnsType] {
  if (type === 'TXT') return textStrings(record).join('');
  if (type === 'A' || type === 'AAAA') return record.canonicalData() ?? '';
  const name = withoutDot(view.text(record.target));
  if (type !== 'MX') return name;
  const wire = record.wire();
  return { preference: ((wire?.[0] ?? 0) << 8) | (wire?.[1] ?? 0), exchange: name };
}

/** RFC 2308 §5: the SOA record's own TTL or its minimum, the last of its numbers, whichever is less. */
function negativeTtl(view: ZoneView): number {
  const [soa] = view.soaRecords();
  const minimum = soa?.canonicalData()?.split(' ').at(-1);
  return Math.min(soa?.ttl ?? 0, Number(minimum ?? 0));
}

function withoutDot(name: string): string {
  return name.length > 1 ? name.replace(/\.$/, '') : name;
}
