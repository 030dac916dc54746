import { encodeUtf8 } from '../text/utf8.ts';
import { BROKEN, FLAGS, STRIDE, TYPE, UNREADABLE_TYPE } from '../zone/block.ts';
import { type NameId, type NameTable, NO_NAME } from '../zone/names.ts';
import { nameText } from '../zone/nameText.ts';
import { apexOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD, type RecordRef } from '../zone/zoneIndex.ts';
import { RecordView } from './recordView.ts';

const NS = 2;
const DNAME = 39;
const ASTERISK = encodeUtf8('*');

/**
 * What rules may ask about the zone. Names that are handed in and out are folded.
 *
 * A name rule is run again when a record changes at its name, at a target of its records, or at a name that `answerer`
 * or `cutAbove` looked at; it may ask `recordsAt`, `exists` and `hasType` about those names alone.
 */
export class ZoneView {
  readonly names: NameTable;
  /** The zone's name, and whether a SOA says so: without one the file is a fragment of a zone. */
  readonly apex: NameId;
  readonly hasSoa: boolean;
  private readonly zone: Zone;
  /** Notes that the running rule depends on what stands at a name. */
  private readonly dependOn: (name: NameId) => void;

  constructor(zone: Zone, dependOn: (name: NameId) => void) {
    this.zone = zone;
    this.names = zone.names;
    const apex = apexOf(zone);
    this.apex = apex.name;
    this.hasSoa = apex.hasSoa;
    this.dependOn = dependOn;
  }

  /** The records at a name that can be read, in the file's order; of one type if given. */
  recordsAt(name: NameId, type?: number): RecordView[] {
    const found: RecordView[] = [];
    const { index } = this.zone;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const record = this.view(ref);
      if (!record.broken && (type === undefined || record.type === type)) found.push(record);
    }
    return found.length > 1 ? found.sort(byOrder) : found;
  }

  private view(ref: RecordRef): RecordView {
    const block = this.zone.index.blockOf(ref);
    return new RecordView(this.zone, block, ref - block.base);
  }

  /** Whether anything stands at the name, readable or not. */
  exists(name: NameId): boolean {
    return this.zone.index.first(name) !== NO_RECORD;
  }

  /**
   * Whether a record of one of the types was written at the name. One that cannot be read counts: it has its own
   * finding, and what it was meant to give is not missing.
   */
  hasType(name: NameId, ...types: readonly number[]): boolean {
    const { index } = this.zone;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const block = index.blockOf(ref);
      const at = (ref - block.base) * STRIDE;
      const type = block.rows[at + TYPE] as number;
      const unreadable = type === UNREADABLE_TYPE && ((block.rows[at + FLAGS] as number) & BROKEN) !== 0;
      if (unreadable || types.includes(type)) return true;
    }
    return false;
  }

  /** Whether the name is the apex or below it. */
  inZone(name: NameId): boolean {
    return this.names.isWithin(name, this.apex);
  }

  /**
   * The name whose records answer for `name` (RFC 1034 §4.3.2, RFC 4592 §3.3.1): itself where something stands there,
   * else the wildcard below the closest encloser if there is one, else {@link NO_NAME}.
   */
  answerer(name: NameId): NameId {
    if (this.exists(name)) return name;
    this.dependOn(name);
    for (let at = name; at !== this.apex && this.inZone(at); at = this.names.parent(at)) {
      const encloser = this.names.parent(at);
      const wildcard = this.names.child(encloser, ASTERISK, 0, 1);
      if (wildcard !== NO_NAME) {
        this.dependOn(wildcard);
        if (this.exists(wildcard)) return wildcard;
      }
      this.dependOn(encloser);
      if (this.exists(encloser)) return NO_NAME;
    }
    return NO_NAME;
  }

  /** The delegation or DNAME at or above the name (below the apex) that takes it out of the zone's authority. */
  cutAbove(name: NameId): NameId {
    for (let at = name; at !== this.apex && this.inZone(at); at = this.names.parent(at)) {
      this.dependOn(at);
      if (this.hasType(at, NS, DNAME)) return at;
    }
    return NO_NAME;
  }

  /** Absolute presentation form of any name. */
  text(name: NameId): string {
    return nameText(this.names, name);
  }
}

function byOrder(a: RecordView, b: RecordView): number {
  return a.block.order - b.block.order || a.row - b.row;
}
