import { type Answer, decode, type SoaData } from 'dns-packet';
import { checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { typeText } from '../../server/src/engine/records/recordTypes.ts';
import { RecordView } from '../../server/src/engine/rules/recordView.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { nameText } from '../../server/src/engine/zone/nameText.ts';
import { blocksOf } from '../../server/src/engine/zone/zone.ts';

/**
 * Records by name, in the form of `zonedata` of the RFC 7208 suite. Text has one unit for each octet; a list of TXT
 * strings is one record. SPF rows are TXT records too, unless the name has a TXT row; `TXT: NONE` means that it has none.
 * `TIMEOUT` leaves questions for types without a row unanswered.
 */
export type ZoneData = Readonly<Record<string, readonly (ZoneRow | 'TIMEOUT')[]>>;
export type ZoneRow = Readonly<Record<string, string | readonly (string | number)[]>>;

/** A record without its owner. */
export type Data = Answer extends infer Each ? (Each extends Answer ? Omit<Each, 'name'> : never) : never;

/** What a server knows: records by lower-case name without the final dot. */
export interface DnsTable {
  readonly records: ReadonlyMap<string, readonly Data[]>;
  /** Names whose other types time out. */
  readonly silent: ReadonlySet<string>;
  /** All names that exist: those above a name with records do. */
  readonly names: ReadonlySet<string>;
}

/** Reads what a server is to know: a zone's text (of the root, where it has no `$ORIGIN`), or rows. */
export function readDnsTable(data: ZoneData | string, ttl: number): DnsTable {
  const records = typeof data === 'string' ? fromText(data) : fromRows(data, ttl);
  const silent = new Set<string>();
  if (typeof data !== 'string') {
    for (const [name, rows] of Object.entries(data)) if (rows.includes('TIMEOUT')) silent.add(keyOf(name));
  }
  const names = new Set<string>(['']);
  for (const name of [...records.keys(), ...silent]) {
    const labels = name.split('.');
    for (let i = 0; i < labels.length; i++) names.add(labels.slice(i).join('.'));
  }
  return { records, silent, names };
}

/** A name as the table has it. */
export function keyOf(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

function fromRows(data: ZoneData, ttl: number): Map<string, Data[]> {
  const records = new Map<string, Data[]>();
  for (const [name, rows] of Object.entries(data)) {
    const pairs = rows.flatMap((row) => (row === 'TIMEOUT' ? [] : Object.entries(row)));
    const hasText = pairs.some(([type]) => type === 'TXT');
    const found: Data[] = [];
    for (const [type, value] of pairs) {
      if (value === 'NONE') continue;
      found.push(dataOf(type, value, ttl));
      if (type === 'SPF' && !hasText) found.push(dataOf('TXT', value, ttl));
    }
    records.set(keyOf(name), [...(records.get(keyOf(name)) ?? []), ...found]);
  }
  return records;
}

function dataOf(type: string, value: string | readonly (string | number)[], ttl: number): Data {
  const values = typeof value === 'string' ? [value] : value;
  if (type === 'TXT' || type === 'SPF') {
    const strings = values.flatMap((text) => stringsOf(Buffer.from(String(text), 'latin1')));
    if (type === 'TXT') return { type: 'TXT', ttl, data: strings };
    // The library does not know the type of RFC 4408, but takes its data as octets.
    const octets = strings.flatMap((each) => [Buffer.of(each.length), each]);
    return { type: 'UNKNOWN_99' as 'NULL', ttl, data: Buffer.concat(octets) };
  }
  if (type === 'MX') {
    const [preference, exchange] = values;
    return { type: 'MX', ttl, data: { preference: Number(preference), exchange: String(exchange) || '.' } };
  }
  return { type: type as 'A', ttl, data: String(values[0]) };
}

/** Character strings of at most 255 octets. */
function stringsOf(octets: Buffer): Buffer[] {
  const strings: Buffer[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += 255) strings.push(octets.subarray(at, at + 255));
  return strings;
}

function fromText(text: string): Map<string, Data[]> {
  const checked = createCheckedZone({ uri: 'dns', origin: '.', files: NO_FILES, rules: [] });
  checkZoneNow(checked, encodeUtf8(text));
  const { zone } = checked;
  const records = new Map<string, Data[]>();
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const record = new RecordView(zone, block, row);
      const wire = record.wire();
      if (wire === undefined) throw new Error(`A record of the server's zone cannot be read: ${text}`);
      const name = keyOf(nameText(zone.names, record.owner));
      // Data in wire form, which the library passes on.
      const type = `UNKNOWN_${record.type}` as 'NULL';
      records.set(name, [
        ...(records.get(name) ?? []),
        { type, ttl: record.ttl, data: Buffer.from(wire) } as Data,
      ]);
    }
  }
  return records;
}

/** Whether a record is of a type that a question names. */
export function isOfType(data: Data, type: string): boolean {
  return nameOfType(data) === type;
}

function nameOfType({ type }: Data): string {
  return type.startsWith('UNKNOWN_') ? typeText(Number(type.slice(8))) : type;
}

/** Where an alias leads, or undefined. */
export function aliasIn(records: readonly Data[]): string | undefined {
  const alias = records.find((data) => isOfType(data, 'CNAME'));
  if (alias === undefined) return undefined;
  return 'data' in alias && Buffer.isBuffer(alias.data)
    ? wireName(alias.data)
    : String('data' in alias && alias.data);
}

/** A name of wire form, read as the library reads names. */
function wireName(wire: Buffer): string {
  const header = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const { questions } = decode(Buffer.concat([header, wire, Buffer.from([0, 1, 0, 1])]));
  return questions?.[0]?.name ?? '';
}

/** The SOA record that negative answers carry (RFC 2308 §3). */
export function soaRecord(ttl: number, minimum: number): Extract<Answer, { type: 'SOA' }> {
  const data: SoaData = { mname: 'ns.invalid', rname: 'hostmaster.invalid', serial: 1, minimum };
  return { type: 'SOA', name: '.', ttl, data };
}
