import type { Edit, Place } from '../finding.ts';
import { fieldToken } from '../rules/support/rdataField.ts';
import { SOA_FIELD } from '../rules/support/soaFields.ts';
import { ZoneView } from '../rules/zoneView.ts';
import type { Zone } from '../zone/zone.ts';
import { describeSerial, formText, type NextSerial, serialForm } from './serial.ts';

/** The serial number of a zone, and where it is written. */
export interface ZoneSerial {
  readonly serial: number;
  /** The first SOA record. */
  readonly record: Place;
  /** The number in each SOA record of the zone's name: a zone transfer ends with the one that it began with. */
  readonly places: readonly Place[];
}

/** The zone's serial number; `undefined` in a fragment, and where the number cannot be read or stands in generic data. */
export function zoneSerial(zone: Zone): ZoneSerial | undefined {
  const view = new ZoneView(zone, ignore, ignore);
  const records = view.soaRecords().filter(({ owner }) => zone.names.fold(owner) === view.apex);
  const [record] = records;
  const word = record?.canonicalData()?.split(' ')[2];
  const places = records.flatMap((each) => fieldToken(each, SOA_FIELD.serial)?.place ?? []);
  if (record === undefined || word === undefined || places.length < records.length) return undefined;
  return { serial: Number(word), record: record.place, places };
}

/** The edits that put another serial number in the place of a zone's. */
export function serialEdits({ places }: ZoneSerial, serial: number): readonly Edit[] {
  return places.map((place) => ({ place, text: String(serial) }));
}

/** A serial number in words: `Serial 2026112401 · 24 Nov 2026, 1st change`. */
export function serialText(serial: number, now: number): string {
  const said = describeSerial(serial, now);
  return said === undefined ? `Serial ${serial}` : `Serial ${serial} · ${said}`;
}

/** What choosing a number does, in words; with its form where the present number does not tell one. */
export function bumpText({ serial: next, form, note }: NextSerial, serial: number, now: number): string {
  const isClear = serialForm(serial, now) === form;
  const way = note === undefined || isClear ? `Bump to ${next}` : `Step to ${next}`;
  return isClear ? way : `${way} (${formText(form)})`;
}

function ignore(): void {}
