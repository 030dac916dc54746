import { foldByte, latin1 } from '../text/bytes.ts';
import { labelBeginning, labelTraits, TRAITS, traitOf } from './labelTraits.ts';
import { longer, type Memory, OWN_MEMORY } from './memory.ts';

/** A domain name in a {@link NameTable}: its node's number. The root is 0. */
export type NameId = number;

export const ROOT: NameId = 0;
export const NO_NAME: NameId = -1;

const MAX_NAME = 255;

/** How many names a table has room for at first. */
const FEW = 256;

/** Numbers in a slot of the hash table. */
const SLOT = 2;

/** The arrays of a table. */
export interface SharedNames {
  readonly count: number;
  readonly bytesUsed: number;
  readonly parents: Int32Array;
  readonly folds: Int32Array;
  readonly labelStarts: Int32Array;
  readonly labelLengths: Uint8Array;
  readonly wireLengths: Uint8Array;
  readonly depths: Uint8Array;
  readonly traitBits: Uint8Array;
  readonly hashes: Int32Array;
  readonly bytes: Uint8Array;
  readonly slots: Int32Array;
}

/**
 * Every domain name of a zone, once, as the tree that DNS is (RFC 1034 §3.1): a node is a label and its parent.
 * Names keep their spelling; {@link NameTable.fold} leads from any spelling to the lower-case node, which is the
 * name's identity (RFC 4343). Nodes are never removed: what an edit leaves behind is a few bytes.
 */
export class NameTable {
  count = 1;
  private parents: Int32Array;
  private folds: Int32Array;
  private labelStarts: Int32Array;
  private labelLengths: Uint8Array;
  private wireLengths: Uint8Array;
  private depths: Uint8Array;
  private traitBits: Uint8Array;
  private hashes: Int32Array;
  private bytes: Uint8Array;
  private bytesUsed = 0;
  /**
   * A hash table: a node and its hash in each slot, side by side, since far memory is what takes time here. The root,
   * which is nobody's child, stands for an empty slot.
   */
  private slots: Int32Array;
  private readonly lower = new Uint8Array(63);
  private readonly memory: Memory;
  private isFixed = false;

  constructor(memory: Memory = OWN_MEMORY) {
    this.memory = memory;
    this.parents = memory.words(FEW);
    this.folds = memory.words(FEW);
    this.labelStarts = memory.words(FEW);
    this.labelLengths = memory.octets(FEW);
    this.wireLengths = memory.octets(FEW);
    this.depths = memory.octets(FEW);
    this.traitBits = memory.octets(FEW);
    this.hashes = memory.words(FEW);
    this.bytes = memory.octets(FEW * 16);
    this.slots = memory.words(FEW * 4);
    this.wireLengths[ROOT] = 1;
  }

  /** The table's arrays, for another thread's {@link NameTable.of}; from now on no name is added here. */
  share(): SharedNames {
    this.isFixed = true;
    const { count, bytesUsed, parents, folds, labelStarts, labelLengths, wireLengths, depths, traitBits } =
      this;
    const { hashes, bytes, slots } = this;
    return {
      count,
      bytesUsed,
      parents,
      folds,
      labelStarts,
      labelLengths,
      wireLengths,
      depths,
      traitBits,
      hashes,
      bytes,
      slots,
    };
  }

  /** A table with the names that another thread shares; none can be added. */
  static of(shared: SharedNames): NameTable {
    const table = new NameTable();
    Object.assign(table, shared);
    table.isFixed = true;
    return table;
  }

