import { period } from '../records/fields/period.ts';
import { latin1 } from '../text/bytes.ts';
import { type Block, cell, FLAGS, INHERITED_TTL, TTL } from '../zone/block.ts';
import { nameText } from '../zone/nameText.ts';
import { lineCount, type Position } from '../zone/position.ts';
import { parseTtl } from '../zone/ttl.ts';
import { type Reading, renumber, type Zone } from '../zone/zone.ts';
import { durationWords } from './duration.ts';
import { type Entry, entriesOf } from './entryAt.ts';
import type { EntryPart } from './entryParts.ts';
import { filePosition } from './fileRange.ts';
import { type Mention, mentionsOf } from './names/mention.ts';
import { describeSerial } from './serial.ts';
import { spanWords } from './spans.ts';

/** What is shown in a text that does not stand there. */
export interface InlayHint {
  /** It stands behind what is in front of this. */
  readonly at: Position;
  readonly label: string;
  /** Whether it goes on with the word in front of it, as the rest of a name does. */
  readonly continues: boolean;
}

/** Which hints are wanted. */
export interface HintOptions {
  /** What names without a final dot go on with. */
  readonly names: boolean;
  /** Time spans in words: TTLs, and the timers of SOA records. */
  readonly ttl: boolean;
  /** What serial numbers say: a date, or a time. */
  readonly serial: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const SERIAL = 'serial';
const SOA = 6;
/** Shorter spans are told well by their seconds. */
const MINUTE = 60;

/** The hints in lines `from` to `to` of a file, both included. Costs the blocks that these lines are in. */
export function inlayHints(
  zone: Zone,
  reading: Reading,
  { from, to }: { readonly from: number; readonly to: number },
  options: HintOptions,
): InlayHint[] {
  renumber(zone);
  const hints: InlayHint[] = [];
  for (const block of reading.blocks) {
    if (block.line > to || block.line + lineCount(block) < from) continue;
    for (const entry of entriesOf(zone, reading, block)) {
      if (entry.parts.length === 0) continue;
      hints.push(...hintsIn(zone, entry, options));
    }
  }
  return hints.filter(({ at }) => from <= at.line && at.line <= to);
}

function hintsIn(zone: Zone, entry: Entry, { names, ttl, serial, now }: HintOptions): InlayHint[] {
  const hints: InlayHint[] = [];
  const add = (end: number, label: string, continues: boolean) =>
    hints.push({ at: filePosition(entry.block, end), label, continues });
  if (names) {
    for (const mention of mentionsOf(zone, entry)) {
      const rest = restOf(zone, mention);
      if (rest !== undefined) add(mention.end, rest.label, rest.continues);
    }
  }
  for (const part of entry.parts) {
    if (ttl && isSpan(entry, part)) {
      const words = spanHint(entry, part);
      if (words !== undefined) add(part.end, words, false);
    }
    if (serial && entry.type === SOA && part.field?.name === SERIAL && /^\d{1,10}$/.test(part.text)) {
      const says = describeSerial(Number(part.text), now);
      if (says !== undefined) add(part.end, says, false);
    }
  }
  return hints;
}

/** What a name without a final dot goes on with (RFC 1035 §5.1). */
function restOf(zone: Zone, mention: Mention): Pick<InlayHint, 'label' | 'continues'> | undefined {
  const { entry, role, start, end, origin } = mention;
  if (role === 'text') return undefined;
  const written = latin1(entry.block.bytes, start, end);
  const name = nameText(zone.names, origin);
  if (written === '@') return { label: name, continues: false };
  if (/(?:^|[^\\])(?:\\\\)*\.$/.test(written)) return undefined;
  return { label: name === '.' ? name : `.${name}`, continues: true };
}

/** Whether a part is a time span: a TTL that differs from the one above, an argument of $TTL or a timer. */
function isSpan(entry: Entry, part: EntryPart): boolean {
  if (part.role === 'argument') return entry.directive === '$TTL' && part === entry.parts[1];
  if (part.role === 'ttl') return !repeatsTtl(entry);
  return part.field?.kind === period;
}

function spanHint({ block }: Entry, { text, quoted, start, end }: EntryPart): string | undefined {
  // With units it is in words already.
  if (quoted || !/^\d+$/.test(text)) return undefined;
  const seconds = parseTtl(block.bytes, start, end);
  if (seconds < MINUTE || !Number.isFinite(seconds)) return undefined;
  const words = spanWords(seconds);
  return words.split(' ').length <= 4 ? words : `about ${durationWords(seconds)}`;
}

/** Whether the record in front of an entry states the same TTL: a column of them needs one hint. */
function repeatsTtl({ reading, block, records: [record] }: Entry): boolean {
  if (record === undefined) return false;
  const before = rowBefore(reading, block, record.row);
  if (before === undefined) return false;
  const statesTtl = (cell(before.block, before.row, FLAGS) & INHERITED_TTL) === 0;
  return statesTtl && cell(before.block, before.row, TTL) === record.ttl;
}

function rowBefore(
  { blocks }: Reading,
  block: Block,
  row: number,
): { readonly block: Block; readonly row: number } | undefined {
  if (row > 0) return { block, row: row - 1 };
  for (let index = blocks.indexOf(block) - 1; index >= 0; index--) {
    const each = blocks[index] as Block;
    if (each.count > 0) return { block: each, row: each.count - 1 };
  }
  return undefined;
}
