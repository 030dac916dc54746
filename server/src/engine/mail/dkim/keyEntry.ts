import { nameStyleAt, writtenName } from '../../editing/completion/nameStyle.ts';
import type { Edit } from '../../finding.ts';
import { RecordView } from '../../rules/recordView.ts';
import { lastOfOwner } from '../../rules/support/lastOfOwner.ts';
import { selectorName } from '../../rules/support/selectorName.ts';
import { ZoneView } from '../../rules/zoneView.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { BROKEN, cell, FLAGS, GENERATED, OWNER, TYPE } from '../../zone/block.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import { nameText, readName } from '../../zone/nameText.ts';
import { type Reading, readingsOf, type Zone } from '../../zone/zone.ts';
import { isSelector } from './isSelector.ts';
import { entryStyle, layKeyEntry } from './keyEntryStyle.ts';

/** A key record to be put into a zone: the edit, and the record's owner, absolute. */
export interface KeyEntry {
  readonly edit: Edit;
  readonly owner: string;
}

/** Where a record goes: behind another one, or at the end of a file. */
interface Spot {
  readonly reading: Reading;
  /** The record that it is written like, and the last one before it. */
  readonly model: RecordView;
  readonly last: RecordView;
  readonly isKey: boolean;
}

/**
 * Puts a key record into a zone, written as the records there are: behind the last key of the domain; else behind the last
 * record of the domain itself; else at the end of the file.
 *
 * @param domain absolute; in the zone
 * @param text of the record, without anything that would need an escape
 * @returns why it cannot be done, as a sentence, if it cannot
 */
export function keyEntry(zone: Zone, domain: string, selector: string, text: string): KeyEntry | string {
  const { names } = zone;
  const view = new ZoneView(zone, ignore, ignore);
  const absolute = `${domain.replace(/\.?$/, '.')}`;
  const above = nameOf(zone, absolute);
  if (above === NO_NAME || !view.inZone(names.fold(above))) return `${absolute} is not in the zone.`;
  const owner = nameOf(zone, `${selector}._domainkey.${absolute === '.' ? '' : absolute}`);
  if (owner === NO_NAME || !isSelector(selector)) return `"${selector}" cannot be a selector.`;
  if (view.exists(names.fold(owner))) return `${nameText(names, owner)} has a record already.`;
  const spot = findSpot(zone, view, names.fold(above));
  if (spot === undefined) return atEnd(zone, owner, text);
  const { reading, model, last, isKey } = spot;
  const style = nameStyleAt(zone, reading, model.block);
  const written = writtenName(names, owner, last.origin, style.absoluteOwners);
  const { block, end } = last.entryPlace;
  const entry = layKeyEntry(entryStyle(model, isKey, style.writesClass), written, text);
  const isEnded = block.bytes[end - 1] === 0x0a;
  const put = isEnded ? entry : `${entry.slice(-1)}${entry.slice(0, -1)}`;
  return { edit: { place: { block, start: end, end }, text: put }, owner: nameText(names, owner) };
}

function atEnd(zone: Zone, owner: NameId, text: string): KeyEntry | string {
  const block = zone.root.blocks.at(-1);
  if (block === undefined) return 'The zone file is empty: write its SOA and NS records first.';
  const end = block.bytes.length;
  const name = nameText(zone.names, owner);
  const entry = layKeyEntry({ header: ' IN ', gap: ' ', column: 0, lineEnd: '\n' }, name, text);
  const isEnded = end === 0 || block.bytes[end - 1] === 0x0a;
  return {
    edit: { place: { block, start: end, end }, text: isEnded ? entry : `\n${entry.slice(0, -1)}` },
    owner: name,
  };
}

function nameOf(zone: Zone, text: string): NameId {
  const bytes = encodeUtf8(text);
  return readName(zone.names, bytes, 0, bytes.length, ROOT);
}

function findSpot(zone: Zone, view: ZoneView, domain: NameId): Spot | undefined {
  let key: Spot | undefined;
  let own: Spot | undefined;
  for (const reading of readOnce(zone)) {
    for (const block of reading.blocks) {
      for (let row = 0; row < block.count; row++) {
        if ((cell(block, row, FLAGS) & (BROKEN | GENERATED)) !== 0) continue;
        const owner = zone.names.fold(cell(block, row, OWNER));
        const isKey = isKeyOf(zone, view, owner, domain, cell(block, row, TYPE));
        if (!isKey && owner !== domain) continue;
        const model = new RecordView(zone, block, row);
        const last = lastOfOwner(model);
        if (last === undefined) continue;
        if (isKey) key = { reading, model, last, isKey };
        else own = { reading, model, last, isKey };
      }
    }
  }
  return key ?? own;
}

const CNAME = 5;
const TXT = 16;

function isKeyOf(zone: Zone, view: ZoneView, owner: NameId, domain: NameId, type: number): boolean {
  if ((type !== TXT && type !== CNAME) || (zone.names.traits(owner) & UNDERSCORE) === 0) return false;
  const selector = selectorName(view, owner);
  return selector !== undefined && zone.names.parent(selector.keys) === domain;
}

/** The files of a zone that are included once: an edit of another one is an edit of several places. */
function readOnce(zone: Zone): Reading[] {
  const readings = [...readingsOf(zone.root)];
  return readings.filter(({ uri }) => readings.filter((other) => other.uri === uri).length === 1);
}

function ignore(): void {}
