import type { Edit } from '../../finding.ts';
import { typeText } from '../../records/recordTypes.ts';
import { RecordView } from '../../rules/recordView.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { nameText } from '../../zone/nameText.ts';
import { parseTtl } from '../../zone/ttl.ts';
import { type Reading, readingsOf, type Zone } from '../../zone/zone.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import { type Entry, entryAt } from '../entryAt.ts';
import { textSearch } from '../names/labelSearch.ts';
import { type ReadRecord, refusalOf } from './readAgain.ts';
import { type Change, isSoundRecord, type Refactoring } from './refactoring.ts';

/** The TTL of records that are about to change, in seconds: five minutes after the change all have forgotten the old ones. */
const LOWERED = 300;

/** What a lowered record's comment says of the TTL that it had, at its end. */
const MARK = /([ \t]*); TTL was (the default|\d\w*)[ \t]*$/;
const SAYS = encodeUtf8('; TTL was ');

/** More records are not changed at once. */
const MAX_RECORDS = 10_000;

/**
 * Gives RRsets a short TTL ahead of a change, and notes the one that they had in a comment. All records of an RRset have
 * one TTL (RFC 2181 §5.2), so all of them change, in whichever file they are.
 */
export const lowerTtl: Refactoring = {
  id: 'lower-ttl',
  kind: 'rewrite',
  offer({ zone, entries }) {
    const high = entries.filter((entry) => isSoundRecord(entry) && (entry.records[0]?.ttl ?? 0) > LOWERED);
    const sets = new Set(high.map((entry) => setOf(zone, entry)));
    const [only] = sets;
    if (only === undefined) return undefined;
    return `Lower the TTL of ${sets.size > 1 ? `${sets.size} RRsets` : only} to ${LOWERED} for a change`;
  },
  *make({ zone, entries }) {
    const edits: Edit[] = [];
    for (const entry of yield* wholeSets(zone, entries)) {
      if ((entry.records[0]?.ttl ?? 0) > LOWERED) edits.push(...lowering(entry));
    }
    return yield* proven(zone, edits, (before, after) => before.ttl <= LOWERED || after.ttl === LOWERED);
  },
};

/** Gives RRsets the TTL back that they had, by their comments. */
export const restoreTtl: Refactoring = {
  id: 'restore-ttl',
  kind: 'rewrite',
  offer({ zone, entries }) {
    const lowered = entries.filter((entry) => markOf(entry) !== undefined);
    const sets = new Set(lowered.map((entry) => setOf(zone, entry)));
    const [only] = sets;
    if (only === undefined) return undefined;
    return `Restore the TTL of ${sets.size > 1 ? `${sets.size} RRsets` : only}`;
  },
  *make({ zone, entries }) {
    const whole = yield* wholeSets(zone, entries);
    return yield* proven(zone, whole.flatMap(restoring), () => true);
  },
};

/** Gives all RRsets of the file the TTL back that they had. */
export const restoreTtls: Refactoring = {
  id: 'restore-ttls',
  kind: 'rewrite',
  offer(subject) {
    const isHere =
      subject.entries.length === 1 && subject.entries.some((entry) => markOf(entry) !== undefined);
    return isHere ? 'Restore all lowered TTLs of the file' : undefined;
  },
  *make({ zone, reading }) {
    const search = textSearch(SAYS);
    const edits: Edit[] = [];
    for (const block of reading.blocks) {
      yield;
      for (let at = search.next(block.bytes, 0); at >= 0; ) {
        const entry = entryAt(zone, reading, block, at);
        edits.push(...restoring(entry));
        at = entry.end > at ? search.next(block.bytes, entry.end) : -1;
      }
    }
    return yield* proven(zone, edits, () => true);
  },
};

/** An RRset as a title says it. */
function setOf(zone: Zone, { records: [record] }: Entry): string {
  return record === undefined ? '' : `${nameText(zone.names, record.owner)} ${typeText(record.type)}`;
}

