import { recordTypeByNumber, typeText } from '../records/recordTypes.ts';
import { WireReader } from '../records/wire.ts';
import { RecordView } from '../rules/recordView.ts';
import type { NameId } from './names.ts';
import { nameText } from './nameText.ts';
import { blockLines } from './position.ts';
import { CLASS_IN, classText } from './rrClass.ts';
import { apexOf, blocksOf, readingsOf, type Zone } from './zone.ts';

/** A record as a server loads it. */
export interface LoadedRecord {
  /** Absolute, with its final dot. */
  readonly owner: string;
  /** Seconds. */
  readonly ttl: number;
  readonly class: string;
  readonly type: string;
  /** Canonical presentation form, absolute names. */
  readonly data: string;
  /** The file, and the line from 1. */
  readonly uri: string;
  readonly line: number;
}

/**
 * The records of a zone as BIND loads them: those below the apex, each RRset with the TTL and spelling of its first
 * record (RFC 2181 §5.2), equal records once (RFC 2181 §5). Records that cannot be read are left out.
 *
 * @param apex the zone's name; its SOA's owner, or the origin, when left out
 */
export function* loadedRecords(zone: Zone, apex: NameId = apexOf(zone).name): Generator<LoadedRecord> {
  const sets = new Map<string, RRset>();
  const lines = new Map([...readingsOf(zone.root)].flatMap((reading) => [...blockLines(reading.blocks)]));
  const zoneClass = classText(zone.root.exit.zoneClass || CLASS_IN);
  const top = zone.names.fold(apex);
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const record = new RecordView(zone, block, row);
      const folded = zone.names.fold(record.owner);
      if (record.broken || !zone.names.isWithin(folded, top)) continue;
      const wire = record.wire();
      if (wire === undefined) continue;
      const { data, key } = printed(record.type, wire);
      const setKey = `${folded} ${record.type} ${record.type === RRSIG ? (wire[0] as number) * 256 + (wire[1] as number) : ''}`;
      let set = sets.get(setKey);
      if (set === undefined) {
        set = { owner: nameText(zone.names, record.owner), ttl: record.ttl, seen: new Set() };
        sets.set(setKey, set);
      }
      if (set.seen.has(key)) continue;
      set.seen.add(key);
      yield {
        owner: set.owner,
        ttl: set.ttl,
        class: zoneClass,
        type: typeText(record.type),
        data,
        uri: block.uri,
        line: (lines.get(block) ?? 0) + record.lineInBlock + 1,
      };
    }
  }
}

const RRSIG = 46;

interface RRset {
  readonly owner: string;
  readonly ttl: number;
  readonly seen: Set<string>;
}

/** The canonical form, and a key that is equal where DNS takes two RDATA as equal: names do not tell case apart. */
function printed(type: number, wire: Uint8Array): { data: string; key: string } {
  const declared = recordTypeByNumber(type);
  const reader = new WireReader(wire);
  if (declared === undefined) {
    const hex = Array.from(wire, (octet) => octet.toString(16).toUpperCase().padStart(2, '0')).join('');
    const data = `\\# ${wire.length}${hex === '' ? '' : ` ${hex}`}`;
    return { data, key: data };
  }
  const words: string[] = [];
  const keys: string[] = [];
  for (const { kind } of declared.fields) {
    const before = words.length;
    kind.print(reader, words);
    const own = words.slice(before).join(' ');
    keys.push(kind.caseless ? own.toLowerCase() : own);
  }
  return { data: words.join(' '), key: keys.join(' ') };
}
