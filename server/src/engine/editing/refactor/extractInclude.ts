import type { Edit } from '../../finding.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { cell, TTL, TYPE } from '../../zone/block.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { hasSameRecords } from '../../zone/sameRecords.ts';
import { NO_TTL, type ReadState } from '../../zone/state.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import { writtenName } from '../completion/nameStyle.ts';
import { type Entry, entryAt, stateAt } from '../entryAt.ts';
import { isReadOnce, type Refactoring, type Subject } from './refactoring.ts';
import { replaceSpan } from './replaceSpan.ts';
import { editedText, rereadZone } from './rereadZone.ts';

/** So many entries behind the selection are looked at for one that takes its owner from it. */
const ENTRIES_BEHIND = 1000;

/**
 * Moves the selected lines to a file of their own, which is included in their place. What follows reads as before: origin
 * and default TTL are stated again where the selection changes them, and so is an owner that was left out. In the file,
 * relative names have the origin of the $INCLUDE (RFC 1035 §5.1).
 */
export const extractInclude: Refactoring = {
  id: 'extract-include',
  kind: 'extract',
  offer(subject) {
    const { isSelection, entries, files } = subject;
    const hasRecords = entries.some(({ records }) => records.length > 0);
    const isPossible = isSelection && hasRecords && files.ownName !== undefined && isReadOnce(subject);
    return isPossible ? 'Move the selected lines to an $INCLUDE file' : undefined;
  },
  *make(subject) {
    const { zone, reading, entries, files } = subject;
    const [first] = entries;
    const last = entries.at(-1);
    const name = first && freeName(subject);
    if (first === undefined || last === undefined || name === undefined) return 'There is nothing to move.';
    const before = stateAt(zone, first);
    const after = stateBehind(zone, reading, last);
    const path = files.includePath(name);
    const edits = editsOf(zone, reading, first, last, { before, after }, path);
    const text = contentOf(zone, entries, before);
    yield;
    const made = new Map([[path, encodeUtf8(text)]]);
    const again = yield* rereadZone(zone, new Map([[reading.uri, editedText(reading, edits)]]), made);
    const mixed = mixedSet(zone, [before.owner, ...ownersOf(entries), ownerBehind(zone, reading, last)]);
    if (mixed !== undefined) {
      return `Records of ${mixed} have several TTLs: which of them a server takes depends on the files that they are in (RFC 2181 §5.2). Give them one TTL first.`;
    }
    if (!hasSameRecords(zone, again)) {
      return 'What follows the selection would not mean what it means now: nothing is changed.';
    }
    return { edits, files: [{ name, text }] };
  },
};

/** A name that no file beside has: the zone file's own with the first owner's label, so that it is known as a zone file. */
function freeName({ zone, entries, files }: Subject): string | undefined {
  const own = files.ownName;
  if (own === undefined) return undefined;
  const record = entries.flatMap(({ records }) => records)[0];
  const text = record === undefined ? '' : nameText(zone.names, record.owner);
  const label = /^[a-z0-9_-]+(?=\.)/i.exec(text)?.[0].toLowerCase() ?? 'part';
  for (let i = 1; ; i++) {
    const part = i === 1 ? label : `${label}-${i}`;
    const name = own.startsWith('db.') ? `${own}.${part}` : `${part}.${own}`;
    if (!files.exists(name)) return name;
  }
}

function stateBehind(zone: Zone, { blocks, exit }: Reading, { block, end }: Entry): ReadState {
  if (end < block.bytes.length) return stateAt(zone, { block, start: end });
  return blocks[blocks.indexOf(block) + 1]?.entry ?? exit;
}

interface Boundary {
  readonly before: ReadState;
  readonly after: ReadState;
}

