import type { Place } from '../../finding.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { fieldPlace } from './rdataField.ts';

/** Positions of the fields in the RDATA (RFC 1035 §3.3.13). */
export const SOA_FIELD = {
  mname: 0,
  rname: 1,
  serial: 2,
  refresh: 3,
  retry: 4,
  expire: 5,
  minimum: 6,
} as const;

/** The fields of a SOA record. */
export interface SoaFields {
  readonly record: RecordView;
  /** Absolute, in the canonical form and lower case. */
  readonly mname: string;
  readonly serial: number;
  /** Seconds. */
  readonly refresh: number;
  readonly retry: number;
  readonly expire: number;
  readonly minimum: number;
}

/** The SOA record that makes the zone: `undefined` in a fragment, and where it cannot be read. */
export function apexSoa(zone: ZoneView): SoaFields | undefined {
  const [record] = zone.soaRecords();
  const words = record?.canonicalData()?.split(' ');
  if (record === undefined || words === undefined || words.length !== 7) return undefined;
  const [serial, refresh, retry, expire, minimum] = words.slice(2).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { record, mname: (words[0] as string).toLowerCase(), serial, refresh, retry, expire, minimum };
}

/** Where a field is written. */
export function soaFieldPlace({ record }: SoaFields, field: keyof typeof SOA_FIELD): Place {
  return fieldPlace(record, SOA_FIELD[field]);
}
