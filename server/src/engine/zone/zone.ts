import type { Target } from '../config/config.ts';
import type { Finding } from '../finding.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { type Block, GONE, OWNER, STRIDE, TYPE } from './block.ts';
import type { ZoneFiles } from './includes.ts';
import { type Memory, OWN_MEMORY } from './memory.ts';
import { type NameId, NameTable, NO_NAME, ROOT } from './names.ts';
import { readName } from './nameText.ts';
import { lineCount } from './position.ts';
import { createReader, type Reader } from './reader.ts';
import { type ReadState, startState } from './state.ts';
import { ZoneIndex } from './zoneIndex.ts';

/** One reading of a file: its text in blocks, and the readings of the files that they include. */
export interface Reading {
  readonly uri: string;
  readonly parent: Reading | undefined;
  readonly depth: number;
  entry: ReadState;
  exit: ReadState;
  blocks: Block[];
  readonly includes: Map<Block, Reading>;
  /** Readings whose including block is to be read again: if it still includes the path, they stay. */
  orphans: { readonly path: string; readonly reading: Reading }[];
}

/** A zone as it is held while a file is open: what was read, and the index over all of its records. */
export interface Zone {
  readonly root: Reading;
  readonly names: NameTable;
  readonly index: ZoneIndex;
  readonly reader: Reader;
  readonly files: ZoneFiles;
  /** The origin that the file is read with. */
  readonly origin: NameId;
  /** Whether the origin is known to be the zone's name, not guessed. */
  readonly isNamed: boolean;
  /** Problems with included files, by the block that includes. */
  readonly includeFindings: Map<Block, Finding>;
  /** Blocks that include a file that was not read, or not yet. */
  readonly unreadIncludes: Set<Block>;
  /** Whether all blocks have their right order and line; {@link renumber} sees to it. */
  isNumbered: boolean;
  /** Blocks that are no longer the zone's text, but still in the index. */
  readonly leaving: Block[];
  /** Blocks that came and went, as far as the rules have not looked at that. */
  readonly added: Set<Block>;
  readonly removed: Set<Block>;
  /** Blocks with comments that speak to Hostmaster: few. */
  readonly commented: Set<Block>;
  /** The zone's SOA records, by block: few. */
  readonly soaBlocks: Set<Block>;
}

export interface ZoneOptions {
  /** Identifies the file; it is handed to `files` and stands in findings. */
  readonly uri: string;
  /** Absolute name in presentation form that relative names start from; the root when it is no name. */
  readonly origin: string;
  /**
   * Whether `origin` is the zone's name for certain, since the user or a name server's configuration says so. Without,
   * it may be a guess from the file's name, and the file may be a fragment.
   */
  readonly isNamed?: boolean;
  readonly files: ZoneFiles;
  /** Servers that must load the zone's files; BIND alone when left out. */
  readonly targets?: readonly Target[];
  /** How much text a block holds; smaller blocks make edits cheaper, and reading dearer. */
  readonly blockBytes?: number;
  /** Where its tables are kept: for other threads, or, as without it, for this one alone. */
  readonly memory?: Memory;
}

const SOA = 6;
const BLOCK_BYTES = 1 << 12;

/** A zone without text; `readZone` fills it. */
export function createZone(options: ZoneOptions): Zone {
  const {
    uri,
    origin,
    isNamed = false,
    files,
    targets = [],
    blockBytes = BLOCK_BYTES,
    memory = OWN_MEMORY,
  } = options;
  const names = new NameTable(memory);
  const bytes = encodeUtf8(origin);
  const found = bytes.length === 0 ? ROOT : readName(names, bytes, 0, bytes.length, ROOT);
  const name = found === NO_NAME ? ROOT : found;
  const state = startState(name);
  return {
    root: newReading(uri, undefined, state),
    names,
    index: new ZoneIndex(names, memory),
    reader: createReader(names, state, targets, blockBytes, memory),
    files,
    origin: name,
    isNamed,
    includeFindings: new Map(),
    unreadIncludes: new Set(),
    isNumbered: false,
    leaving: [],
    added: new Set(),
    removed: new Set(),
    commented: new Set(),
    soaBlocks: new Set(),
  };
}

export function newReading(uri: string, parent: Reading | undefined, entry: ReadState): Reading {
  const depth = parent === undefined ? 0 : parent.depth + 1;
  return { uri, parent, depth, entry, exit: entry, blocks: [], includes: new Map(), orphans: [] };
}

/** Enters a block's records in the index. */
export function addBlock(zone: Zone, block: Block): void {
  zone.index.add(block);
  zone.added.add(block);
  if (block.directives.length > 0) zone.commented.add(block);
  for (let row = 0; row < block.count; row++) {
    if (block.rows[row * STRIDE + TYPE] !== SOA) continue;
    zone.soaBlocks.add(block);
    break;
  }
}

/** Takes a block's records out of the index. */
export function removeBlock(zone: Zone, block: Block): void {
  block.order = GONE;
  zone.index.remove(block);
  zone.soaBlocks.delete(block);
  zone.commented.delete(block);
  zone.includeFindings.delete(block);
  zone.unreadIncludes.delete(block);
  zone.added.delete(block);
  // Rules may have looked at it even if they are not done with what was added.
  if (block.count > 0) zone.removed.add(block);
}

