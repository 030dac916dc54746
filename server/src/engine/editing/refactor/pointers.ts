import type { Edit } from '../../finding.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import type { Zone } from '../../zone/zone.ts';
import { writtenName } from '../completion/nameStyle.ts';
import type { Entry } from '../entryAt.ts';
import { addressOfReverse, reverseName } from '../hover/reverseName.ts';
import { nameOf } from './nameOf.ts';
import { refusalOf } from './readAgain.ts';
import { isReadOnce, isSoundRecord, type Refactoring, type Subject } from './refactoring.ts';

const A = 1;
const PTR = 12;
const AAAA = 28;

/** A record with owner, type and data turned round. */
interface Turned {
  readonly owner: NameId;
  readonly type: 'A' | 'AAAA' | 'PTR';
  /** As it is written. */
  readonly data: string;
}

/** Turns addresses round: the owner becomes the data of a PTR record at the address (RFC 1035 §3.5, RFC 3596 §2.5). */
export const addressToPtr: Refactoring = turning(
  'address-to-ptr',
  [A, AAAA],
  'PTR',
  (zone, { records: [record] }) => {
    const octets = record?.wire()?.slice();
    if (record === undefined || octets === undefined || zone.names.isWildcard(record.owner)) return undefined;
    const owner = nameOf(zone.names, reverseName(octets), ROOT);
    return { owner, type: 'PTR', data: nameText(zone.names, record.owner) };
  },
);

/** Turns PTR records round: the address that the owner stands for becomes the data of a record at the name. */
export const ptrToAddress: Refactoring = turning(
  'ptr-to-address',
  [PTR],
  'address',
  (zone, { records: [record] }) => {
    if (record === undefined || record.target === NO_NAME) return undefined;
    const address = addressOfReverse(nameText(zone.names, zone.names.fold(record.owner)));
    if (address === undefined) return undefined;
    return { owner: record.target, type: address.includes(':') ? 'AAAA' : 'A', data: address };
  },
);

function turning(
  id: string,
  types: readonly number[],
  to: string,
  turn: (zone: Zone, entry: Entry) => Turned | undefined,
): Refactoring {
  const turnAll = (subject: Subject): (readonly [Entry, Turned])[] | undefined => {
    const { zone, entries } = subject;
    const records = entries.filter(({ parts }) => parts.length > 0);
    const isOf = (entry: Entry) => isSoundRecord(entry) && types.includes(entry.type) && !entry.isGeneric;
    if (records.length === 0 || !records.every(isOf) || !isReadOnce(subject)) return undefined;
    const turned = records.flatMap((entry) => {
      const made = turn(zone, entry);
      return made === undefined ? [] : [[entry, made] as const];
    });
    return turned.length === records.length ? turned : undefined;
  };
  return {
    id,
    kind: 'rewrite',
    offer(subject) {
      const count = turnAll(subject)?.length ?? 0;
      if (count === 0) return undefined;
      return count === 1
        ? `Convert to ${to === 'PTR' ? 'a PTR' : 'an address'} record`
        : `Convert ${count} records to ${to} records`;
    },
    *make(subject) {
      const { zone } = subject;
      const turned = turnAll(subject) ?? [];
      const edits = turned.flatMap(([entry, made]) => editsOf(zone.names, entry, made));
      let next = 0;
      const refusal = yield* refusalOf(zone, edits, (before, after) => {
        const made = turned[next++]?.[1];
        const isTurned =
          made !== undefined &&
          after.owner === nameText(zone.names, made.owner) &&
          after.data.toLowerCase() === made.data.toLowerCase();
        return isTurned && after.ttl === before.ttl;
      });
      return refusal ?? { edits };
    },
  };
}

function editsOf(names: NameTable, entry: Entry, { owner, type, data }: Turned): Edit[] {
  const { block, parts, start, records } = entry;
  const origin = records[0]?.origin ?? ROOT;
  const text = writtenName(names, owner, origin, false);
  const written = parts.find(({ role }) => role === 'owner');
  const edit = (start: number, end: number, text: string) => ({ place: { block, start, end }, text });
  return [
    written ? edit(written.start, written.end, text) : edit(start, start, text),
    ...parts.filter(({ role }) => role === 'type').map((part) => edit(part.start, part.end, type)),
    ...parts
      .filter(({ role }) => role === 'field')
      .map((part) =>
        edit(
          part.start,
          part.end,
          type === 'PTR' ? writtenName(names, nameOf(names, data, ROOT), origin, false) : data,
        ),
      ),
  ];
}