/** The entries of all records of the RRsets that entries belong to. */
function* wholeSets(zone: Zone, entries: readonly Entry[]): Generator<void, Entry[]> {
  const { index, names } = zone;
  const readings = new Map<object, Reading>();
  for (const reading of readingsOf(zone.root))
    for (const block of reading.blocks) readings.set(block, reading);
  const found = new Map<string, Entry>();
  const sets = new Set<string>();
  for (const { records } of entries.filter(isSoundRecord)) {
    const [record] = records;
    if (record === undefined || found.size > MAX_RECORDS) continue;
    const owner = names.fold(record.owner);
    const key = `${owner} ${record.type}`;
    if (sets.has(key)) continue;
    sets.add(key);
    yield;
    for (let ref = index.first(owner); ref !== NO_RECORD; ref = index.next(ref)) {
      const view = new RecordView(zone, index.blockOf(ref), ref - index.blockOf(ref).base);
      const { block, start } = view.entryPlace;
      const reading = readings.get(block);
      if (view.type !== record.type || view.generated || view.broken || reading === undefined) continue;
      found.set(`${block.order} ${start}`, entryAt(zone, reading, block, start));
    }
  }
  return [...found.values()].sort((a, b) => a.block.order - b.block.order || a.start - b.start);
}

/** The note of the TTL that an entry had: where it stands, blanks before it included, and what it says. */
function markOf(
  entry: Entry,
): { readonly start: number; readonly end: number; readonly ttl: string } | undefined {
  if (!isSoundRecord(entry)) return undefined;
  const { block, parts } = entry;
  const end = textEndOf(entry);
  const from = parts.at(-1)?.end ?? entry.start;
  const text = decodeUtf8(block.bytes, from, end);
  const match = MARK.exec(text);
  if (match === null) return undefined;
  const start = end - encodeUtf8(match[0]).length;
  return { start, end, ttl: match[2] ?? '' };
}

function textEndOf({ block: { bytes }, end }: Entry): number {
  let at = end;
  while (at > 0 && (bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d)) at--;
  return at;
}

function lowering(entry: Entry): Edit[] {
  const { block, parts } = entry;
  const end = textEndOf(entry);
  const ttl = parts.find(({ role }) => role === 'ttl');
  const next = parts.find(({ role }) => role === 'class' || role === 'type');
  const at = ttl ?? (next && { start: next.start, end: next.start });
  if (at === undefined) return [];
  const known = markOf(entry);
  const mark = { place: { block, start: end, end }, text: ` ; TTL was ${ttl?.text ?? 'the default'}` };
  const lowered = {
    place: { block, start: at.start, end: at.end },
    text: ttl ? `${LOWERED}` : `${LOWERED} `,
  };
  // The first note is of the TTL to go back to.
  return known === undefined ? [lowered, mark] : [lowered];
}

function restoring(entry: Entry): Edit[] {
  const mark = markOf(entry);
  if (mark === undefined) return [];
  const { block, parts } = entry;
  const ttl = parts.find(({ role }) => role === 'ttl');
  const next = parts.find(
    ({ role, start }) => (role === 'class' || role === 'type') && start > (ttl?.start ?? -1),
  );
  const removed: Edit = { place: { block, start: mark.start, end: mark.end }, text: '' };
  const bytes = encodeUtf8(mark.ttl);
  const isDefault = parseTtl(bytes, 0, bytes.length) < 0;
  if (ttl !== undefined && !isDefault) {
    return [{ place: { block, start: ttl.start, end: ttl.end }, text: mark.ttl }, removed];
  }
  if (ttl !== undefined && next !== undefined) {
    return [{ place: { block, start: ttl.start, end: next.start }, text: '' }, removed];
  }
  if (isDefault || next === undefined) return [removed];
  return [{ place: { block, start: next.start, end: next.start }, text: `${mark.ttl} ` }, removed];
}

/** @param isMeant whether a TTL may become another */
function* proven(
  zone: Zone,
  edits: readonly Edit[],
  isMeant: (before: ReadRecord, after: ReadRecord) => boolean,
): Generator<void, Change | string> {
  const counts = new Map<string, Set<Reading>>();
  for (const reading of readingsOf(zone.root)) {
    counts.set(reading.uri, (counts.get(reading.uri) ?? new Set()).add(reading));
  }
  if (edits.some(({ place }) => (counts.get(place.block.uri)?.size ?? 0) > 1)) {
    return 'A file with records of the set is included several times: change their TTLs by hand.';
  }
  const refusal = yield* refusalOf(
    zone,
    edits,
    (a, b) => a.owner === b.owner && a.type === b.type && a.data === b.data && isMeant(a, b),
  );
  return refusal ?? { edits };
}
