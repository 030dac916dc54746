import { longer, type Memory, OWN_MEMORY } from './memory.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from './names.ts';

/** In the lists of children: no name. The root is nobody's child, and fresh arrays hold it without being filled. */
const NOBODY = ROOT;

function known(name: NameId): NameId {
  return name === NOBODY ? NO_NAME : name;
}

const FEW = 1024;

/** The arrays of a tree. */
export interface SharedTree {
  readonly counts: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly previousSibling: Int32Array;
}

/**
 * The names that exist (RFC 4592 §2.2): those with records, and those above them, which may have none of their own.
 * A doubly linked list of children at every node, so that a name comes and goes at the cost of its depth.
 */
export class NameTree {
  private readonly names: NameTable;
  /** How many names with records there are at and below a name. */
  private counts: Int32Array;
  private firstChild: Int32Array;
  private nextSibling: Int32Array;
  private previousSibling: Int32Array;
  private readonly memory: Memory;

  constructor(names: NameTable, memory: Memory) {
    this.names = names;
    this.memory = memory;
    this.counts = memory.words(FEW);
    this.firstChild = memory.words(FEW);
    this.nextSibling = memory.words(FEW);
    this.previousSibling = memory.words(FEW);
  }

  /** The tree's arrays, for another thread's {@link NameTree.of}. */
  share(): SharedTree {
    const { counts, firstChild, nextSibling, previousSibling } = this;
    return { counts, firstChild, nextSibling, previousSibling };
  }

  /** The tree that another thread shares: to be asked alone. */
  static of(names: NameTable, shared: SharedTree): NameTree {
    const tree = new NameTree(names, OWN_MEMORY);
    Object.assign(tree, shared);
    return tree;
  }

  /** Whether the (folded) name or one below it has records. */
  has(name: NameId): boolean {
    return name < this.counts.length && (this.counts[name] as number) > 0;
  }

  /** The first existing child of a name, in no particular order, or NO_NAME; go on with {@link sibling}. */
  child(name: NameId): NameId {
    return name < this.firstChild.length ? known(this.firstChild[name] as number) : NO_NAME;
  }

  sibling(name: NameId): NameId {
    return known(this.nextSibling[name] as number);
  }

  /** Names directly below a name, as many as are asked for at most, in no particular order. */
  childrenOf(parent: NameId, most: number): NameId[] {
    const found: NameId[] = [];
    for (let name = this.child(parent); name !== NO_NAME && found.length < most; name = this.sibling(name)) {
      found.push(name);
    }
    return found;
  }

  /** Enters a name that has its first record. */
  enter(name: NameId): void {
    this.reserve(this.names.count);
    for (let at = name; at !== ROOT; at = this.names.parent(at)) {
      const count = (this.counts[at] as number) + 1;
      this.counts[at] = count;
      if (count === 1) this.link(at);
    }
    this.counts[ROOT] = (this.counts[ROOT] as number) + 1;
  }

  /** Takes a name out that has lost its last record. */
  leave(name: NameId): void {
    for (let at = name; at !== ROOT; at = this.names.parent(at)) {
      const count = (this.counts[at] as number) - 1;
      this.counts[at] = count;
      if (count === 0) this.unlink(at);
    }
    this.counts[ROOT] = (this.counts[ROOT] as number) - 1;
  }

  private link(name: NameId): void {
    const parent = this.names.parent(name);
    const head = this.firstChild[parent] as number;
    this.firstChild[parent] = name;
    this.nextSibling[name] = head;
    this.previousSibling[name] = NOBODY;
    if (head !== NOBODY) this.previousSibling[head] = name;
  }

  private unlink(name: NameId): void {
    const before = this.previousSibling[name] as number;
    const after = this.nextSibling[name] as number;
    if (before === NOBODY) this.firstChild[this.names.parent(name)] = after;
    else this.nextSibling[before] = after;
    if (after !== NOBODY) this.previousSibling[after] = before;
  }

  /** Makes room for so many names at once, where it is known that they come. */
  reserve(names: number): void {
    if (names <= this.counts.length) return;
    const size = Math.max(names, this.counts.length * 2);
    this.counts = longer(this.counts, this.memory.words(size));
    this.firstChild = longer(this.firstChild, this.memory.words(size));
    this.nextSibling = longer(this.nextSibling, this.memory.words(size));
    this.previousSibling = longer(this.previousSibling, this.memory.words(size));
  }
}
