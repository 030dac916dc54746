import type { Edit } from '../../finding.ts';
import { RecordView } from '../../rules/recordView.ts';
import { concatBytes } from '../../text/bytes.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type Block, BROKEN, cell, FLAGS, START } from '../../zone/block.ts';
import { flowOn, sameState, suits } from '../../zone/carriedState.ts';
import { nameText } from '../../zone/nameText.ts';
import { readBlock } from '../../zone/readBlock.ts';
import { stateBehind, stateInside } from '../../zone/readIncluded.ts';
import { NO_TTL, type ReadState } from '../../zone/state.ts';
import { type Reading, readingsOf, type Zone } from '../../zone/zone.ts';

const LEANING =
  'Records further down take their owner, TTL or origin from what would change: write these out there first.';
const OTHER_RECORDS = 'Records would not mean what they mean now: nothing is changed.';

/** A record as it was read. */
export interface ReadRecord {
  /** Absolute, as spelled. */
  readonly owner: string;
  /** Seconds. */
  readonly ttl: number;
  readonly type: number;
  /** In canonical form; of a record that cannot be read, that it is so. */
  readonly data: string;
  readonly wire: Uint8Array | undefined;
  /** Whether its entry is one of those that are edited. */
  readonly isEdited: boolean;
}

/** The records of blocks, before and after an edit. */
export interface Rereading {
  readonly before: readonly ReadRecord[];
  readonly after: readonly ReadRecord[];
}

/**
 * Reads the blocks that edits change again, with the edits. Where they leave the same state behind, all other blocks read
 * as before (`Block`), so that the zone's records differ in these alone.
 *
 * @param edits not of blocks that begin or end with the edit of an $INCLUDE; those of one block in order
 * @returns why the rest of the zone would read differently, as a sentence
 */
export function* readAgain(zone: Zone, edits: readonly Edit[]): Generator<void, Rereading | string> {
  const byBlock = new Map<Block, Edit[]>();
  for (const edit of edits) {
    const known = byBlock.get(edit.place.block) ?? [];
    byBlock.set(edit.place.block, known);
    known.push(edit);
  }
  const before: ReadRecord[] = [];
  const after: ReadRecord[] = [];
  for (const [block, own] of byBlock) {
    yield;
    const edited = rereadBlock(zone, block, withEdits(block.bytes, own));
    if (typeof edited === 'string') return edited;
    const isEdited = (start: number, end: number) =>
      own.some(({ place }) => place.start < end && (place.end > start || place.start === start));
    const rows = recordsOf(zone, block, isEdited);
    before.push(...rows);
    after.push(
      ...recordsOf(zone, edited).map((record, i) => ({ ...record, isEdited: rows[i]?.isEdited === true })),
    );
  }
  return { before, after };
}

/** The block that a text would be in a block's place, where what follows it would read as it does. */
function rereadBlock(zone: Zone, block: Block, bytes: Uint8Array): Block | string {
  const reading = readingWith(zone, block);
  const [first] = reading?.blocks ?? [];
  const source = {
    bytes,
    uri: block.uri,
    startsFile: first === block,
    endsFile: reading?.blocks.at(-1) === block,
  };
  const reader = { ...zone.reader, blockBytes: Number.POSITIVE_INFINITY };
  const { block: edited, end, open } = readBlock(reader, source, 0, block.entry);
  const isWhole = end === bytes.length && !open && edited.peeks === block.peeks;
  const isSameInclude =
    edited.include?.path === block.include?.path && edited.include?.origin === block.include?.origin;
  const isSound = isWhole && isSameInclude && reading !== undefined;
  // What is included behind the block is read in the state that it leaves.
  const isAlike = readsAlike(edited.exit, block.exit);
  if (isSound && (isAlike || (block.include === undefined && isReadOn(reading, block, edited.exit))))
    return edited;
  return LEANING;
}