  /** Takes in the names of another table; the number that each of them has here, by its number there. */
  adopt(other: SharedNames): Int32Array {
    const { count, parents, labelStarts, labelLengths, wireLengths, depths, traitBits, hashes, bytes } =
      other;
    const here = new Int32Array(count);
    const first = this.count;
    this.reserve(first + count);
    // All labels at once, those that are here already too: nearly all are new.
    const shift = this.bytesUsed;
    this.fitBytes(other.bytesUsed);
    this.bytes.set(bytes.subarray(0, other.bytesUsed), shift);
    this.bytesUsed += other.bytesUsed;
    for (let id = 1; id < count; id++) {
      const start = labelStarts[id] as number;
      const length = labelLengths[id] as number;
      const parent = here[parents[id] as number] as number;
      const hash = hashes[id] as number;
      const found = this.lookUp(hash, parent, bytes, start, start + length);
      if (found !== NO_NAME) {
        here[id] = found;
        continue;
      }
      const own = this.count++;
      here[id] = own;
      this.parents[own] = parent;
      this.labelStarts[own] = start + shift;
      this.labelLengths[own] = length;
      this.wireLengths[own] = wireLengths[id] as number;
      this.depths[own] = depths[id] as number;
      this.traitBits[own] = traitBits[id] as number;
      this.hashes[own] = hash;
      this.place(own, hash);
    }
    // A name may come before its lower-case spelling.
    for (let id = 1; id < count; id++) {
      const own = here[id] as number;
      if (own >= first) this.folds[own] = here[other.folds[id] as number] as number;
    }
    return here;
  }

  /** Makes room for so many names at once, where it is known that they come. */
  reserve(names: number): void {
    if (names > this.parents.length) this.growNodes(names);
    let slots = this.slots.length;
    while (isCrowded(names, slots)) slots *= 2;
    if (slots > this.slots.length) this.growSlots(slots);
  }

  /** The name without its first label; the root for the root, and for {@link NO_NAME}, so that every climb ends. */
  parent(id: NameId): NameId {
    return this.parents[id] ?? ROOT;
  }

  /** The identity of a name: the node of its lower-case spelling. */
  fold(id: NameId): NameId {
    return this.folds[id] as number;
  }

  /** Length in octets of the wire form (RFC 1035 §3.1), 1 for the root. */
  wireLength(id: NameId): number {
    return this.wireLengths[id] as number;
  }

  /** Number of labels, the root's empty one not counted. */
  labelCount(id: NameId): number {
    return this.depths[id] as number;
  }

  /** What keeps the name from being a host name: bits of `labelTraits.ts`, of all its labels together. */
  traits(id: NameId): number {
    return (this.traitBits[id] as number) & TRAITS;
  }

  /** What a label of the name begins with: bits of `labelTraits.ts`. */
  beginnings(id: NameId): number {
    return (this.traitBits[id] as number) & ~TRAITS;
  }

  /** Number of octets of the name's first label, 0 for the root. */
  labelLength(id: NameId): number {
    return this.labelLengths[id] as number;
  }

  /** The first octet of the name's first label; of the root, none in particular. */
  firstOctet(id: NameId): number {
    return this.bytes[this.labelStarts[id] as number] as number;
  }

  /** The octets of the name's first label. */
  label(id: NameId): Uint8Array {
    const start = this.labelStarts[id] as number;
    return this.bytes.subarray(start, start + (this.labelLengths[id] as number));
  }

  /** The same as a string of one unit per octet. */
  labelText(id: NameId): string {
    const start = this.labelStarts[id] as number;
    return latin1(this.bytes, start, start + (this.labelLengths[id] as number));
  }

  /** Whether the name's first label has these octets. */
  labelIs(id: NameId, label: Uint8Array): boolean {
    return this.labelLengths[id] === label.length && this.sameLabel(id, label, 0, label.length);
  }

  /** Whether the octets of the name's first label begin with those of `start`. */
  labelBegins(id: NameId, start: Uint8Array): boolean {
    return (this.labelLengths[id] as number) >= start.length && this.sameLabel(id, start, 0, start.length);
  }

  /** Whether the first labels of two names are the same; of the root, which has none, never. */
  sameFirstLabel(id: NameId, other: NameId): boolean {
    const length = this.labelLengths[other] as number;
    if (length === 0 || this.labelLengths[id] !== length) return false;
    return this.sameLabel(id, this.bytes, this.labelStarts[other] as number, length);
  }

  /** Whether the name's first label has an octet from `first` to `last`. */
  labelHas(id: NameId, first: number, last = first): boolean {
    const start = this.labelStarts[id] as number;
    const end = start + (this.labelLengths[id] as number);
    for (let at = start; at < end; at++) {
      const octet = this.bytes[at] as number;
      if (octet >= first && octet <= last) return true;
    }
    return false;
  }

