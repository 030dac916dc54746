import type { Place } from '../finding.ts';
import { printRdata, readRdata } from '../records/rdata.ts';
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts';
import {
  type Block,
  BROKEN,
  cell,
  DAMAGED,
  END,
  FLAGS,
  GENERATED,
  HASH,
  INHERITED_OWNER,
  ITERATION,
  LAST_TTL,
  ORIGIN,
  OWNER,
  REPEATED_OWNER,
  START,
  TARGET,
  TTL,
  TYPE,
  TYPE_AT,
} from '../zone/block.ts';
import { generatedText, parseGenerate } from '../zone/generate.ts';
import type { NameId } from '../zone/names.ts';
import { positionInBlock } from '../zone/position.ts';
import { scanEntry } from '../zone/scanEntry.ts';
import { QUOTED, Tokens } from '../zone/tokens.ts';
import { blocksOf, type Zone } from '../zone/zone.ts';

/** A token of a record: what it says, and where. */
export interface TokenView {
  /** The characters as written, without the quotes around them. */
  readonly text: string;
  readonly quoted: boolean;
  /** Quotes included. */
  readonly place: Place;
}

/** One record of a zone, looked at through its row; nothing is kept. */
export class RecordView {
  readonly block: Block;
  readonly row: number;
  private readonly zone: Zone;

  constructor(zone: Zone, block: Block, row: number) {
    this.zone = zone;
    this.block = block;
    this.row = row;
  }

  /** The owner as spelled; fold it to compare. */
  get owner(): NameId {
    return cell(this.block, this.row, OWNER);
  }

  get type(): number {
    return cell(this.block, this.row, TYPE);
  }

  /** Seconds. */
  get ttl(): number {
    return cell(this.block, this.row, TTL);
  }

  /** The name that the record points at, as spelled, or NO_NAME. */
  get target(): NameId {
    return cell(this.block, this.row, TARGET);
  }

  get origin(): NameId {
    return cell(this.block, this.row, ORIGIN);
  }

  get hash(): number {
    return cell(this.block, this.row, HASH);
  }

  private has(flag: number): boolean {
    return (cell(this.block, this.row, FLAGS) & flag) !== 0;
  }

  /** Whether it could not be read: it has its finding, and only says that something was meant to stand here. */
  get broken(): boolean {
    return this.has(BROKEN | DAMAGED);
  }

  get inheritsOwner(): boolean {
    return this.has(INHERITED_OWNER);
  }

  /** Whether its owner is written, but would be the same if it were left out. */
  get repeatsOwner(): boolean {
    return this.has(REPEATED_OWNER);
  }

  get generated(): boolean {
    return this.has(GENERATED);
  }

  /** Whether its TTL is that of the last record that had one, for want of a default (RFC 1035 §5.1). */
  get takesLastTtl(): boolean {
    return this.has(LAST_TTL);
  }

  /** The record from its first token to its last. */
  get place(): Place {
    return { block: this.block, start: this.start, end: cell(this.block, this.row, END) };
  }

  private get start(): number {
    let at = cell(this.block, this.row, START);
    const { bytes } = this.block;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
    return at;
  }

  /** The whole entry: from its line's start to behind its line end. */
  get entryPlace(): Place {
    const start = cell(this.block, this.row, START);
    scanEntry(this.block.bytes, start, this.block.bytes.length, scratch);
    return { block: this.block, start, end: scratch.next };
  }

  /** Type and data: the record without owner, TTL and class. */
  get typePlace(): Place {
    return {
      block: this.block,
      start: cell(this.block, this.row, TYPE_AT),
      end: cell(this.block, this.row, END),
    };
  }

  /** The owner where it is written, else the whole record. */
  get ownerPlace(): Place {
    const owner = this.tokens()[0];
    return owner && !this.inheritsOwner && !this.generated ? owner.place : this.place;
  }

  /** All tokens of the entry; those of the $GENERATE for a generated record. */
  tokens(): TokenView[] {
    const { block } = this;
    scanEntry(block.bytes, cell(block, this.row, START), block.bytes.length, scratch);
    const views: TokenView[] = [];
    for (let i = 0; i < scratch.count; i++) {
      views.push({
        text: decodeUtf8(block.bytes, scratch.start[i], scratch.end[i]),
        quoted: ((scratch.flags[i] as number) & QUOTED) !== 0,
        place: { block, start: scratch.outerStart(i), end: scratch.outerEnd(i) },
      });
    }
    return views;
  }

  /** The tokens of the RDATA as written; none for a generated record. */
  dataTokens(): TokenView[] {
    if (this.generated) return [];
    const typeAt = cell(this.block, this.row, TYPE_AT);
    return this.tokens().filter((token) => token.place.start > typeAt);
  }

  /** The RDATA's wire form, valid until the next call; `undefined` when the record is broken. */
  wire(): Uint8Array | undefined {
    if (this.has(BROKEN)) return undefined;
    const { input, wire, tokens } = this.zone.reader;
    const { bytes } = this.block;
    scanEntry(bytes, cell(this.block, this.row, START), bytes.length, tokens);
    if (this.generated) {
      const line = parseGenerate(bytes, tokens);
      const text = 'token' in line ? undefined : generatedText(line, cell(this.block, this.row, ITERATION));
      if (text === undefined || 'token' in line) return undefined;
      input.bytes = encodeUtf8(text);
      scanEntry(input.bytes, 0, input.bytes.length, tokens);
      input.at = 1 + line.middle.split(' ').length;
    } else {
      input.bytes = bytes;
      const typeAt = cell(this.block, this.row, TYPE_AT);
      input.at = 1;
      while (tokens.outerStart(input.at - 1) < typeAt) input.at++;
    }
    input.begin(this.origin);
    wire.reset();
    return readRdata(this.type, input, wire) ? wire.bytes.subarray(0, wire.length) : undefined;
  }

  /** The RDATA in canonical presentation form; `undefined` when the record is broken. */
  canonicalData(): string | undefined {
    const wire = this.wire();
    return wire && printRdata(this.type, wire, wire.length);
  }

  /** The record behind this one in reading order. */
  next(): RecordView | undefined {
    if (this.row + 1 < this.block.count) return new RecordView(this.zone, this.block, this.row + 1);
    let isBehind = false;
    for (const block of blocksOf(this.zone.root)) {
      if (isBehind && block.count > 0) return new RecordView(this.zone, block, 0);
      if (block === this.block) isBehind = true;
    }
    return undefined;
  }

  /** Whether a file is included before the next record of this file. */
  isIncludeBehind(): boolean {
    if (this.row + 1 < this.block.count) return false;
    let isBehind = false;
    for (const block of blocksOf(this.zone.root)) {
      if (block === this.block) isBehind = true;
      else if (isBehind && block.count > 0) return false;
      if (isBehind && block.include !== undefined) return true;
    }
    return false;
  }

  /** The line of the entry, from 0, counted from the block's start. */
  get lineInBlock(): number {
    return positionInBlock(this.block, this.start).line;
  }
}

const scratch = new Tokens();
