import type { NameId } from '../../zone/names.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import { type Entry, entriesOf } from '../entryAt.ts';
import { filePosition } from '../fileRange.ts';
import type { BlockOffset } from './replaceSpan.ts';

const NS = 2;
const SOA = 6;

/** Lines that are moved together: the records of one owner that follow each other, and what stands above them. */
export interface SortUnit {
  readonly from: BlockOffset;
  until: BlockOffset;
  /** Folded. */
  readonly owner: NameId;
  hasSoa: boolean;
  hasNs: boolean;
}

/** Units that may change places: what is between two directives. */
export type SortSegment = readonly SortUnit[];

/**
 * Takes a file apart for sorting: directives stay where they are, and so do comments at the start that an empty line
 * parts from what follows. Yields at short intervals.
 *
 * @returns why it cannot be sorted, as a sentence
 */
export function* sortSegments(zone: Zone, reading: Reading): Generator<void, SortSegment[] | string> {
  const segments: SortSegment[] = [];
  let units: SortUnit[] = [];
  // Where lines begin that stand above the next record.
  let above: BlockOffset | undefined;
  let isStart = true;
  const lineOf = ({ block, start }: Entry) => filePosition(block, start).line + 1;
  const close = () => {
    segments.push(units);
    units = [];
    above = undefined;
    isStart = true;
  };
  let hasRecords = false;
  for (const [index, block] of reading.blocks.entries()) {
    yield;
    for (const entry of entriesOf(zone, reading, block)) {
      const { parts, directive, start, end, records, leadingBlank } = entry;
      const here = { index, offset: start };
      const behind = { index, offset: end };
      if (directive !== undefined) {
        close();
        continue;
      }
      if (parts.length === 0) {
        // The head of a section of the file stays above it.
        if (isStart && isBlankLine(entry)) above = behind;
        else above ??= here;
        continue;
      }
      const [record] = records;
      if (record === undefined || records.length > 1 || record.broken) {
        return `The record in line ${lineOf(entry)} cannot be read, so its place cannot be told: correct it first.`;
      }
      if (record.takesLastTtl) {
        return `The record in line ${lineOf(entry)} has the TTL of the record above it, which would be another one: write a $TTL at the top of the file, or its TTL.`;
      }
      const last = units.at(-1);
      if (!leadingBlank) {
        const owner = zone.names.fold(record.owner);
        units.push({ from: above ?? here, until: behind, owner, hasSoa: false, hasNs: false });
      } else if (last !== undefined) {
        last.until = behind;
      } else if (hasRecords) {
        return `The record in line ${lineOf(entry)} has its owner from above a directive: write the owner out first.`;
      }
      const unit = units.at(-1);
      if (unit !== undefined && record.type === SOA) unit.hasSoa = true;
      if (unit !== undefined && record.type === NS) unit.hasNs = true;
      hasRecords = true;
      isStart = false;
      above = undefined;
    }
  }
  close();
  return segments;
}

function isBlankLine({ block: { bytes }, start, end }: Entry): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 0x20) return false;
  return true;
}
