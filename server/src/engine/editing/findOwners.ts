import type { Place } from '../finding.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { type NameId, type NameTable, ROOT } from '../zone/names.ts';
import { nameText } from '../zone/nameText.ts';
import { apexOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import { firstRecordAt } from './definition.ts';

/** An owner of a zone. */
export interface FoundOwner {
  /** Absolute. */
  readonly name: string;
  readonly isApex: boolean;
  readonly place: Place;
}

const NONE = 0;
const OWN = 1;
const ABOVE = 2;
const STEP = 1 << 14;

/**
 * The owners of a zone whose name holds a text, case aside: first those in whose first label it begins, and short ones;
 * for an empty text, the zone's own name. Yields at short intervals.
 *
 * @param limit at most so many
 */
export function* findOwners(zone: Zone, text: string, limit: number): Generator<void, FoundOwner[]> {
  const { names, index } = zone;
  const query = text.toLowerCase();
  const apex = apexOf(zone).name;
  const chosen = query === '' ? [apex] : yield* search(zone, query, limit);
  const found: FoundOwner[] = [];
  for (const name of chosen) {
    if (index.first(name) === NO_RECORD) continue;
    const record = firstRecordAt(zone, name);
    if (record !== undefined) {
      found.push({ name: nameText(names, record.owner), isApex: name === apex, place: record.ownerPlace });
    }
  }
  return found;
}

/** One pass through the names: parents have lower numbers than their children. */
function* search({ names, index }: Zone, query: string, limit: number): Generator<void, NameId[]> {
  const [firstPart = ''] = query.split('.');
  const wanted = encodeUtf8(firstPart);
  const isDotted = query.includes('.');
  const state = new Uint8Array(names.count);
  const own: NameId[] = [];
  const below: NameId[] = [];
  for (let name = 1; name < state.length; name++) {
    if (name % STEP === 0) yield;
    if (names.fold(name) !== name) continue;
    const parent = names.parent(name);
    const holds = isIn(wanted, names.label(name));
    state[name] = holds ? OWN : parent !== ROOT && state[parent] !== NONE ? ABOVE : NONE;
    if (state[name] === NONE || index.first(name) === NO_RECORD) continue;
    if (isDotted && !nameText(names, name).includes(query)) continue;
    const list = holds ? own : below;
    if (list.length < 4 * limit) list.push(name);
    else if (own.length === 4 * limit) break;
  }
  const rank = (name: NameId) => (startsWith(names, name, wanted) ? 0 : 256) + names.wireLength(name);
  own.sort((a, b) => rank(a) - rank(b));
  below.sort((a, b) => names.wireLength(a) - names.wireLength(b));
  return [...own, ...below].slice(0, limit);
}

function startsWith(names: NameTable, name: NameId, wanted: Uint8Array): boolean {
  const label = names.label(name);
  return wanted.every((octet, i) => label[i] === octet);
}

function isIn(wanted: Uint8Array, label: Uint8Array): boolean {
  for (let from = 0; from + wanted.length <= label.length; from++) {
    let i = 0;
    while (i < wanted.length && label[from + i] === wanted[i]) i++;
    if (i === wanted.length) return true;
  }
  return false;
}
