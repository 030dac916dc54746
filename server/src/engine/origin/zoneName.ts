import { RecordView } from '../rules/recordView.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { type Block, cell, ORIGIN, TYPE } from '../zone/block.ts';
import { nameText } from '../zone/nameText.ts';
import { apexOf, blocksOf, type Zone } from '../zone/zone.ts';
import type { FoundOrigin, OriginSource } from './findOrigin.ts';

/** What a zone is called, and what says so: beside the sources of its origin, its text. */
export interface ZoneName {
  /** Absolute, with its final dot. */
  readonly name: string;
  readonly source: OriginSource | 'soa' | '$ORIGIN';
  /** The configuration that says so, for the sources that have one. */
  readonly from?: string;
}

const SOA = 6;
const SURE: readonly OriginSource[] = ['option', 'configuration', 'server'];

/** The name of a zone that has been read with the origin that was found for its file. */
export function zoneNameOf(zone: Zone, found: FoundOrigin): ZoneName {
  const { names } = zone;
  const apex = apexOf(zone);
  const origin = names.fold(zone.origin);
  const given = { name: found.origin, source: found.source, ...(found.from ? { from: found.from } : {}) };
  const record = firstRecord(zone, apex.hasSoa);
  if (record === undefined) return given;
  const inForce = names.fold(cell(record.block, record.row, ORIGIN));
  if (!apex.hasSoa) {
    return inForce === origin ? given : { name: nameText(names, inForce), source: '$ORIGIN' };
  }
  const name = nameText(names, apex.name);
  if (apex.name === origin && SURE.includes(found.source)) return given;
  if (inForce === apex.name && (inForce !== origin || hasOriginDirective(record.block))) {
    return { name, source: '$ORIGIN' };
  }
  const owner = record.inheritsOwner ? undefined : record.tokens()[0]?.text;
  return apex.name === origin && !owner?.endsWith('.') ? given : { name, source: 'soa' };
}

function firstRecord(zone: Zone, soaOnly: boolean): RecordView | undefined {
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      if (!soaOnly || cell(block, row, TYPE) === SOA) return new RecordView(zone, block, row);
    }
  }
  return undefined;
}

function hasOriginDirective({ bytes }: Block): boolean {
  return /^\$ORIGIN\s/im.test(decodeUtf8(bytes, 0, bytes.length));
}
