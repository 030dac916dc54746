import { type Block, STRIDE, unreadBlock } from './block.ts';
import { CarriedState } from './carriedState.ts';
import { reportCrlf } from './dialect.ts';
import { readEntry } from './readEntry.ts';
import { type Reader, replaceFix, report, useBytes } from './reader.ts';
import { scanEntry } from './scanEntry.ts';
import type { ReadState } from './state.ts';

const LF = 0x0a;
const CR = 0x0d;
const DOLLAR = 0x24;

/** More than a block of ordinary entries makes. */
export const MANY_RECORDS = 2048;

/** Text to read: a file or a part of one. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly uri: string;
  /** Whether the bytes begin and end where the file does. */
  readonly startsFile: boolean;
  readonly endsFile: boolean;
}

/** A block, where it ends in the source, and whether its last entry could go on behind the source's bytes. */
export interface BlockReading {
  readonly block: Block;
  readonly end: number;
  readonly open: boolean;
}

/**
 * Reads entries from byte `from` of the source on until the block is full, a file is included, or the bytes end. Up to
 * twice as much as fills a block is read as one: else a letter more would make a crumb of the last entry. A $GENERATE
 * begins a block, and ends it where it makes many records: they need not be made again for an edit beside it.
 * Blocks end behind a line feed, so that no line end is ever cut in two.
 */
export function readBlock(reader: Reader, source: Source, from: number, entry: ReadState): BlockReading {
  const rest = source.bytes.subarray(from);
  const block = unreadBlock(rest, entry, source.uri);
  reader.block = block;
  useBytes(reader, rest);
  reader.state = new CarriedState(entry);
  reader.count = 0;
  reader.findings = [];
  reader.directives = [];
  reader.include = undefined;

  const { tokens, blockBytes } = reader;
  const full = rest.length > 2 * blockBytes ? blockBytes : rest.length;
  let at = source.startsFile && from === 0 ? readByteOrderMark(reader) : 0;
  if (source.startsFile && from === 0) reportCrlf(reader);
  let open = false;
  while (
    at < rest.length &&
    reader.include === undefined &&
    ((at < full && reader.count < MANY_RECORDS) || rest[at - 1] !== LF)
  ) {
    scanEntry(rest, at, rest.length, tokens);
    const { next, closed } = tokens;
    if (!closed && !source.endsFile) {
      open = true;
      at = rest.length;
      break;
    }
    if (at > 0 && rest[at - 1] === LF && isGenerate(reader, at)) break;
    for (const start of tokens.directives) {
      reader.directives.push({ start, entryStart: at, entryEnd: next });
    }
    block.peeks = closed && tokens.unclosedParen >= 0;
    const saw = readEntry(reader, at);
    if (saw && next === rest.length && !isLineEnd(rest[next - 1])) reportMissingLineEnd(reader, at, next);
    at = next;
  }

  block.isRead = true;
  block.bytes = rest.subarray(0, at);
  const { exit, use } = reader.state.leave();
  block.exit = exit;
  block.use = use;
  const length = reader.count * STRIDE;
  block.rows = reader.memory.words(length);
  block.rows.set(reader.rows.subarray(0, length));
  block.count = reader.count;
  block.findings = reader.findings;
  block.directives = reader.directives;
  block.include = reader.include;
  return { block, end: from + at, open };
}

function isGenerate({ tokens, bytes }: Reader, at: number): boolean {
  return bytes[at] === DOLLAR && tokens.count > 0 && tokens.is(bytes, 0, '$generate');
}

function readByteOrderMark(reader: Reader): number {
  const { bytes } = reader;
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return 0;
  report(
    reader,
    'zone/bom',
    'The file starts with a byte order mark, which cannot be seen: servers read it as part of the first word and refuse the file. Save the file as UTF-8 without BOM.',
    0,
    3,
    [replaceFix('Remove the byte order mark', 0, 3, '')],
  );
  return 3;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

function reportMissingLineEnd(reader: Reader, start: number, end: number): void {
  const { bytes, tokens, state, include } = reader;
  // BIND takes the end of the file for text behind the directive, unless it may be an origin behind $INCLUDE.
  const isRefused = bytes[start] === DOLLAR && !state.afterBroken && !(include && tokens.count === 2);
  report(
    reader,
    'zone/missing-final-newline',
    isRefused
      ? 'The last line has no line end, and BIND refuses a directive without one. End the line.'
      : 'The last line has no line end: servers warn of it, and text that is appended to the file joins this line. End the line.',
    end,
    end,
    [replaceFix('Add a line end', end, end, '\n')],
    isRefused ? 'error' : undefined,
  );
}
