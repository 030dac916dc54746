import { concatBytes } from '../text/bytes.ts';
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts';
import { type Block, NO_FINDINGS, ORIGIN, OWNER, STRIDE, TARGET, unreadBlock } from '../zone/block.ts';
import { cutText } from '../zone/cutText.ts';
import type { Memory } from '../zone/memory.ts';
import { NO_NAME, type SharedNames } from '../zone/names.ts';
import { reserve, settleZone } from '../zone/readZone.ts';
import type { ReadState } from '../zone/state.ts';
import { addBlock, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';

/*
 * A long file in two halves, so that two threads can read one each. The thread with the second half guesses the state that
 * it begins in: that behind the file's first lines and behind the last directives before the half. The other thread takes
 * over what was read, as blocks that were read before, in some state: settling the zone reads those again that the true
 * state does not suit. So a wrong guess costs time and nothing else.
 */

/** What was read of a file's second half, as plain data, in the numbers of its own names. */
export interface SecondHalf {
  /** In order, the first of them at the split. */
  readonly blocks: readonly Block[];
  readonly names: SharedNames;
}

const LF = 0x0a;
const BLANK = 0x20;
const DOLLAR = 0x24;
const CLOSING = 0x29;
const SEMICOLON = 0x3b;

/** A little more than half: the other thread begins later. */
const FIRST_PART = 0.52;

/** Where to divide a file: behind a line end near the middle, where a record with an owner seems to start; 0 for nowhere. */
export function splitOf(bytes: Uint8Array): number {
  let at = bytes.indexOf(LF, Math.floor(bytes.length * FIRST_PART)) + 1;
  while (at > 0 && at < bytes.length) {
    const next = bytes[at] as number;
    if (next > BLANK && next !== DOLLAR && next !== SEMICOLON && next !== CLOSING) return at;
    at = bytes.indexOf(LF, at) + 1;
  }
  return 0;
}

/**
 * Reads the second half of a file into a zone without text, up to where it includes another file or has records made:
 * both are counted over the whole zone.
 */
export function readSecondHalf(zone: Zone, bytes: Uint8Array, split: number): SecondHalf {
  const { root } = zone;
  const headEnd = bytes.indexOf(LF, Math.min(zone.reader.blockBytes, split - 1)) + 1;
  reserve(zone, bytes.length - split);
  const directives = encodeUtf8(lastOfEach(directivesBetween(bytes, headEnd, split)));
  // In one block, which takes nothing of the half in: its text would have to be joined by a copy.
  const head = unreadBlock(concatBytes([bytes.subarray(0, headEnd), directives]), root.entry, root.uri);
  root.blocks = [head, ...cutText(zone, root, bytes.subarray(split))];
  for (const _ of settleZone(zone));
  const from = bytes.byteOffset + split;
  const own = root.blocks.filter(
    ({ bytes: text }) => text.buffer === bytes.buffer && text.byteOffset >= from,
  );
  const counted = own.findIndex(({ include, exit }) => include !== undefined || exit.generated > 0);
  const blocks = counted < 0 ? own : own.slice(0, counted);
  return { blocks, names: zone.names.share() };
}

/** Reads the first half of a file into a zone without text; the second stands there as text alone. Yields as `readZone`. */
export function* readFirstHalf(zone: Zone, bytes: Uint8Array, split: number): Generator<void> {
  const { root } = zone;
  reserve(zone, bytes.length);
  root.blocks = [
    ...cutText(zone, root, bytes.subarray(0, split)),
    unreadBlock(bytes.subarray(split), root.entry, root.uri),
  ];
  for (const _ of settleZone(zone)) {
    if (root.blocks.at(-2)?.isRead !== false) return;
    yield;
  }
}

/**
 * Puts what another thread read in place of the second half's text; `settleZone` does what is left.
 *
 * @returns whether it was of use: an entry may reach over the split
 *
 * @param half nothing else may use it: its blocks become the zone's
 */
export function takeSecondHalf(zone: Zone, bytes: Uint8Array, split: number, half: SecondHalf): boolean {
  const { blocks } = zone.root;
  const [first] = half.blocks;
  const text = blocks.at(-1);
  // An entry that reaches over the split has taken the text in.
  if (text?.isRead !== false || text.bytes.byteOffset !== bytes.byteOffset + split) return false;
  if (first?.bytes.byteOffset !== text.bytes.byteOffset) return false;
  const here = zone.names.adopt(half.names);
  blocks.pop();
  for (const block of half.blocks) {
    translate(block, here, zone.reader.memory);
    const { byteOffset, length } = block.bytes;
    block.bytes = bytes.subarray(byteOffset - bytes.byteOffset, byteOffset - bytes.byteOffset + length);
    block.nameFindings = NO_FINDINGS;
    block.base = NO_RECORD;
    blocks.push(block);
    addBlock(zone, block);
  }
  const last = half.blocks.at(-1)?.bytes ?? text.bytes;
  const end = last.byteOffset + last.length - bytes.byteOffset;
  if (end < bytes.length) blocks.push(...cutText(zone, zone.root, bytes.subarray(end)));
  zone.isNumbered = false;
  return true;
}

/** Puts the zone's numbers of names in place of another table's; in rows of its own, since the other thread reads the old. */
function translate(block: Block, here: Int32Array, memory: Memory): void {
  const old = block.rows;
  const rows = memory.words(old.length);
  rows.set(old);
  block.rows = rows;
  const nameOf = (id: number) => (id === NO_NAME ? NO_NAME : (here[id] as number));
  for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
    rows[at + OWNER] = here[rows[at + OWNER] as number] as number;
    rows[at + ORIGIN] = here[rows[at + ORIGIN] as number] as number;
    const target = rows[at + TARGET] as number;
    if (target !== NO_NAME) rows[at + TARGET] = here[target] as number;
  }
  const stateOf = (state: ReadState) => ({
    ...state,
    origin: nameOf(state.origin),
    owner: nameOf(state.owner),
  });
  block.entry = stateOf(block.entry);
  block.exit = stateOf(block.exit);
  block.use = { ...block.use, compared: nameOf(block.use.compared) };
}

/** The lines that start with `$`. */
function directivesBetween(bytes: Uint8Array, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let at = bytes.indexOf(DOLLAR, from); at >= 0 && at < to; at = bytes.indexOf(DOLLAR, at + 1)) {
    if (at > 0 && bytes[at - 1] !== LF) continue;
    const end = bytes.indexOf(LF, at);
    lines.push(decodeUtf8(bytes, at, end < 0 ? to : end));
  }
  return lines;
}

/** The last $ORIGIN and the last $TTL, as text: what the state behind them comes from. */
function lastOfEach(lines: readonly string[]): string {
  const last = [/^\$ORIGIN\s/i, /^\$TTL\s/i].map((kind) => lines.findLast((line) => kind.test(line)));
  return last.map((line) => (line === undefined ? '' : `${line}\n`)).join('');
}
