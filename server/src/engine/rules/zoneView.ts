import { digestBlocks, type RecordDigest, recordDigest } from '../outside/recordDigest.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { type Block, BROKEN, FLAGS, STRIDE, TARGET, TYPE, UNREADABLE_TYPE } from '../zone/block.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../zone/names.ts';
import { nameText } from '../zone/nameText.ts';
import { NO_TTL } from '../zone/state.ts';
import { apexOf, blocksOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD, type RecordRef } from '../zone/zoneIndex.ts';
import { RecordView } from './recordView.ts';

const A = 1;
const NS = 2;
const SOA = 6;
const CNAME = 5;
const AAAA = 28;
const DNAME = 39;
const ASTERISK = encodeUtf8('*');
const NO_NAMES: readonly NameId[] = [];

/** What is known of a zone beyond its text. */
export interface ZoneSurroundings {
  /** The clock, in milliseconds since 1970 UTC. */
  readonly now?: (() => number) | undefined;
  /** The user's own name servers, absolute or without the final dot. */
  readonly nameServers?: readonly string[] | undefined;
}

/**
 * What rules may ask about the zone. Names that are handed in and out are folded.
 *
 * A name rule is run again when a record changes at its name, at a target of its records, or at a name that `answerer`,
 * `cutAbove` or `look` looked at; it may ask `recordsAt`, `exists` and `hasType` about those names alone. It is run again as
 * well when a CNAME that leads to its name comes or goes: `isAliasTarget` may be asked about its own name.
 */
export class ZoneView {
  readonly names: NameTable;
  /** The zone's name, and whether a SOA says so: without one the file is a fragment of a zone. */
  readonly apex: NameId;
  readonly hasSoa: boolean;
  /** Whether a name that is not there is missing: not so in a fragment, nor when an included file was not read. */
  readonly isComplete: boolean;
  /** The name that the file is read with, and whether it is known to be the zone's, not guessed. */
  readonly origin: NameId;
  readonly isNamed: boolean;
  /** Milliseconds since 1970 UTC, where there is a clock. */
  readonly now: number | undefined;
  /** The user's own name servers as far as they are known: absolute, in lower case. */
  readonly nameServers: ReadonlySet<string>;
  private readonly zone: Zone;
  /** Notes that the running rule depends on what stands at a name. */
  private readonly dependOn: (name: NameId) => void;
  /** The zone's name below itself, or NO_NAME where no name is so. */
  private readonly twice: NameId;
  /** The same for what stands at the name and anywhere below it. */
  private readonly dependBelow: (name: NameId, crowd?: number) => void;
  /** What was asked last about names below one: rules ask again at each of these. */
  private lastBelow: { readonly parent: NameId; readonly most: number; readonly found: readonly NameId[] } = {
    parent: NO_NAME,
    most: 0,
    found: NO_NAMES,
  };

  constructor(
    zone: Zone,
    dependOn: (name: NameId) => void,
    dependBelow: (name: NameId, crowd?: number) => void,
    { now, nameServers = [] }: ZoneSurroundings = {},
  ) {
    this.zone = zone;
    this.names = zone.names;
    const apex = apexOf(zone);
    this.apex = apex.name;
    this.hasSoa = apex.hasSoa;
    this.isComplete = apex.hasSoa && zone.unreadIncludes.size === 0;
    this.origin = zone.names.fold(zone.origin);
    this.isNamed = zone.isNamed;
    this.now = now?.();
    this.nameServers = new Set(nameServers.map((name) => `${name.replace(/\.$/, '')}.`.toLowerCase()));
    this.dependOn = dependOn;
    this.twice = zone.names.labelCount(apex.name) < 2 ? NO_NAME : zone.names.under(apex.name, apex.name);
    this.dependBelow = dependBelow;
  }

  /** Lets the running rule ask about any name. */
  look(name: NameId): NameId {
    this.dependOn(name);
    return name;
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

  /** The zone's SOA records that can be read, in the file's order: for zone rules. */
  soaRecords(): RecordView[] {
    const found: RecordView[] = [];
    for (const block of this.zone.soaBlocks) {
      for (let row = 0; row < block.count; row++) {
        const record = new RecordView(this.zone, block, row);
        if (record.type === SOA && !record.broken) found.push(record);
      }
    }
    return found.sort(byOrder);
  }

  /** The first record of the file, readable or not: for zone rules. */
  firstRecord(): RecordView | undefined {
    for (const block of blocksOf(this.zone.root))
      if (block.count > 0) return new RecordView(this.zone, block, 0);
    return undefined;
  }

  /** Whether no record stands behind this one. The asking check is run again at every edit: for what is rare. */
  isLast({ block, row }: RecordView): boolean {
    this.dependBelow(ROOT);
    let last: Block | undefined;
    for (const each of blocksOf(this.zone.root)) if (each.count > 0) last = each;
    return block === last && row === block.count - 1;
  }

  /** Whether a $TTL, or a SOA in its place, sets the default TTL of the file's last records: for zone rules. */
  get hasDefaultTtl(): boolean {
    return this.zone.root.exit.defaultTtl !== NO_TTL;
  }

  /** Whether all included files were read: what is missing may stand in one that was not. For zone rules. */
  get isWhole(): boolean {
    return this.zone.unreadIncludes.size === 0;
  }

  /** Whether a record at the name cannot be read. */
  isDamaged(name: NameId): boolean {
    const { index } = this.zone;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      if (this.view(ref).broken) return true;
    }
    return false;
  }