  /**
   * The first name from `from` to before `to` whose first label begins with the octets of `start`; `to` where none does.
   * Goes through a million names in a few milliseconds.
   */
  nextBeginning(start: Uint8Array, from: NameId, to: NameId): NameId {
    const { labelStarts, labelLengths, bytes } = this;
    const { length } = start;
    if (length === 0) return Math.min(from, to);
    // Names that are numbered differ in the end sooner than in the beginning.
    const last = start[length - 1];
    for (let id = from; id < to; id++) {
      const own = labelStarts[id] as number;
      if (bytes[own + length - 1] !== last || (labelLengths[id] as number) < length) continue;
      let i = length - 2;
      while (i >= 0 && bytes[own + i] === start[i]) i--;
      if (i < 0) return id;
    }
    return to;
  }

  /** Writes the wire form of a name (RFC 1035 §3.1), which has {@link wireLength} octets. */
  write(id: NameId, into: Uint8Array, at: number): void {
    let end = at;
    for (let name = id; name !== ROOT; name = this.parents[name] as number) {
      const start = this.labelStarts[name] as number;
      const length = this.labelLengths[name] as number;
      into[end++] = length;
      for (let i = 0; i < length; i++) into[end++] = this.bytes[start + i] as number;
    }
    into[end] = 0;
  }

  /** The ancestor (or the name itself) that has `labels` labels. */
  ancestor(id: NameId, labels: number): NameId {
    let at = id;
    while ((this.depths[at] as number) > labels) at = this.parents[at] as number;
    return at;
  }

  /** Whether `id` is `top` or below it; both are folded. */
  isWithin(id: NameId, top: NameId): boolean {
    return this.ancestor(id, this.labelCount(top)) === top;
  }

  /** Whether the name's first label is `*` (RFC 4592 §2.1.1). */
  isWildcard(id: NameId): boolean {
    return this.labelLengths[id] === 1 && this.bytes[this.labelStarts[id] as number] === 0x2a;
  }

  /**
   * The node for label `bytes[start, end)` below `parent`, made when new.
   * {@link NO_NAME} when the name would be over 255 octets (RFC 1035 §2.3.4), or when it is new in a table that is
   * shared; the label must have 1 to 63 octets.
   */
  child(parent: NameId, bytes: Uint8Array, start: number, end: number): NameId {
    const hash = hashName(this.hashes[parent] as number, bytes, start, end);
    const found = this.lookUp(hash, parent, bytes, start, end);
    if (found !== NO_NAME || this.isFixed) return found;
    if (this.wireLength(parent) + end - start + 1 > MAX_NAME) return NO_NAME;
    return this.add(hash, parent, bytes, start, end);
  }

  /** The node for the labels of `name` below `top` if there is one, else {@link NO_NAME}. */
  under(name: NameId, top: NameId): NameId {
    if (name === ROOT) return top;
    const parent = this.under(this.parent(name), top);
    if (parent === NO_NAME) return NO_NAME;
    const start = this.labelStarts[name] as number;
    return this.find(parent, this.bytes, start, start + (this.labelLengths[name] as number));
  }

  /** Whether the first labels of `name` are all those of `other`, in the same spelling. */
  begins(name: NameId, other: NameId): boolean {
    let at = name;
    for (let wanted = other; wanted !== ROOT; wanted = this.parent(wanted), at = this.parent(at)) {
      if (at === ROOT || this.labelLengths[at] !== this.labelLengths[wanted]) return false;
      const start = this.labelStarts[wanted] as number;
      if (!this.sameLabel(at, this.bytes, start, this.labelLengths[wanted] as number)) return false;
    }
    return true;
  }

  /** The node for a label below `parent` if there is one, else {@link NO_NAME}. */
  find(parent: NameId, bytes: Uint8Array, start: number, end: number): NameId {
    const hash = hashName(this.hashes[parent] as number, bytes, start, end);
    return this.lookUp(hash, parent, bytes, start, end);
  }

