import { concatBytes } from '../text/bytes.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import type { Block } from './block.ts';
import { flowOn, sameState, suits } from './carriedState.ts';
import { locate, type Position } from './position.ts';
import { readBlock } from './readBlock.ts';
import { includeEntry, readIncluded, stateBehind } from './readZone.ts';
import type { ReadState } from './state.ts';
import { addBlock, type Reading, readingsOf, removeBlock, renumber, type Zone } from './zone.ts';

/** Replaces the text between two positions of a file, as an editor reports a change. */
export interface TextChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Applies a change to a file of the zone, wherever the zone includes it. Only the blocks that it touches are read
 * again, and those behind them for which the state at their start is another one now.
 */
export function editZone(zone: Zone, uri: string, change: TextChange): void {
  for (const reading of [...readingsOf(zone.root)]) {
    if (reading.uri === uri && isCurrent(zone, reading)) editReading(zone, reading, change);
  }
  renumber(zone);
}

/** Whether a reading is still part of the zone: an earlier change may have read it anew. */
function isCurrent(zone: Zone, reading: Reading): boolean {
  for (const current of readingsOf(zone.root)) if (current === reading) return true;
  return false;
}

function editReading(zone: Zone, reading: Reading, change: TextChange): void {
  const { blocks } = reading;
  const start = locate(blocks, change.start);
  const end = locate(blocks, change.end);
  let from = start.index;
  const head = (blocks[from] as Block).bytes.subarray(0, start.offset);
  const tail = (blocks[end.index] as Block).bytes.subarray(end.offset);
  let bytes = concatBytes([head, encodeUtf8(change.text), tail]);
  const before = from > 0 ? (blocks[from - 1] as Block) : undefined;
  if (before?.peeks || (before?.bytes.at(-1) === CR && bytes[0] === LF)) {
    bytes = concatBytes([before.bytes, bytes]);
    from--;
  }
  readAgain(zone, reading, from, end.index + 1, bytes);
}

/**
 * Reads `bytes` in place of the blocks `[from, to)`, taking in further blocks for as long as what was read reaches
 * into them or changes what they mean; then goes on in the including file, for which the same holds.
 */
function readAgain(zone: Zone, reading: Reading, from: number, to: number, bytes: Uint8Array): void {
  const old = reading.blocks;
  const fresh: Block[] = [];
  let state = from === 0 ? reading.entry : stateBehindBlock(reading, old[from - 1] as Block);
  let behind = to;
  let pending = bytes;
  let reach = 1;
  let flowing = false;
  // A block with less text takes in the next when it is read again, so that blocks do not crumble.
  const fewBytes = zone.reader.blockBytes >> 3;
  const takeIn = (count: number) => {
    const more = old.slice(behind, behind + count);
    behind += more.length;
    pending = concatBytes([pending, ...more.map((block) => block.bytes)]);
  };

  for (;;) {
    const isEmptyFile = pending.length === 0 && behind === old.length && from === 0 && fresh.length === 0;
    if (pending.length === 0 && !isEmptyFile) {
      const next = old[behind];
      if (next === undefined || sameState(state, next.entry)) break;
      if (suits(next.use, next.entry, state)) {
        flowing = true;
        break;
      }
      takeIn(1);
    }
    while (behind < old.length && (pending.length < fewBytes || pending.at(-1) !== LF)) takeIn(1);
    const source = {
      bytes: pending,
      uri: reading.uri,
      startsFile: from === 0 && fresh.length === 0,
      endsFile: behind === old.length,
    };
    const { block, end, open } = readBlock(zone.reader, source, 0, state);
    if (open) {
      takeIn(reach);
      reach *= 2;
      continue;
    }
    fresh.push(block);
    state = includeAgain(zone, reading, block, old.slice(from, behind));
    pending = pending.subarray(end);
    if (isEmptyFile) break;
  }

  for (let i = from; i < behind; i++) removeBlock(zone, reading, old[i] as Block);
  for (const block of fresh) addBlock(zone, block);
  reading.blocks = [...old.slice(0, from), ...fresh, ...old.slice(behind)];
  if (flowing) flowThrough(zone, reading, from + fresh.length, state);
  else if (behind === old.length) leaveReading(zone, reading, state);
}

/**
 * Carries a state on through the blocks from index `from`, as far as they read the same with it; the first that does not
 * is read again.
 */
function flowThrough(zone: Zone, reading: Reading, from: number, arriving: ReadState): void {
  const { blocks } = reading;
  let state = arriving;
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    if (sameState(block.entry, state)) return;
    if (!suits(block.use, block.entry, state)) {
      readAgain(zone, reading, i, i + 1, block.bytes);
      return;
    }
    block.exit = flowOn(block.use, block.exit, state);
    block.entry = state;
    const included = reading.includes.get(block);
    if (included !== undefined && block.include !== undefined) {
      included.entry = includeEntry(block.exit, block.include);
      flowThrough(zone, included, 0, included.entry);
      goOnBehind(zone, reading, block);
      return;
    }
    state = block.exit;
  }
  leaveReading(zone, reading, state);
}

/** The state behind a block, and behind the file that it includes. */
function stateBehindBlock(reading: Reading, block: Block): ReadState {
  const included = reading.includes.get(block);
  return included ? stateBehind(block.exit, included.exit) : block.exit;
}

/** Includes the file that a block asks for; a reading of it in the same state, from a block that goes, is kept. */
function includeAgain(zone: Zone, reading: Reading, block: Block, going: readonly Block[]): ReadState {
  const { include, exit } = block;
  if (include === undefined) return exit;
  for (const other of going) {
    const kept = reading.includes.get(other);
    if (kept === undefined || other.include?.path !== include.path) continue;
    if (!sameState(kept.entry, includeEntry(exit, include))) continue;
    reading.includes.delete(other);
    reading.includes.set(block, kept);
    return stateBehind(exit, kept.exit);
  }
  const steps = readIncluded(zone, reading, block);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Carries a new state at a file's end on into the file that includes it. */
function leaveReading(zone: Zone, reading: Reading, exit: ReadState): void {
  const changed = !sameState(reading.exit, exit);
  reading.exit = exit;
  const { parent } = reading;
  if (parent === undefined || !changed) return;
  const including = parent.blocks.find((block) => parent.includes.get(block) === reading);
  if (including !== undefined) goOnBehind(zone, parent, including);
}

/** Carries the state behind a block on, unless the block has been read again itself. */
function goOnBehind(zone: Zone, reading: Reading, block: Block): void {
  const index = reading.blocks.indexOf(block);
  if (index >= 0) flowThrough(zone, reading, index + 1, stateBehindBlock(reading, block));
}
