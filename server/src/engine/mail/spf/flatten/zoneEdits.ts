import { nameStyleAt, writtenName } from '../../../editing/completion/nameStyle.ts';
import type { Edit, Place } from '../../../finding.ts';
import type { RecordView } from '../../../rules/recordView.ts';
import { lastOfOwner } from '../../../rules/support/lastOfOwner.ts';
import { encodeUtf8 } from '../../../text/utf8.ts';
import { NO_NAME, ROOT } from '../../../zone/names.ts';
import { readName } from '../../../zone/nameText.ts';
import { readingsOf, type Zone } from '../../../zone/zone.ts';
import { entryStyle } from '../../dkim/keyEntryStyle.ts';
import { escaped, splitStrings } from '../../inZone/zoneText.ts';
import { markerText } from './marker.ts';
import type { PackedRecord } from './pack.ts';
import type { SpfInZone } from './spfInZone.ts';

/**
 * The edits that put a flattened record into the zone: its text, the comment before it, and the records that it includes,
 * which are written like it and stand behind all that has its owner. Those of an earlier flattening are written over. All
 * else stays as it is.
 *
 * @param records the first is the record itself
 * @param date of the comment, as `2026-11-24`; without one there is no comment
 * @returns why it cannot be done, as a sentence, if it cannot
 */
export function zoneEdits(
  found: SpfInZone,
  records: readonly PackedRecord[],
  date: string | undefined,
): readonly Edit[] | string {
  const { zone, view, record, text, marker, further } = found;
  const [own, ...others] = records;
  if (own === undefined) return 'There is no record.';
  const edits: Edit[] = [];
  const put = text.edit([{ start: 0, end: record.text.length, text: own.text }]);
  if (put === undefined)
    return 'There is a comment between the strings of the record: move it before the record first.';
  edits.push(...put);
  const entry = view.entryPlace;
  const lineEnd = entry.block.bytes[entry.end - 2] === 0x0d ? '\r\n' : '\n';
  if (date !== undefined) {
    const comment = markerText(marker?.original ?? record.text, own.text, date);
    const before: Place = { block: entry.block, start: entry.start, end: entry.start };
    edits.push(
      marker ? { place: marker.place, text: comment } : { place: before, text: `${comment}${lineEnd}` },
    );
  }
  const added: PackedRecord[] = [];
  for (const other of others) {
    const old = further.find(({ owner }) => owner === other.owner);
    const change = old?.text.edit([{ start: 0, end: old.text.text.length, text: other.text }]);
    if (change === undefined) added.push(other);
    else edits.push(...change);
  }
  for (const { owner, view: old } of further) {
    if (!others.some((other) => other.owner === owner)) edits.push({ place: old.entryPlace, text: '' });
  }
  if (added.length === 0) return edits;
  const last = lastOfOwner(view);
  if (last === undefined) return 'The records behind it are in another file that is included there.';
  const lines = added.map((each) => layRecord(zone, view, last, each));
  if (lines.includes(undefined)) return 'The names of the further records are too long.';
  const { block, end } = last.entryPlace;
  const isEnded = block.bytes[end - 1] === 0x0a;
  const joined = lines.join('');
  const behind = isEnded ? joined : `${lineEnd}${joined.slice(0, -lineEnd.length)}`;
  return [...edits, { place: { block, start: end, end }, text: behind }];
}

/** A record as an entry like another one: its strings in parentheses where there are several. */
function layRecord(
  zone: Zone,
  model: RecordView,
  last: RecordView,
  { owner, text }: PackedRecord,
): string | undefined {
  const bytes = encodeUtf8(`${owner}.`);
  const name = readName(zone.names, bytes, 0, bytes.length, ROOT);
  const reading = [...readingsOf(zone.root)].find(({ blocks }) => blocks.includes(model.block));
  if (name === NO_NAME || reading === undefined) return undefined;
  const style = nameStyleAt(zone, reading, model.block);
  // A TTL would be that of the next record too, where that takes the last one (RFC 1035 §5.1).
  const { header, gap, column, lineEnd } = entryStyle(
    model,
    last.next()?.takesLastTtl !== true,
    style.writesClass,
  );
  const written = writtenName(zone.names, name, last.origin, style.absoluteOwners);
  const padding = header.startsWith('\t') ? '' : ' '.repeat(Math.max(1, column - written.length));
  const before = `${written}${padding}${header.replace(/^ +/, '')}TXT${gap}`;
  const strings = splitStrings(text).map((string) => `"${escaped(string)}"`);
  if (strings.length === 1) return `${before}${strings[0]}${lineEnd}`;
  const indent = `${before.replaceAll(/[^\t]/g, ' ')}  `;
  return `${before}( ${strings.join(`${lineEnd}${indent}`)} )${lineEnd}`;
}
