import { type Block, OWNER, STRIDE, TARGET } from './block.ts';
import { longer, type Memory, OWN_MEMORY } from './memory.ts';
import { type NameId, type NameTable, NO_NAME } from './names.ts';
import { NameTree, type SharedTree } from './nameTree.ts';

/** A record of the zone by number; its block and row are found through the index. */
export type RecordRef = number;

/** The first page stays empty: fresh arrays hold no records, without being filled. */
export const NO_RECORD: RecordRef = 0;

/** Record numbers are given out in pages, so that a block's records are consecutive and a number leads to its block. */
const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;

const FEW = 1024;

/** The arrays of an index that tell of records, and of names. */
export interface SharedIndex {
  readonly chains: {
    readonly firstAt: Int32Array;
    readonly firstTo: Int32Array;
    readonly nextAt: Int32Array;
    readonly nextTo: Int32Array;
  };
  readonly tree: SharedTree;
}

/**
 * Which records stand at a name and which point at it: doubly linked chains through number arrays, so that taking a
 * block out and putting another in costs only their records.
 */
export class ZoneIndex {
  /** The names that have records, as the tree that they make. */
  readonly tree: NameTree;
  private readonly names: NameTable;
  private readonly pages: (Block | undefined)[] = [undefined];
  private readonly freePages = new Map<number, number[]>();
  private firstAt: Int32Array;
  private firstTo: Int32Array;
  private nextAt: Int32Array;
  private previousAt: Int32Array;
  private nextTo: Int32Array;
  private previousTo: Int32Array;
  private readonly memory: Memory;

  constructor(names: NameTable, memory: Memory = OWN_MEMORY, tree = new NameTree(names, memory)) {
    this.names = names;
    this.memory = memory;
    this.tree = tree;
    this.firstAt = memory.words(FEW);
    this.firstTo = memory.words(FEW);
    this.nextAt = memory.words(PAGE);
    this.previousAt = memory.words(PAGE);
    this.nextTo = memory.words(PAGE);
    this.previousTo = memory.words(PAGE);
  }

  /** The index's arrays, for another thread's {@link ZoneIndex.of}. */
  share(): SharedIndex {
    const { firstAt, firstTo, nextAt, nextTo, tree } = this;
    return { chains: { firstAt, firstTo, nextAt, nextTo }, tree: tree.share() };
  }

  /** The index that another thread shares, over its blocks: to be asked alone. */
  static of(names: NameTable, { chains, tree }: SharedIndex, blocks: readonly Block[]): ZoneIndex {
    const index = new ZoneIndex(names, OWN_MEMORY, NameTree.of(names, tree));
    Object.assign(index, chains);
    for (const block of blocks) index.enterPages(block);
    return index;
  }

  /** The first record at a (folded) name, in no particular order; go on with {@link next}. */
  first(name: NameId): RecordRef {
    return name < this.firstAt.length ? (this.firstAt[name] as number) : NO_RECORD;
  }

  next(record: RecordRef): RecordRef {
    return this.nextAt[record] as number;
  }

  /** The first record that points at a (folded) name; go on with {@link nextReferrer}. */
  firstReferrer(name: NameId): RecordRef {
    return name < this.firstTo.length ? (this.firstTo[name] as number) : NO_RECORD;
  }

  nextReferrer(record: RecordRef): RecordRef {
    return this.nextTo[record] as number;
  }

  blockOf(record: RecordRef): Block {
    return this.pages[record >> PAGE_BITS] as Block;
  }

  /** Makes room for so many names and records at once, where it is known that they come. */
  reserve(names: number, records: number): void {
    this.fit(names, records);
    this.tree.reserve(names);
  }

  /** Enters all records of a block and numbers it. */
  add(block: Block): void {
    if (block.count === 0) return;
    const page = this.freePages.get(pagesFor(block))?.pop() ?? this.pages.length;
    block.base = page << PAGE_BITS;
    this.enterPages(block);
    this.fit(this.names.count, this.pages.length << PAGE_BITS);
    for (let row = 0; row < block.count; row++) {
      const record = block.base + row;
      const at = row * STRIDE;
      const owner = this.names.fold(block.rows[at + OWNER] as number);
      if (this.firstAt[owner] === NO_RECORD) this.tree.enter(owner);
      this.link(this.firstAt, this.nextAt, this.previousAt, owner, record);
      const target = block.rows[at + TARGET] as number;
      if (target !== NO_NAME) {
        this.link(this.firstTo, this.nextTo, this.previousTo, this.names.fold(target), record);
      }
    }
  }

  /** Takes all records of a block out. */
  remove(block: Block): void {
    if (block.base === NO_RECORD) return;
    for (let row = 0; row < block.count; row++) {
      const record = block.base + row;
      const at = row * STRIDE;
      const owner = this.names.fold(block.rows[at + OWNER] as number);
      unlink(this.firstAt, this.nextAt, this.previousAt, owner, record);
      if (this.firstAt[owner] === NO_RECORD) this.tree.leave(owner);
      const target = block.rows[at + TARGET] as number;
      if (target !== NO_NAME) {
        unlink(this.firstTo, this.nextTo, this.previousTo, this.names.fold(target), record);
      }
    }
    const page = block.base >> PAGE_BITS;
    const pages = pagesFor(block);
    for (let i = 0; i < pages; i++) this.pages[page + i] = undefined;
    const free = this.freePages.get(pages);
    if (free) free.push(page);
    else this.freePages.set(pages, [page]);
    block.base = NO_RECORD;
  }

  private enterPages(block: Block): void {
    const page = block.base >> PAGE_BITS;
    for (let i = 0; i < pagesFor(block); i++) this.pages[page + i] = block;
  }

  private fit(names: number, records: number): void {
    if (records > this.nextAt.length) {
      const size = Math.max(records, this.nextAt.length * 2);
      this.nextAt = longer(this.nextAt, this.memory.words(size));
      this.previousAt = longer(this.previousAt, this.memory.words(size));
      this.nextTo = longer(this.nextTo, this.memory.words(size));
      this.previousTo = longer(this.previousTo, this.memory.words(size));
    }
    if (names > this.firstAt.length) {
      const size = Math.max(names, this.firstAt.length * 2);
      this.firstAt = longer(this.firstAt, this.memory.words(size));
      this.firstTo = longer(this.firstTo, this.memory.words(size));
    }
  }

  private link(
    first: Int32Array,
    next: Int32Array,
    previous: Int32Array,
    name: NameId,
    record: RecordRef,
  ): void {
    const head = first[name] as number;
    first[name] = record;
    next[record] = head;
    previous[record] = NO_RECORD;
    if (head !== NO_RECORD) previous[head] = record;
  }
}

function unlink(
  first: Int32Array,
  next: Int32Array,
  previous: Int32Array,
  name: NameId,
  record: RecordRef,
): void {
  const before = previous[record] as number;
  const after = next[record] as number;
  if (before === NO_RECORD) first[name] = after;
  else next[before] = after;
  if (after !== NO_RECORD) previous[after] = before;
}

/** How many pages of numbers a block's records take. */
function pagesFor({ count }: Block): number {
  return (count + PAGE - 1) >> PAGE_BITS;
}