  private lookUp(hash: number, parent: NameId, bytes: Uint8Array, start: number, end: number): NameId {
    const length = end - start;
    const { slots } = this;
    const mask = slots.length - SLOT;
    let slot = (hash << 1) & mask;
    for (;;) {
      const id = slots[slot] as number;
      if (id === ROOT) return NO_NAME;
      if (
        slots[slot + 1] === hash &&
        this.parents[id] === parent &&
        this.labelLengths[id] === length &&
        this.sameLabel(id, bytes, start, length)
      ) {
        return id;
      }
      slot = (slot + SLOT) & mask;
    }
  }

  private sameLabel(id: NameId, bytes: Uint8Array, start: number, length: number): boolean {
    const own = this.labelStarts[id] as number;
    for (let i = 0; i < length; i++) if (this.bytes[own + i] !== bytes[start + i]) return false;
    return true;
  }

  private add(hash: number, parent: NameId, bytes: Uint8Array, start: number, end: number): NameId {
    if (this.count === this.parents.length) this.growNodes(this.parents.length * 2);
    if (isCrowded(this.count, this.slots.length)) this.growSlots(this.slots.length * 2);
    const length = end - start;
    this.fitBytes(length);
    const id = this.count++;
    this.parents[id] = parent;
    this.labelStarts[id] = this.bytesUsed;
    this.labelLengths[id] = length;
    this.wireLengths[id] = this.wireLength(parent) + length + 1;
    this.depths[id] = this.labelCount(parent) + 1;
    let lower = this.folds[parent] === parent;
    let traits = 0;
    for (let i = 0; i < length; i++) {
      const byte = bytes[start + i] as number;
      const folded = foldByte(byte);
      if (folded !== byte) lower = false;
      traits |= traitOf(byte);
      this.bytes[this.bytesUsed + i] = byte;
      this.lower[i] = folded;
    }
    this.traitBits[id] =
      labelTraits(bytes, start, end, traits) |
      labelBeginning(bytes, start, end) |
      (this.traitBits[parent] as number);
    this.bytesUsed += length;
    this.hashes[id] = hash;
    this.place(id, hash);
    this.folds[id] = id;
    if (!lower)
      this.folds[id] = this.child(this.folds[parent] as number, this.lower.slice(0, length), 0, length);
    return id;
  }

  /** Makes room for so many octets of labels. */
  private fitBytes(length: number): void {
    const wanted = this.bytesUsed + length;
    if (wanted <= this.bytes.length) return;
    let size = this.bytes.length;
    while (size < wanted) size *= 2;
    this.bytes = longer(this.bytes, this.memory.octets(size));
  }

  private place(id: NameId, hash: number): void {
    const { slots } = this;
    const mask = slots.length - SLOT;
    let slot = (hash << 1) & mask;
    while (slots[slot] !== ROOT) slot = (slot + SLOT) & mask;
    slots[slot] = id;
    slots[slot + 1] = hash;
  }

  private growSlots(size: number): void {
    this.slots = this.memory.words(size);
    for (let id = 1; id < this.count; id++) this.place(id, this.hashes[id] as number);
  }

  private growNodes(size: number): void {
    this.parents = longer(this.parents, this.memory.words(size));
    this.folds = longer(this.folds, this.memory.words(size));
    this.labelStarts = longer(this.labelStarts, this.memory.words(size));
    this.labelLengths = longer(this.labelLengths, this.memory.octets(size));
    this.wireLengths = longer(this.wireLengths, this.memory.octets(size));
    this.depths = longer(this.depths, this.memory.octets(size));
    this.traitBits = longer(this.traitBits, this.memory.octets(size));
    this.hashes = longer(this.hashes, this.memory.words(size));
  }
}

/** Whether so many names are more than a table of slots should hold: three in four. */
function isCrowded(names: number, length: number): boolean {
  return names * SLOT * 4 > length * 3;
}

/** The hash of a name, from its parent's and its first label: the same in every table. */
function hashName(parent: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = Math.imul(parent, 0x9e3779b1) ^ 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}