/**
 * The state behind the blocks of a file from one on, where another state arrives there and they read the same all the
 * same; `undefined` where they do not.
 */
function readOn(reading: Reading, from: number, arriving: ReadState): ReadState | undefined {
  let state = arriving;
  for (const block of reading.blocks.slice(from)) {
    if (readsAlike(state, block.entry)) return reading.exit;
    if (!suits(block.use, block.entry, state)) return undefined;
    state = flowOn(block.use, block.exit, state);
    const included = block.include && reading.includes.get(block);
    if (block.include === undefined || included === undefined) continue;
    const inner = readOn(included, 0, stateInside(state, block.include));
    if (inner === undefined) return undefined;
    state = stateBehind(state, inner);
  }
  return state;
}

/** Whether text behind two states has the same records: what is only for findings aside, and a last TTL that a default hides. */
function readsAlike(a: ReadState, b: ReadState): boolean {
  const { afterBroken, ttlReported } = b;
  const lastTtl = a.defaultTtl === NO_TTL ? a.lastTtl : b.lastTtl;
  return sameState({ ...a, afterBroken, ttlReported, lastTtl }, b);
}

/** Whether all that is read behind a block reads the same where the block leaves another state. */
function isReadOn(reading: Reading, block: Block, left: ReadState): boolean {
  const exit = readOn(reading, reading.blocks.indexOf(block) + 1, left);
  if (exit === undefined || reading.parent === undefined) return exit !== undefined;
  // Behind an included file owner and origin are those from before it.
  return readsAlike(stateBehind(reading.exit, exit), reading.exit);
}

function readingWith({ root }: Zone, block: Block): Reading | undefined {
  for (const reading of readingsOf(root)) if (reading.blocks.includes(block)) return reading;
  return undefined;
}

function recordsOf(
  zone: Zone,
  block: Block,
  isEdited: (start: number, end: number) => boolean = () => false,
): ReadRecord[] {
  const records: ReadRecord[] = [];
  for (let row = 0; row < block.count; row++) {
    const view = new RecordView(zone, block, row);
    const next = row + 1 < block.count ? cell(block, row + 1, START) : block.bytes.length;
    const start = cell(block, row, START);
    const isBroken = (cell(block, row, FLAGS) & BROKEN) !== 0;
    records.push({
      owner: nameText(zone.names, view.owner),
      ttl: view.ttl,
      type: view.type,
      data: (isBroken ? undefined : view.canonicalData()) ?? 'cannot be read',
      wire: view.wire()?.slice(),
      isEdited: isEdited(start, next),
    });
  }
  return records;
}

/** Whether two records are the same. */
export function isSameRecord(a: ReadRecord, b: ReadRecord | undefined): boolean {
  return b !== undefined && a.owner === b.owner && a.ttl === b.ttl && a.type === b.type && a.data === b.data;
}

/**
 * Proves that edits change nothing but what they are meant to change.
 *
 * @param isMeant whether a record of an edited entry may become another; as it was, unless given
 * @returns why they do, as a sentence
 */
export function* refusalOf(
  zone: Zone,
  edits: readonly Edit[],
  isMeant: (before: ReadRecord, after: ReadRecord) => boolean = isSameRecord,
): Generator<void, string | undefined> {
  const reread = yield* readAgain(zone, edits);
  if (typeof reread === 'string') return reread;
  const { before, after } = reread;
  if (before.length !== after.length) return OTHER_RECORDS;
  if (before.some((record, i) => !record.isEdited && !isSameRecord(record, after[i]))) return LEANING;
  const isProven = before.every((record, i) => !record.isEdited || isMeant(record, after[i] as ReadRecord));
  return isProven ? undefined : OTHER_RECORDS;
}

/** A text with edits, which are in order. */
export function withEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { place, text } of edits) {
    parts.push(bytes.subarray(at, place.start), encodeUtf8(text));
    at = place.end;
  }
  parts.push(bytes.subarray(at));
  return concatBytes(parts);
}
