import type { Block } from '../zone/block.ts';
import { scanEntry } from '../zone/scanEntry.ts';
import { Tokens } from '../zone/tokens.ts';
import type { Reading } from '../zone/zone.ts';

export type FoldKind = 'origin' | 'comment' | 'record' | 'owner';

/** Lines, from 0, that can be folded into their first. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly kind: FoldKind;
}

/** What the lines of a block are, in lines from its start; runs that touch its ends may go on in its neighbours. */
interface BlockLines {
  /** Runs of lines that are comments alone. */
  readonly comments: readonly Run[];
  /** Records of several lines. */
  readonly records: readonly Run[];
  /** An owner's line with those behind it that leave the owner out. */
  readonly groups: readonly Group[];
  /** Each $ORIGIN, and the last line before it that is not blank or a comment, -1 for none in the block. */
  readonly origins: readonly { readonly line: number; readonly before: number }[];
  /** The last line that is not blank or a comment, -1 for none. */
  readonly content: number;
  readonly lines: number;
}

interface Run {
  readonly first: number;
  last: number;
}

interface Group extends Run {
  /** Whether its owner stands in a block before. */
  readonly isRest: boolean;
  /** Whether a directive ends it: else records of the next block may go on with it. */
  isClosed: boolean;
  /** Whether its first record folds by itself. */
  readonly isFolded: boolean;
}

const ORDER: readonly FoldKind[] = ['origin', 'comment', 'record', 'owner'];
const LF = 0x0a;
const CR = 0x0d;
const DOLLAR = 0x24;
const SEMICOLON = 0x3b;

/**
 * What can be folded in a file: sections between $ORIGINs, runs of comments, records of several lines, and an owner with
 * the records that leave it out. Yields at short intervals.
 *
 * @param limit at most so many; what holds most is kept
 */
export function* foldsOf({ blocks }: Reading, limit: number): Generator<void, Fold[]> {
  const folds: Fold[] = [];
  const add = (kind: FoldKind, first: number, last: number) => {
    if (last > first) folds.push({ first, last, kind });
  };
  let line = 0;
  let comment: Run | undefined;
  let group: (Run & { isFolded: boolean }) | undefined;
  let section = -1;
  let content = -1;
  const endComment = () => {
    if (comment !== undefined) add('comment', comment.first, comment.last);
    comment = undefined;
  };
  const endGroup = () => {
    if (group !== undefined && !group.isFolded) add('owner', group.first, group.last);
    group = undefined;
  };
  for (const [index, block] of blocks.entries()) {
    if (index % 128 === 127) yield;
    const known = linesOf(block);
    for (const { first, last } of known.comments) {
      if (comment !== undefined && comment.last === line + first - 1) comment.last = line + last;
      else {
        endComment();
        comment = { first: line + first, last: line + last };
      }
    }
    for (const { first, last } of known.records) add('record', line + first, line + last);
    for (const { first, last, isRest, isClosed, isFolded } of known.groups) {
      if (isRest && group !== undefined) group.last = line + last;
      else {
        endGroup();
        group = { first: line + first, last: line + last, isFolded };
      }
      if (isClosed) endGroup();
    }
    for (const origin of known.origins) {
      const before = origin.before < 0 ? content : line + origin.before;
      if (section >= 0) add('origin', section, before);
      section = line + origin.line;
    }
    if (known.content >= 0) content = line + known.content;
    line += known.lines;
  }
  endComment();
  endGroup();
  if (section >= 0) add('origin', section, content);
  if (folds.length > limit) folds.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return folds.slice(0, limit).sort((a, b) => a.first - b.first || b.last - a.last);
}

const linesByText = new WeakMap<Uint8Array, BlockLines>();
const tokens = new Tokens();

function linesOf({ bytes }: Block): BlockLines {
  const known = linesByText.get(bytes);
  if (known !== undefined) return known;
  const lines = readLines(bytes);
  linesByText.set(bytes, lines);
  return lines;
}

function readLines(bytes: Uint8Array): BlockLines {
  const comments: Run[] = [];
  const records: Run[] = [];
  const groups: Group[] = [];
  const origins: { line: number; before: number }[] = [];
  let content = -1;
  let line = 0;
  for (let at = 0; at < bytes.length; ) {
    scanEntry(bytes, at, bytes.length, tokens);
    const next = tokens.next;
    const ends = countEnds(bytes, at, next);
    const last = line + Math.max(0, tokens.closed ? ends - 1 : ends);
    if (tokens.count === 0) {
      const run = comments.at(-1);
      if (!isComment(bytes, at, next)) {
        // A blank line.
      } else if (run !== undefined && run.last === line - 1) run.last = last;
      else comments.push({ first: line, last });
    } else {
      const group = groups.at(-1);
      if (!tokens.leadingBlank && bytes[tokens.start[0] as number] === DOLLAR) {
        if (group !== undefined) group.isClosed = true;
        else groups.push({ first: line, last: line, isRest: false, isClosed: true, isFolded: true });
        if (tokens.is(bytes, 0, '$origin')) origins.push({ line, before: content });
      } else {
        if (last > line) records.push({ first: line, last });
        if (!tokens.leadingBlank) {
          groups.push({ first: line, last: line, isRest: false, isClosed: false, isFolded: last > line });
        } else if (group === undefined) {
          groups.push({ first: line, last, isRest: true, isClosed: false, isFolded: last > line });
        } else if (!group.isClosed) group.last = last;
      }
      content = last;
    }
    line += ends;
    at = next;
  }
  return { comments, records, groups, origins, content, lines: line };
}

function countEnds(bytes: Uint8Array, from: number, to: number): number {
  let ends = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) ends++;
  }
  return ends;
}

function isComment(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === SEMICOLON) return true;
    if (byte !== 0x20 && byte !== 0x09) return false;
  }
  return false;
}
