import type { Place } from '../../finding.ts';
import { SERVICE_KEYS } from '../../records/fields/serviceKeys.ts';
import { WireReader } from '../../records/wire.ts';
import type { RecordView } from '../recordView.ts';
import { fieldToken } from './rdataField.ts';

export const SVCB = 64;
export const HTTPS = 65;

/** The RDATA of an SVCB or HTTPS record (RFC 9460 §2.2), its target left out: that is `record.target`. */
export interface ServiceBinding {
  /** 0 makes it an alias. */
  readonly priority: number;
  /** Values on the wire by the number of their key. */
  readonly parameters: ReadonlyMap<number, Uint8Array>;
}

/** What an SVCB or HTTPS record says; `undefined` when it cannot be read. */
export function readServiceBinding(record: RecordView): ServiceBinding | undefined {
  const wire = record.wire();
  if (wire === undefined) return undefined;
  const reader = new WireReader(wire.slice());
  const priority = reader.u16();
  for (let length = reader.u8(); length > 0 && !reader.short; length = reader.u8()) reader.octets(length);
  const parameters = new Map<number, Uint8Array>();
  while (reader.left > 0 && !reader.short) {
    const key = reader.u16();
    parameters.set(key, reader.octets(reader.u16()));
  }
  return { priority, parameters };
}

/** Where the parameter with a key stands, else type and data. */
export function parameterPlace(record: RecordView, key: number): Place {
  const spellings = [SERVICE_KEYS[key]?.name, `key${key}`];
  for (let i = 2; ; i++) {
    const token = fieldToken(record, i);
    if (token === undefined) return record.typePlace;
    if (spellings.includes(token.text.split('=', 1)[0])) return token.place;
  }
}

/** The protocols that an alpn value lists (RFC 9460 §7.1). */
export function protocolsOf(value: Uint8Array | undefined): string[] {
  const reader = new WireReader(value ?? new Uint8Array(0));
  const protocols: string[] = [];
  while (reader.left > 0 && !reader.short) {
    protocols.push(String.fromCharCode(...reader.octets(reader.u8())));
  }
  return protocols;
}
