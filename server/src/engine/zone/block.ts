import type { Finding } from '../finding.ts';
import { NO_USE, type StateUse } from './carriedState.ts';
import type { IncludeRequest } from './readDirective.ts';
import type { ReadState } from './state.ts';

/** Columns of a block's record table; offsets are bytes from the block's start. */
/** Where the record's entry starts: its line, blanks included. */
export const START = 0;
/** Offset of the type token. */
export const TYPE_AT = 1;
/** Offset behind the last token. */
export const END = 2;
/** Name of the owner, as spelled. */
export const OWNER = 3;
/** RR type; {@link UNREADABLE_TYPE} when it could not be read. */
export const TYPE = 4;
export const TTL = 5;
/** The name that the RDATA points at, as spelled, or -1. */
export const TARGET = 6;
/** Hash of the RDATA in which case does not count. */
export const HASH = 7;
export const FLAGS = 8;
/** The $GENERATE iteration that made the record. */
export const ITERATION = 9;
/** The origin that the record's relative names are relative to. */
export const ORIGIN = 10;
export const STRIDE = 11;

/** Bits of the FLAGS column. */
export const BROKEN = 1;
export const INHERITED_OWNER = 2;
export const INHERITED_TTL = 4;
export const GENERATED = 8;
/** The TTL is that of the last record that had one (RFC 1035 §5.1), for want of a default. */
export const LAST_TTL = 16;
/** It has its finding, such as a character that cannot be seen, but a server loads it. */
export const DAMAGED = 32;
/** Its owner is written, but would be the same if it were left out. */
export const REPEATED_OWNER = 64;

/** Stands for the type of a record whose type could not be read; no server uses type 0. */
export const UNREADABLE_TYPE = 0;

/** A comment that suppresses findings, at `start`; offsets of the entry around it. */
export interface Directive {
  readonly start: number;
  readonly entryStart: number;
  readonly entryEnd: number;
}

/**
 * A stretch of a zone file, cut behind a line end, and what reading it gave: a pure function of its text and the
 * entry state, made by `readBlock`. Records are rows of numbers; nothing else is kept per record.
 */
export interface Block {
  bytes: Uint8Array;
  /** Whether it has been read; until then it is text alone. */
  isRead: boolean;
  entry: ReadState;
  exit: ReadState;
  /** What it took from the entry state; in the rest, that state may change and the block stays. */
  use: StateUse;
  /** `count` rows of {@link STRIDE} numbers. */
  rows: Int32Array;
  count: number;
  findings: readonly Finding[];
  /** Comments that speak to Hostmaster, each with the range of the entry that it stands in. */
  directives: readonly Directive[];
  /** The file that the block's last entry includes. */
  include: IncludeRequest | undefined;
  /** Whether the last entry ends because of what the line behind the block looks like. */
  peeks: boolean;
  /** Line ends in the text, -1 until they are asked for. */
  lines: number;
  /** What the record rules say of the block's records. */
  ruleFindings: readonly Finding[];
  /** What the name rules say of names, as far as the places are in the block. */
  nameFindings: ReadonlySet<Finding>;
  /** How many of all its findings a filter lets pass; whoever changes them takes it away. */
  counted: { readonly filter: object; readonly count: number } | undefined;
  /**
   * The file that the text is from, and the zone's own numbers: of the first record, and of the reading order, which is
   * {@link GONE} when the text is not the zone's.
   */
  uri: string;
  base: number;
  order: number;
  /** The line of the file that it starts at, from 0, while the zone is numbered. */
  line: number;
}

/** The order of a block whose text is not in the zone, or not for now. */
export const GONE = -1;

/** For the many blocks without any. */
export const NO_FINDINGS: ReadonlySet<Finding> = new Set();

const NO_ROWS = new Int32Array(0);

/** A block that has not been read yet. */
export function unreadBlock(bytes: Uint8Array, entry: ReadState, uri: string): Block {
  // What is looked at in all blocks at every edit stands first, so that it lies together in memory.
  return {
    isRead: false,
    entry,
    exit: entry,
    include: undefined,
    lines: -1,
    order: 0,
    line: 0,
    counted: undefined,
    uri,
    bytes,
    use: NO_USE,
    rows: NO_ROWS,
    count: 0,
    findings: [],
    directives: [],
    peeks: false,
    ruleFindings: [],
    nameFindings: NO_FINDINGS,
    base: 0,
  };
}

/** Cell of row `row`. */
export function cell(block: Block, row: number, column: number): number {
  return block.rows[row * STRIDE + column] as number;
}
