import type { Edit } from '../../finding.ts';
import { concatBytes } from '../../text/bytes.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { loadedRecords } from '../../zone/loadedRecords.ts';
import { type NameId, ROOT } from '../../zone/names.ts';
import { apexOf, type Reading, type Zone } from '../../zone/zone.ts';
import { byCanonicalOrder } from './canonicalOrder.ts';
import { isReadOnce, type Refactoring } from './refactoring.ts';
import { type BlockOffset, replaceSpan } from './replaceSpan.ts';
import { editedText, rereadZone } from './rereadZone.ts';
import { type SortSegment, type SortUnit, sortSegments } from './sortUnits.ts';

/** Files with more text are not sorted in an editor, in bytes. */
const MAX_BYTES = 2 << 20;

const LF = 0x0a;

/**
 * Sorts the records of a file by owner in canonical order (RFC 4034 §6.1), the SOA and the zone's NS records first. The
 * records of one owner keep their order, comments above a record go with it, and directives stay: what is between two of
 * them is sorted for itself. The zone is read again to prove that a server loads the same records.
 */
export const sortRecords: Refactoring = {
  id: 'sort-records',
  kind: 'sort',
  offer(subject) {
    return isReadOnce(subject) ? 'Sort the records by owner' : undefined;
  },
  *make({ zone, reading }) {
    const bytes = reading.blocks.reduce((sum, block) => sum + block.bytes.length, 0);
    if (bytes > MAX_BYTES) return 'The file is over 2 MiB long, which is too much to sort in an editor.';
    const segments = yield* sortSegments(zone, reading);
    if (typeof segments === 'string') return segments;
    const apex = apexOf(zone).name;
    const edits: Edit[] = [];
    for (const segment of segments) {
      yield;
      edits.push(...sortSegment(zone, reading, segment, apex));
    }
    if (edits.length === 0) return 'The records are in order already.';
    const again = yield* rereadZone(zone, new Map([[reading.uri, editedText(reading, edits)]]));
    yield;
    if (linesOf(zone) === linesOf(again)) return { edits };
    return 'In another order a server would load other records, for example where an RRset has several TTLs: nothing is changed.';
  },
};

/** All records of the files as a server would load them, in any order; those outside the zone too. */
function linesOf(zone: Zone): string {
  const lines: string[] = [];
  for (const { owner, ttl, type, data } of loadedRecords(zone, ROOT))
    lines.push(`${owner} ${ttl} ${type} ${data}`);
  return lines.sort().join('\n');
}

function sortSegment(zone: Zone, reading: Reading, units: SortSegment, apex: NameId): Edit[] {
  const rank = ({ hasSoa, hasNs, owner }: SortUnit) => (hasSoa ? 0 : hasNs && owner === apex ? 1 : 2);
  const sorted = [...units].sort(
    (a, b) => rank(a) - rank(b) || byCanonicalOrder(zone.names, a.owner, b.owner),
  );
  const first = sorted.findIndex((unit, i) => unit !== units[i]);
  const last = sorted.findLastIndex((unit, i) => unit !== units[i]);
  const from = units[first]?.from;
  const until = units[last]?.until;
  if (from === undefined || until === undefined) return [];
  const parts = sorted.slice(first, last + 1).map((unit) => textOf(reading, unit));
  const eol = parts.find((part) => part.at(-1) === LF)?.at(-2) === 0x0d ? '\r\n' : '\n';
  const text = parts.map((part) => decodeUtf8(part) + (part.at(-1) === LF ? '' : eol)).join('');
  return replaceSpan(reading.blocks, from, until, text);
}

function textOf({ blocks }: Reading, { from, until }: { from: BlockOffset; until: BlockOffset }): Uint8Array {
  const parts = blocks.slice(from.index, until.index + 1).map(({ bytes }, i) => {
    const index = from.index + i;
    const start = index === from.index ? from.offset : 0;
    return bytes.subarray(start, index === until.index ? until.offset : bytes.length);
  });
  return concatBytes(parts);
}
