import { printRdata } from '../records/rdata.ts';
import { rdataKey } from '../records/rdataKey.ts';
import { typeText } from '../records/recordTypes.ts';
import { RecordView } from '../rules/recordView.ts';
import type { Block } from './block.ts';
import { type NameId, type NameTable, NO_NAME } from './names.ts';
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
 * The records of a zone as BIND loads them: those below the apex, equal records once (RFC 2181 §5), each RRset with
 * one TTL (RFC 2181 §5.2) and one spelling of its owner. Records that cannot be read are left out.
 *
 * Which TTL and spelling those are, where the file has several, is BIND's doing: it reads the records of one owner that
 * follow each other as one list, in which the first TTL and the last spelling of equal data count; when the list is
 * added to what is there already, the new TTL and the old spellings count.
 *
 * @param apex the zone's name; its SOA's owner, or the origin, when left out
 */
export function* loadedRecords(zone: Zone, apex: NameId = apexOf(zone).name): Generator<LoadedRecord> {
  const loader = new Loader(zone.names, zone.names.fold(apex));
  let previous: Block | undefined;
  for (const block of blocksOf(zone.root)) {
    // BIND adds what it has read before it opens an included file, and at that file's end.
    if (previous?.include !== undefined || previous?.uri !== block.uri) loader.commitAll();
    previous = block;
    for (let row = 0; row < block.count; row++) loader.read(new RecordView(zone, block, row));
  }
  loader.commitAll();

  const lines = new Map([...readingsOf(zone.root)].flatMap((reading) => [...blockLines(reading.blocks)]));
  const zoneClass = classText(zone.root.exit.zoneClass || CLASS_IN);
  for (const { set, record, data } of loader.inFileOrder()) {
    yield {
      owner: nameText(zone.names, set.owner),
      ttl: set.ttl,
      class: zoneClass,
      type: typeText(record.type),
      data,
      uri: record.block.uri,
      line: (lines.get(record.block) ?? 0) + record.lineInBlock + 1,
    };
  }
}

const NS = 2;
const SIG = 24;
const RRSIG = 46;

/** One record that was read. */
interface Draft {
  readonly record: RecordView;
  readonly data: string;
  readonly key: string;
  readonly order: number;
}

/** Records of one owner and type that follow each other. */
interface List {
  ttl: number;
  readonly drafts: Draft[];
}

/** All lists of one owner, by type. */
interface Batch {
  readonly owner: NameId;
  readonly lists: Map<string, List>;
  /** Where its NS records lead: records there, right behind it, do not end it. */
  readonly servers: Set<NameId>;
}

interface RRset {
  readonly owner: NameId;
  ttl: number;
  readonly drafts: Map<string, Draft>;
}

/** Gathers records as BIND's loader does. */
class Loader {
  private readonly names: NameTable;
  private readonly apex: NameId;
  private readonly sets = new Map<string, RRset>();
  private current = newBatch(NO_NAME);
  private glue: Batch | undefined;
  private lastTtl = 0;
  private count = 0;

  constructor(names: NameTable, apex: NameId) {
    this.names = names;
    this.apex = apex;
  }

  read(record: RecordView): void {
    const wire = record.wire();
    if (wire === undefined) return;
    const { owner, type, target } = record;
    const data = printRdata(type, wire, wire.length) ?? '';
    const draft = { record, data, key: rdataKey(type, wire), order: this.count++ };
    // A signature belongs to the RRset that it covers.
    const covers = type === RRSIG || type === SIG ? `/${((wire[0] ?? 0) << 8) | (wire[1] ?? 0)}` : '';
    const batch = record.generated ? newBatch(owner) : this.batchOf(owner);
    const key = `${type}${covers}`;
    const ttl = record.takesLastTtl ? this.lastTtl : record.ttl;
    const list = batch.lists.get(key);
    if (list === undefined) batch.lists.set(key, { ttl, drafts: [draft] });
    else list.drafts.push(draft);
    this.lastTtl = list?.ttl ?? ttl;
    if (record.generated) this.commit(batch);
    else if (type === NS) batch.servers.add(this.names.fold(target));
  }

  private batchOf(owner: NameId): Batch {
    if (this.glue?.owner === owner) return this.glue;
    if (this.glue) this.commit(this.glue);
    this.glue = undefined;
    if (this.current.owner === owner) return this.current;
    const batch = newBatch(owner);
    if (this.current.servers.has(this.names.fold(owner))) {
      this.glue = batch;
    } else {
      this.commit(this.current);
      this.current = batch;
    }
    return batch;
  }

  commitAll(): void {
    this.commit(this.current);
    if (this.glue) this.commit(this.glue);
    this.current = newBatch(NO_NAME);
    this.glue = undefined;
  }

  private commit({ owner, lists }: Batch): void {
    if (lists.size === 0) return;
    const folded = this.names.fold(owner);
    if (!this.names.isWithin(folded, this.apex)) return;
    for (const [type, { ttl, drafts }] of lists) {
      const key = `${folded} ${type}`;
      let set = this.sets.get(key);
      if (set === undefined) {
        set = { owner, ttl, drafts: new Map() };
        this.sets.set(key, set);
      }
      set.ttl = ttl;
      const fresh = new Map(drafts.map((draft) => [draft.key, draft]));
      for (const draft of fresh.values()) if (!set.drafts.has(draft.key)) set.drafts.set(draft.key, draft);
    }
  }

  inFileOrder(): { readonly set: RRset; readonly record: RecordView; readonly data: string }[] {
    const all: (Draft & { readonly set: RRset })[] = [];
    for (const set of this.sets.values())
      for (const draft of set.drafts.values()) all.push({ ...draft, set });
    return all.sort((a, b) => a.order - b.order);
  }
}

function newBatch(owner: NameId): Batch {
  return { owner, lists: new Map(), servers: new Set() };
}
