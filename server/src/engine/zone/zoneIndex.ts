import { type Block, OWNER, STRIDE, TARGET } from './block.ts';
import { type NameId, type NameTable, NO_NAME } from './names.ts';
import { NameTree } from './nameTree.ts';

/** A record of the zone by number; its block and row are found through the index. */
export type RecordRef = number;

/** The first page stays empty: fresh arrays hold no records, without being filled. */
export const NO_RECORD: RecordRef = 0;

/** Record numbers are given out in pages, so that a block's records are consecutive and a number leads to its block. */
const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;

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
  private firstAt = new Int32Array(1024);
  private firstTo = new Int32Array(1024);
  private nextAt: Int32Array = new Int32Array(PAGE);
  private previousAt = new Int32Array(PAGE);
  private nextTo = new Int32Array(PAGE);
  private previousTo = new Int32Array(PAGE);

  constructor(names: NameTable) {
    this.names = names;
    this.tree = new NameTree(names);
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
    const pages = (block.count + PAGE - 1) >> PAGE_BITS;
    const page = this.freePages.get(pages)?.pop() ?? this.pages.length;
    for (let i = 0; i < pages; i++) this.pages[page + i] = block;
    block.base = page << PAGE_BITS;
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
    const pages = (block.count + PAGE - 1) >> PAGE_BITS;
    for (let i = 0; i < pages; i++) this.pages[page + i] = undefined;
    const free = this.freePages.get(pages);
    if (free) free.push(page);
    else this.freePages.set(pages, [page]);
    block.base = NO_RECORD;
  }

  private fit(names: number, records: number): void {
    if (records > this.nextAt.length) {
      const size = Math.max(records, this.nextAt.length * 2);
      this.nextAt = resized(this.nextAt, size);
      this.previousAt = resized(this.previousAt, size);
      this.nextTo = resized(this.nextTo, size);
      this.previousTo = resized(this.previousTo, size);
    }
    if (names > this.firstAt.length) {
      const size = Math.max(names, this.firstAt.length * 2);
      this.firstAt = resized(this.firstAt, size);
      this.firstTo = resized(this.firstTo, size);
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

function resized(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(size);
  bigger.set(old);
  return bigger;
}