/**
 * Puts blocks in place of those in `[from, to)`.
 *
 * @returns what was there
 */
export function replaceBlocks(
  zone: Zone,
  { blocks }: Reading,
  from: number,
  to: number,
  fresh: readonly Block[],
): Block[] {
  const [old] = blocks.slice(from, to);
  const [block] = fresh;
  if (fresh.length === 1 && to === from + 1 && block !== undefined && old !== undefined) {
    // As nearly always: no other block moves.
    block.order = old.order;
    block.line = old.line;
    if (isSameText(block, old)) block.lines = old.lines;
    if (zone.isNumbered) zone.isNumbered = lineCount(block) === lineCount(old);
    blocks[from] = block;
    return [old];
  }
  zone.isNumbered = false;
  return blocks.splice(from, to - from, ...fresh);
}

function isSameText({ bytes: a }: Block, { bytes: b }: Block): boolean {
  return a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.length === b.length;
}

/** Has a block leave the text at once; its records leave the index when the zone is settled. */
export function dropBlock(zone: Zone, reading: Reading, block: Block): void {
  block.order = GONE;
  if (block.isRead) zone.leaving.push(block);
  orphan(reading, block);
}

/** Sets the reading that a block includes aside: its text is not the zone's unless another block takes it. */
export function orphan(reading: Reading, block: Block): void {
  const included = reading.includes.get(block);
  if (included === undefined || block.include === undefined) return;
  reading.includes.delete(block);
  for (const each of blocksOf(included)) each.order = GONE;
  reading.orphans.push({ path: block.include.path, reading: included });
}

/** Has the orphans of a reading leave that no block asked for again. */
export function dropOrphans(zone: Zone, reading: Reading): void {
  for (const { reading: orphaned } of reading.orphans) {
    for (const block of orphaned.blocks) dropBlock(zone, orphaned, block);
    dropOrphans(zone, orphaned);
  }
  reading.orphans = [];
}

/** All blocks in reading order, included files where they are included. */
export function* blocksOf(reading: Reading): Generator<Block> {
  for (const block of reading.blocks) {
    yield block;
    const included = reading.includes.get(block);
    if (included) yield* blocksOf(included);
  }
}

/** {@link blocksOf} without the cost of a generator, which counts where every edit looks at all blocks. */
export function eachBlock(reading: Reading, visit: (block: Block) => void): void {
  for (const block of reading.blocks) {
    visit(block);
    const included = block.include && reading.includes.get(block);
    if (included) eachBlock(included, visit);
  }
}

/** All readings of a zone, the root first. */
export function* readingsOf(reading: Reading): Generator<Reading> {
  yield reading;
  for (const included of reading.includes.values()) yield* readingsOf(included);
}

/** All readings that a zone holds: those of {@link readingsOf}, and orphans, whose text must be kept in step as well. */
export function* heldReadings(reading: Reading): Generator<Reading> {
  yield reading;
  for (const included of reading.includes.values()) yield* heldReadings(included);
  for (const orphaned of reading.orphans) yield* heldReadings(orphaned.reading);
}

/** Counts the lines of text that is not read yet, by which a change finds its place. Yields now and then. */
export function* countLines(zone: Zone): Generator<void> {
  let counted = 0;
  for (const block of zone.root.blocks) {
    lineCount(block);
    if (++counted % 256 === 0) yield;
  }
}

/** Gives every block its place: in reading order, and in its file. */
export function renumber(zone: Zone): void {
  if (zone.isNumbered) return;
  numberFrom(zone.root, 0);
  zone.isNumbered = true;
}

function numberFrom(reading: Reading, from: number): number {
  let order = from;
  let line = 0;
  for (const block of reading.blocks) {
    block.order = order++;
    block.line = line;
    line += lineCount(block);
    if (block.include === undefined) continue;
    const included = reading.includes.get(block);
    if (included !== undefined) order = numberFrom(included, order);
  }
  return order;
}

/**
 * Where the zone's apex comes from: its first SOA, else the origin; folded. An owner such as `example.com` that lacks
 * its final dot names the zone twice: the zone that was meant counts, so that the slip stays one finding.
 */
export function apexOf(zone: Zone): { readonly name: NameId; readonly hasSoa: boolean } {
  let first: Block | undefined;
  for (const block of zone.soaBlocks) if (first === undefined || block.order < first.order) first = block;
  if (first !== undefined) {
    for (let at = 0; at < first.count * STRIDE; at += STRIDE) {
      if (first.rows[at + TYPE] === SOA)
        return {
          name: onceOnly(zone.names, zone.names.fold(first.rows[at + OWNER] as number)),
          hasSoa: true,
        };
    }
  }
  return { name: zone.names.fold(zone.origin), hasSoa: false };
}

/** The half of a name that is two labels or more twice over, else the name. */
function onceOnly(names: NameTable, name: NameId): NameId {
  const labels = names.labelCount(name) / 2;
  const half = names.ancestor(name, labels);
  return labels >= 2 && Number.isInteger(labels) && names.under(half, half) === name ? half : name;
}
