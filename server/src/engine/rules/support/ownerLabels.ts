import type { Edit, Fix } from '../../finding.ts';
import { type NameId, ROOT } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';

/** Transports that stand in owners as `_tcp` (RFC 2782, RFC 6698 §3), and `_tls` as SIP and Lync write it. */
export const TRANSPORTS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp', 'dccp', 'quic', 'tls']);

/** The first `count` labels of a folded name, one unit per octet; fewer where the name has fewer. */
export function firstLabels(zone: ZoneView, name: NameId, count: number): string[] {
  const labels: string[] = [];
  for (let at = name; at !== ROOT && labels.length < count; at = zone.names.parent(at)) {
    labels.push(zone.names.labelText(at));
  }
  return labels;
}

/** The label without its leading underscore. */
export function withoutUnderscore(label: string): string {
  return label.startsWith('_') ? label.slice(1) : label;
}

/**
 * Writes "_" before the first two labels of an owner, where they have none. None where that would rename other records
 * too, or where the labels are not written at the records.
 */
export function underscoreFix(zone: ZoneView, name: NameId, type: number): Fix | undefined {
  const records = zone.recordsAt(name);
  if (records.some((record) => record.type !== type || record.generated)) return undefined;
  const edits: Edit[] = [];
  for (const record of records) {
    if (record.inheritsOwner) continue;
    const edit = underscored(record);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  if (edits.length === 0) return undefined;
  const [first, second] = firstLabels(zone, name, 2).map((label) => `_${withoutUnderscore(label)}`);
  return { title: `Write ${first}.${second}`, edits };
}

function underscored(record: RecordView): Edit | undefined {
  const [owner] = record.tokens();
  if (owner === undefined || !/^[\w*-]+\.[\w-]+(?:\.[\w.-]*)?$/.test(owner.text) || owner.quoted)
    return undefined;
  const [first = '', second = '', ...rest] = owner.text.split('.');
  const text = [`_${withoutUnderscore(first)}`, `_${withoutUnderscore(second)}`, ...rest].join('.');
  return { place: owner.place, text };
}