  /** Whether the name ends in the zone's name twice over; for names of two labels and more. */
  repeatsApex(name: NameId): boolean {
    return this.twice !== NO_NAME && this.names.isWithin(name, this.twice);
  }

  /**
   * Whether the labels of the zone's name stand in the name once more, above the zone's own: with nothing or with the
   * labels of an origin in between.
   */
  mayRepeatApex(name: NameId): boolean {
    const { names, apex } = this;
    const least = names.labelCount(apex) * 2;
    // Without a name of the zone, that of an origin may be repeated.
    if (least === 0) return names.labelCount(name) >= 2;
    for (let at = name; names.labelCount(at) >= least; at = names.parent(at)) {
      if (names.begins(at, apex)) return true;
    }
    return false;
  }

  /** Whether the name or one below it has records. */
  hasNames(name: NameId): boolean {
    this.dependBelow(name);
    return this.zone.index.tree.has(name);
  }

  /** What a name below the root would be if its final dot were missing: the same labels in front of the zone's name. */
  withoutDot(name: NameId): NameId {
    const { names } = this;
    if (name === ROOT) return this.apex;
    const parent = this.withoutDot(names.parent(name));
    const label = names.label(name);
    return parent === NO_NAME ? NO_NAME : names.child(parent, label, 0, label.length);
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

  /** Whether the name has no address of its own, or may be an alias. */
  lacksAddress(name: NameId): boolean {
    const { index } = this.zone;
    let lacks = true;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const { rows, base } = index.blockOf(ref);
      const type = rows[(ref - base) * STRIDE + TYPE];
      // One that cannot be read may be either.
      if (type === CNAME || type === UNREADABLE_TYPE) return true;
      if (type === A || type === AAAA) lacks = false;
    }
    return lacks;
  }

  /** Whether a CNAME of the zone leads to the name: clients then ask for another name than this one. */
  isAliasTarget(name: NameId): boolean {
    const { index } = this.zone;
    for (let ref = index.firstReferrer(name); ref !== NO_RECORD; ref = index.nextReferrer(ref)) {
      if (this.view(ref).type === CNAME) return true;
    }
    return false;
  }

  /** Whether the name is the apex or below it. */
  inZone(name: NameId): boolean {
    return this.names.isWithin(name, this.apex);
  }

