import { fileRange } from '../editing/fileRange.ts';
import type { RecordView } from '../rules/recordView.ts';
import { ZoneView } from '../rules/zoneView.ts';
import { NO_NAME } from '../zone/names.ts';
import { renumber, type Zone } from '../zone/zone.ts';
import { answererOf } from './answererOf.ts';
import type { Answer, Neighbours, OtherRecord } from './neighbours.ts';
import { recordLike } from './recordLike.ts';
import { type Hash, signedNeighbour } from './signedNeighbours.ts';

const A = 1;
const CNAME = 5;
const PTR = 12;
const AAAA = 28;

/** Aliases of classless delegations (RFC 2317) are one step long; more than a few are a loop. */
const MOST_ALIASES = 8;

interface KnownZone {
  readonly view: ZoneView;
  /** Absolute, in lower case. */
  readonly apex: string;
}

/**
 * What zones that are read say of each other's names. It holds for the zones as they are, and may be kept for a while.
 *
 * @param hash makes the digests of DS records, where the host has brought that
 */
export function neighboursOf(zones: Iterable<Zone>, hash?: Hash): Neighbours {
  const known: KnownZone[] = [];
  for (const zone of zones) {
    renumber(zone);
    const view = new ZoneView(zone, ignore, ignore);
    if (view.hasSoa) known.push({ view, apex: view.text(view.apex).toLowerCase() });
  }
  return {
    pointersAt(reverseName, host) {
      let name = reverseName;
      for (let step = 0; step < MOST_ALIASES; step++) {
        const answer = ask(known, name, PTR, host);
        if (answer?.alias === undefined) return answer;
        name = answer.alias;
      }
      return undefined;
    },
    addressesOf: (host, address) => ask(known, host, address.includes(':') ? AAAA : A, address),
    signedBelow: (top) =>
      known
        .filter(({ apex }) => apex !== top && isBelow(apex, top))
        .flatMap(({ view }) => signedNeighbour(view, hash) ?? []),
  };
}

/** Of several zones of one name, such as the views of a split one, each answers. */
function ask(known: readonly KnownZone[], name: string, type: number, wanted: string): Answer | undefined {
  const above = known.filter(({ apex }) => isBelow(name, apex));
  const labels = Math.max(...above.map(({ apex }) => apex.length));
  const answers: Answer[] = [];
  for (const { view, apex } of above) {
    if (apex.length !== labels) continue;
    const answer = askZone(view, name, type, wanted);
    // What one of them does not know, it may have.
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  const [first] = answers;
  if (first === undefined || answers.length === 1) return first;
  const records = answers.flatMap((answer) => answer.records);
  if (records.length > 0) return { records };
  return answers.find(({ alias }) => alias !== undefined) ?? first;
}

function askZone(view: ZoneView, name: string, type: number, wanted: string): Answer | undefined {
  if (!view.isComplete) return undefined;
  const found = answererOf(view, name);
  if (found === undefined || found.cut !== NO_NAME) return undefined;
  const { encloser, host } = found;
  if (host !== NO_NAME) {
    if (view.isDamaged(host)) return undefined;
    const [alias] = view.recordsAt(host, CNAME);
    if (alias !== undefined) return { records: [], alias: view.text(view.names.fold(alias.target)) };
    const records = view.recordsAt(host, type).map((record) => otherRecord(view, record));
    if (records.length > 0) return { records };
  }
  return { records: [], added: recordLike(view, { name, parent: encloser, type, data: wanted }) };
}

function otherRecord(view: ZoneView, record: RecordView): OtherRecord {
  const data =
    record.type === PTR ? view.text(view.names.fold(record.target)) : (record.canonicalData() ?? '');
  const [token] = record.dataTokens();
  return { data, at: fileRange(token?.place ?? record.typePlace) };
}

/** Whether a name is another or below it; both absolute and in lower case. */
export function isBelow(name: string, top: string): boolean {
  return top === '.' || name === top || name.endsWith(`.${top}`);
}

function ignore(): void {}