function editsOf(
  zone: Zone,
  reading: Reading,
  first: Entry,
  last: Entry,
  { before, after }: Boundary,
  path: string,
): Edit[] {
  const { blocks } = reading;
  const eol = lineEndOf(first);
  const lines = [`$INCLUDE ${/^[\w./-]+$/.test(path) ? path : `"${path.replace(/["\\]/g, '\\$&')}"`}`];
  if (after.origin !== before.origin) lines.push(`$ORIGIN ${nameText(zone.names, after.origin)}`);
  // Whether TTLs go on behind an included file is not the same in all servers.
  if (after.defaultTtl !== before.defaultTtl && after.defaultTtl !== NO_TTL)
    lines.push(`$TTL ${after.defaultTtl}`);
  const from = { index: blocks.indexOf(first.block), offset: first.start };
  const until = { index: blocks.indexOf(last.block), offset: last.end };
  const edits = replaceSpan(blocks, from, until, lines.map((line) => line + eol).join(''));
  const heir = after.owner === before.owner ? undefined : recordBehind(zone, reading, last);
  if (heir?.leadingBlank && after.owner !== NO_NAME) {
    const { block, start } = heir;
    const text = writtenName(zone.names, after.owner, after.origin, false);
    edits.push({ place: { block, start, end: start }, text });
  }
  return edits;
}

function ownersOf(entries: readonly Entry[]): NameId[] {
  return entries.flatMap(({ records }) => records.map(({ owner }) => owner));
}

function ownerBehind(zone: Zone, reading: Reading, last: Entry): NameId {
  return recordBehind(zone, reading, last)?.records[0]?.owner ?? NO_NAME;
}

/** A name with an RRset whose records have several TTLs. */
function mixedSet({ names, index }: Zone, owners: readonly NameId[]): string | undefined {
  for (const owner of new Set(owners)) {
    if (owner === NO_NAME) continue;
    const ttls = new Map<number, number>();
    const folded = names.fold(owner);
    for (let ref = index.first(folded); ref !== NO_RECORD; ref = index.next(ref)) {
      const block = index.blockOf(ref);
      const [type, ttl] = [cell(block, ref - block.base, TYPE), cell(block, ref - block.base, TTL)];
      if ((ttls.get(type) ?? ttl) !== ttl) return nameText(names, owner);
      ttls.set(type, ttl);
    }
  }
  return undefined;
}

/** The record behind an entry, which may take its owner from it. */
function recordBehind(zone: Zone, reading: Reading, last: Entry): Entry | undefined {
  const { blocks } = reading;
  let index = blocks.indexOf(last.block);
  let offset = last.end;
  for (let passed = 0; passed < ENTRIES_BEHIND; ) {
    const block = blocks[index];
    if (block === undefined) return undefined;
    if (offset >= block.bytes.length) {
      index++;
      offset = 0;
      continue;
    }
    const entry = entryAt(zone, reading, block, offset);
    if (entry.parts.length > 0 && entry.directive === undefined)
      return entry.leadingBlank ? entry : undefined;
    offset = entry.end;
    passed++;
  }
  return undefined;
}

/** The text of the new file: its first record has its owner written out. */
function contentOf(zone: Zone, entries: readonly Entry[], before: ReadState): string {
  const heir = entries.find(({ parts, directive }) => parts.length > 0 && directive === undefined);
  const texts = entries.map((entry) => {
    const { block, start, end } = entry;
    const text = decodeUtf8(block.bytes, start, end);
    if (entry !== heir || !entry.leadingBlank || before.owner === NO_NAME) return text;
    const origin = entry.records[0]?.origin ?? before.origin;
    return writtenName(zone.names, before.owner, origin, false) + text;
  });
  const text = texts.join('');
  return text.endsWith('\n') ? text : `${text}${entries[0] ? lineEndOf(entries[0]) : '\n'}`;
}

function lineEndOf({ block: { bytes }, start }: Entry): string {
  const feed = bytes.indexOf(0x0a, start);
  return feed > 0 && bytes[feed - 1] === 0x0d ? '\r\n' : '\n';
}
