import type { RecordView } from '../../rules/recordView.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { type Block, END, FLAGS, GENERATED, STRIDE, TYPE_AT } from '../../zone/block.ts';
import type { PlainOctets } from '../plainOctets.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const OPENING = 0x28;
const CLOSING = 0x29;
const BACKSLASH = 0x5c;
const LAST_VISIBLE = 0x7e;

/** As many octets as a mail record may have at most to be looked at; those of people have some hundreds. */
const MOST = 4096;

/**
 * The text of a TXT record that is written in strings in quotes, in ASCII and without escapes, as nearly all are: its octets
 * as they stand in the file, joined, and filled again for each record.
 */
export class PlainText implements PlainOctets {
  readonly octets = new Uint8Array(MOST);
  length = 0;
  /** Whether it stands in one pair of quotes. */
  isOneString = false;

  /**
   * Reads the record whose row starts at `at`.
   *
   * @returns `false` for all others, those with comments between their strings and those that are very long among them
   */
  read(block: Block, at: number): boolean {
    const { bytes, rows } = block;
    const { octets } = this;
    this.length = 0;
    this.isOneString = false;
    if (((rows[at + FLAGS] as number) & GENERATED) !== 0) return false;
    const end = rows[at + END] as number;
    let from = rows[at + TYPE_AT] as number;
    while (from < end && (bytes[from] as number) > BLANK) from++;
    while (from < end && isBetween(bytes[from] as number)) from++;
    if (end - from > MOST) return false;
    let length = 0;
    let strings = 0;
    while (from < end) {
      if (bytes[from] !== QUOTE) return false;
      from++;
      strings++;
      for (let octet = bytes[from] as number; octet !== QUOTE; octet = bytes[from] as number) {
        if (from >= end || octet > LAST_VISIBLE || octet === BACKSLASH) return false;
        octets[length++] = octet;
        from++;
      }
      from++;
      this.isOneString = from === end && strings === 1;
      while (from < end && isBetween(bytes[from] as number)) from++;
    }
    this.length = length;
    return strings > 0;
  }
}

const scratch = new PlainText();

/** The same as a string: it needs no map of its characters to be read. `undefined` for all others. */
export function plainText({ block, row }: RecordView): string | undefined {
  return scratch.read(block, row * STRIDE) ? decodeUtf8(scratch.octets, 0, scratch.length) : undefined;
}

function isBetween(byte: number): boolean {
  return byte <= BLANK || byte === OPENING || byte === CLOSING;
}
