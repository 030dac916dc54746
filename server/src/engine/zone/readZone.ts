import { joinBytes } from '../text/bytes.ts';
import type { Block } from './block.ts';
import { flowOn, suits } from './carriedState.ts';
import { cutText } from './cutText.ts';
import { MANY_RECORDS, readBlock } from './readBlock.ts';
import { includeIn, stateBehind, stateInside } from './readIncluded.ts';
import type { ReadState } from './state.ts';
import {
  addBlock,
  dropOrphans,
  orphan,
  type Reading,
  removeBlock,
  renumber,
  replaceBlocks,
  type Zone,
} from './zone.ts';

const LF = 0x0a;

/**
 * Reads a zone's file, and the files that it includes, from the beginning. Yields at short intervals, as
 * {@link settleZone} does.
 */
export function* readZone(zone: Zone, bytes: Uint8Array): Generator<void> {
  setText(zone, bytes);
  yield* settleZone(zone);
}

/** {@link readZone} in one go. */
export function readZoneNow(zone: Zone, bytes: Uint8Array): void {
  for (const _ of readZone(zone, bytes));
}

/** Text per record and per name in zones of many short records, in bytes. */
const RECORD_BYTES = 36;
const NAME_BYTES = 48;

/** Makes room for what a text may hold, so that no table is copied while it is read. */
export function reserve({ names, index }: Zone, bytes: number): void {
  names.reserve(Math.floor(bytes / NAME_BYTES));
  index.reserve(Math.floor(bytes / NAME_BYTES), Math.floor(bytes / RECORD_BYTES));
}

/** Gives a zone without text its text, unread. */
export function setText(zone: Zone, bytes: Uint8Array): void {
  const { root } = zone;
  reserve(zone, bytes.length);
  root.blocks = cutText(zone, root, bytes);
}

/**
 * Reads what has not been read, and again what the text before it gives another meaning now: of all other blocks, only
 * the states that flow through them change. Yields after each block, and may be given up there: the text is always
 * whole, and settling anew goes on with what is left.
 */
export function* settleZone(zone: Zone): Generator<void> {
  yield* takeOut(zone);
  yield* settleReading(zone, zone.root);
  yield* takeOut(zone);
  renumber(zone);
}

/** Takes what leaves out of the index. */
function* takeOut(zone: Zone): Generator<void> {
  for (let block = zone.leaving.pop(); block !== undefined; block = zone.leaving.pop()) {
    removeBlock(zone, block);
    if (zone.leaving.length > 0) yield;
  }
}

function* settleReading(zone: Zone, reading: Reading): Generator<void> {
  let state = reading.entry;
  for (let i = 0; i < reading.blocks.length; i++) {
    let block = reading.blocks[i] as Block;
    const isCurrent = block.isRead && block.entry === state;
    if (!isCurrent && (!block.isRead || !suits(block.use, block.entry, state))) {
      block = yield* readAt(zone, reading, i, state);
      yield;
    } else if (!isCurrent) {
      block.exit = flowOn(block.use, block.exit, state);
      block.entry = state;
    }
    state = block.exit;
    if (block.include === undefined) continue;
    const included = reading.includes.get(block);
    if (included === undefined) continue;
    included.entry = stateInside(block.exit, block.include);
    yield* settleReading(zone, included);
    state = stateBehind(block.exit, included.exit);
  }
  reading.exit = state;
  dropOrphans(zone, reading);
}

/**
 * Reads the block at an index, taking in those behind it for as long as an entry reaches into them; what is left of
 * their text is unread then.
 */
function* readAt(zone: Zone, reading: Reading, at: number, state: ReadState): Generator<void, Block> {
  const { blocks } = reading;
  // A block with less text takes in the next, so that blocks do not crumble.
  const fewBytes = zone.reader.blockBytes >> 3;
  let { bytes } = blocks[at] as Block;
  let behind = at + 1;
  const takeIn = (count: number) => {
    const more = blocks.slice(behind, behind + count);
    behind += more.length;
    bytes = joinBytes([bytes, ...more.map((block) => block.bytes)]);
  };
  for (let reach = 1; ; reach *= 2) {
    for (let next = blocks[behind]; next !== undefined; next = blocks[behind]) {
      const isEnough = bytes.length >= fewBytes || next.count >= MANY_RECORDS;
      if (isEnough && bytes.at(-1) === LF) break;
      takeIn(1);
    }
    const source = { bytes, uri: reading.uri, startsFile: at === 0, endsFile: behind === blocks.length };
    const { block, end, open } = readBlock(zone.reader, source, 0, state);
    if (open) {
      takeIn(reach);
      yield;
      continue;
    }
    const rest = end < bytes.length ? cutText(zone, reading, bytes.subarray(end)) : [];
    const old = replaceBlocks(zone, reading, at, behind, [block, ...rest]);
    for (const each of old) {
      if (!each.isRead) continue;
      removeBlock(zone, each);
      orphan(reading, each);
    }
    addBlock(zone, block);
    includeIn(zone, reading, block);
    return block;
  }
}