  /** How many records of a type that can be read stand at the name. */
  count(name: NameId, type: number): number {
    const { index } = this.zone;
    let count = 0;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const { rows, base } = index.blockOf(ref);
      const at = (ref - base) * STRIDE;
      if (rows[at + TYPE] === type && ((rows[at + FLAGS] as number) & BROKEN) === 0) count++;
    }
    return count;
  }

  /** Where the first record of a type at the name points, without a look at the record; NO_NAME when there is none. */
  targetOf(name: NameId, type: number): NameId {
    const { index } = this.zone;
    let found: RecordRef = NO_RECORD;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const { rows, base } = index.blockOf(ref);
      const at = (ref - base) * STRIDE;
      if (rows[at + TYPE] !== type || ((rows[at + FLAGS] as number) & BROKEN) !== 0) continue;
      if (found === NO_RECORD || this.isBefore(ref, found)) found = ref;
    }
    if (found === NO_RECORD) return NO_NAME;
    const { rows, base } = index.blockOf(found);
    const target = rows[(found - base) * STRIDE + TARGET] as number;
    return target === NO_NAME ? NO_NAME : this.names.fold(target);
  }

  private isBefore(a: RecordRef, b: RecordRef): boolean {
    const first = this.zone.index.blockOf(a);
    const second = this.zone.index.blockOf(b);
    return first === second ? a < b : first.order < second.order;
  }

  /**
   * Whether the name is a cut: a delegation or the owner of a DNAME. A record whose type cannot be read does not make
   * one, since that would take all names below it for unknown.
   */
  isCut(name: NameId): boolean {
    return this.isDelegation(name) || this.holds(name, DNAME);
  }

  /** Whether NS records at the name delegate: not those of the apex, nor of an apex that lacks its final dot. */
  isDelegation(name: NameId): boolean {
    return name !== this.apex && name !== this.twice && this.holds(name, NS);
  }

  private holds(name: NameId, type: number): boolean {
    const { index } = this.zone;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const { rows, base } = index.blockOf(ref);
      if (rows[(ref - base) * STRIDE + TYPE] === type) return true;
    }
    return false;
  }

  /** Whether a record of a type at the name points at a name of the zone that has no address of its own. */
  pointsPastAddresses(name: NameId, type: number): boolean {
    const { index } = this.zone;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const { rows, base } = index.blockOf(ref);
      const at = (ref - base) * STRIDE;
      const target = rows[at + TYPE] === type ? (rows[at + TARGET] as number) : NO_NAME;
      if (target === NO_NAME) continue;
      const host = this.names.fold(target);
      if (this.inZone(host) && !this.hasType(host, A, AAAA)) return true;
    }
    return false;
  }

  /** Whether a readable or broken record of another type than these stands at the name. */
  hasTypeBesides(name: NameId, types: readonly number[]): boolean {
    const { index } = this.zone;
    for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
      const { rows, base } = index.blockOf(ref);
      if (!types.includes(rows[(ref - base) * STRIDE + TYPE] as number)) return true;
    }
    return false;
  }

  /**
   * All names below a delegation or DNAME that have records, those below another cut left out (but not that cut), in no
   * particular order. The rules at a cut are run again when one of them changes.
   */
  namesBelowCut(cut: NameId): readonly NameId[] {
    const { tree } = this.zone.index;
    if (tree.child(cut) === NO_NAME) return NO_NAMES;
    const found: NameId[] = [];
    const open = [cut];
    for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
      for (let name = tree.child(parent); name !== NO_NAME; name = tree.sibling(name)) {
        if (this.exists(name)) found.push(name);
        if (!this.isCut(name)) open.push(name);
      }
    }
    return found;
  }

  /**
   * Names directly below a name that exist, as many as are asked for at most, in no particular order. Where there are so
   * many, the asking check is not run again before there are fewer: all of them may ask for each other.
   */
  namesBelow(parent: NameId, most: number): readonly NameId[] {
    const { tree } = this.zone.index;
    const before = this.lastBelow;
    const isKnown = before.parent === parent && before.most === most;
    const found = isKnown ? before.found : tree.childrenOf(parent, most);
    if (!isKnown) this.lastBelow = { parent, most, found };
    this.dependBelow(parent, found.length < most ? undefined : most);
    return found;
  }

  /** All records of some types that can be read, in the order of the text, a block of it at a time: for outside rules. */
  *inOrder(types: readonly number[]): Generator<readonly RecordView[]> {
    for (const block of blocksOf(this.zone.root)) {
      const found: RecordView[] = [];
      for (let row = 0; row < block.count; row++) {
        if (!types.includes(block.rows[row * STRIDE + TYPE] as number)) continue;
        const record = new RecordView(this.zone, block, row);
        if (!record.broken) found.push(record);
      }
      yield found;
    }
  }

  /** What tells whether the zone's records have changed. Yields at short intervals: for outside rules. */
  *digest(): Generator<void, RecordDigest> {
    yield* digestBlocks(this.zone);
    return recordDigest(this.zone);
  }

  /** Whether an NS record of the zone leads to the name; to be asked about the names at and below a cut. */
  isNameServer(name: NameId): boolean {
    const { index } = this.zone;
    for (let ref = index.firstReferrer(name); ref !== NO_RECORD; ref = index.nextReferrer(ref)) {
      const { rows, base } = index.blockOf(ref);
      if (rows[(ref - base) * STRIDE + TYPE] === NS) return true;
    }
    return false;
  }

  /**
   * The name whose records answer for `name` (RFC 1034 §4.3.2, RFC 4592 §3.3.1): itself where something stands there,
   * else the wildcard below the closest encloser if there is one, else {@link NO_NAME}. A name that has nothing but
   * names below it exists: no wildcard answers for it.
   */
  answerer(name: NameId): NameId {
    if (this.exists(name)) return name;
    const { tree } = this.zone.index;
    this.dependBelow(name);
    if (tree.has(name)) return NO_NAME;
    for (let at = name; at !== this.apex && this.inZone(at); at = this.names.parent(at)) {
      const encloser = this.names.parent(at);
      const wildcard = this.names.child(encloser, ASTERISK, 0, 1);
      if (wildcard !== NO_NAME) {
        this.dependOn(wildcard);
        if (this.exists(wildcard)) return wildcard;
      }
      if (this.exists(encloser)) {
        this.dependOn(encloser);
        return NO_NAME;
      }
      this.dependBelow(encloser);
      if (tree.has(encloser)) return NO_NAME;
    }
    return NO_NAME;
  }

  /**
   * The topmost cut that takes the name out of the zone's authority: a delegation at or above it, below the apex, or a
   * DNAME above it (RFC 6672 §2.3: a DNAME redirects what is below its owner, not the owner).
   */
  cutAbove(name: NameId): NameId {
    let topmost = NO_NAME;
    if (!this.inZone(name)) return topmost;
    for (let at = name; ; at = this.names.parent(at)) {
      this.dependOn(at);
      if (this.isDelegation(at) || (at !== name && this.holds(at, DNAME))) topmost = at;
      if (at === this.apex) return topmost;
    }
  }

  /** Absolute presentation form of any name. */
  text(name: NameId): string {
    return nameText(this.names, name);
  }
}

/** Compares records by their order in the file. */
export function byOrder(a: RecordView, b: RecordView): number {
  return a.block.order - b.block.order || a.row - b.row;
}
