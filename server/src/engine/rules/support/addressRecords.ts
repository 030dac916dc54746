import { reverseName } from '../../editing/hover/reverseName.ts';
import type { Answer, Neighbours } from '../../outside/neighbours.ts';
import type { Block } from '../../zone/block.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { isOwnToHosts } from './pointedAddress.ts';

const A = 1;
const AAAA = 28;

/** An address of the zone, and what another zone says of its PTR records. */
export interface PointedBack {
  /** The first record with the address. */
  readonly record: RecordView;
  readonly address: string;
  /** The record's owner, absolute and in lower case. */
  readonly host: string;
  readonly answer: Answer;
}

/**
 * The addresses of the zone for whose PTR records a zone at hand is authoritative, each once: those of its own hosts,
 * not of wildcards, nor of what is below a delegation. Yields at short intervals; `visit` is told of each.
 */
export function* eachPointedBack(
  zone: ZoneView,
  neighbours: Neighbours,
  visit: (found: PointedBack) => void,
): Generator<void> {
  const seen = new Set<string>();
  for (const records of zone.inOrder([A, AAAA])) {
    const reverseNames = reverseNamesOf(records);
    for (const [i, record] of records.entries()) {
      const owner = zone.names.fold(record.owner);
      if (zone.names.isWildcard(owner) || !zone.inZone(owner)) continue;
      const reverse = reverseNames[i];
      if (reverse === undefined || seen.has(reverse)) continue;
      const host = zone.text(owner);
      const answer = neighbours.pointersAt(reverse, host);
      if (answer === undefined || zone.cutAbove(owner) !== NO_NAME) continue;
      const address = record.canonicalData() ?? '';
      if (isOwnToHosts(address)) continue;
      seen.add(reverse);
      visit({ record, address, host, answer });
    }
    yield;
  }
}

/** By block: what is read does not change, and an edit changes one block of many. */
const known = new WeakMap<Block, readonly string[]>();

/** The reverse names of all addresses of a block. */
function reverseNamesOf(records: readonly RecordView[]): readonly string[] {
  const [first] = records;
  if (first === undefined) return [];
  let names = known.get(first.block);
  if (names === undefined) {
    names = records.map((record) => reverseName(record.wire() ?? NOTHING));
    known.set(first.block, names);
  }
  return names;
}

const NOTHING = new Uint8Array(4);
