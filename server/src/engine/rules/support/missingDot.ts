import { name as nameKind, quotableTarget, target } from '../../records/fields/name.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import { WireReader } from '../../records/wire.ts';
import { cell, END } from '../../zone/block.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { addressTarget } from './addressTarget.ts';
import { ownerToken } from './firstOfEntry.ts';
import { fieldToken } from './rdataField.ts';
import { isReverse } from './reverseZone.ts';
import { isAbsolute } from './targetToken.ts';
import { isTopLevelDomain } from './topLevelDomains.ts';

const SOA = 6;
const PTR = 12;
const RP = 17;
const DOT = 0x2e;

/** Types that name something by fields that are no targets. */
export const NAMING_TYPES: readonly number[] = [SOA, RP];

/** A name in a record that was meant to be absolute, to all appearance, and lacks its final dot. */
export interface MissingDot {
  readonly token: TokenView;
  /** What the name is for: `owner`, or a field such as `MX mail exchange`. */
  readonly subject: string;
  /** Whether it ends in the zone's name, or only looks absolute and leads to a name that does not exist. */
  readonly endsInZone: boolean;
}

/** Whether the owner of a record, as written, ends in the name of the zone or the origin without a final dot. */
export function ownerWithoutDot(zone: ZoneView, record: RecordView): MissingDot | undefined {
  if (record.origin === ROOT) return undefined;
  const token = ownerToken(record);
  if (token === undefined || !endsInZone(zone, record, token.text)) return undefined;
  return { token, subject: 'owner', endsInZone: true };
}

/** The names in a record's RDATA that lack their final dot. */
export function targetsWithoutDot(zone: ZoneView, record: RecordView): MissingDot[] {
  if (!mayLackDot(zone, record)) return [];
  const found: MissingDot[] = [];
  const type = recordTypeByNumber(record.type);
  for (const [i, { kind, name }] of (type?.fields ?? []).entries()) {
    const isTarget = kind === target || kind === quotableTarget;
    if (!isTarget && kind !== nameKind) continue;
    const token = record.generated ? generatedToken(record) : fieldToken(record, i);
    if (token === undefined || isAbsolute(token.text)) continue;
    const ends = endsInZone(zone, record, token.text);
    if (
      !ends &&
      !(isTarget ? looksAbsolute(zone, record, token.text) : isForeign(zone, record, i, token.text))
    )
      continue;
    found.push({ token, subject: `${type?.name} ${name}`, endsInZone: ends });
  }
  return found;
}

/** A quick look at numbers alone, since nearly all names are in order. */
function mayLackDot(zone: ZoneView, record: RecordView): boolean {
  const { names } = zone;
  const origin = names.fold(record.origin);
  if (origin === ROOT) return false;
  if (NAMING_TYPES.includes(record.type)) return true;
  if (record.target === NO_NAME) return false;
  const host = names.fold(record.target);
  if (names.labelCount(host) < names.labelCount(origin) + 2 || !names.isWithin(host, origin)) return false;
  if (record.type !== PTR && !mayEndName(zone, names.ancestor(host, names.labelCount(origin) + 1), origin))
    return false;
  const last = recordTypeByNumber(record.type)?.fields.at(-1);
  return last?.kind !== target || record.block.bytes[cell(record.block, record.row, END) - 1] !== DOT;
}

/** Whether the first label of a name can be the last of an absolute one: a top-level domain, or what the zone's ends in. */
function mayEndName({ names, apex }: ZoneView, name: NameId, origin: NameId): boolean {
  const ends = (top: NameId) => top !== ROOT && names.begins(name, names.ancestor(top, 1));
  return ends(apex) || ends(origin) || isTopLevelDomain(names.labelText(name));
}

/** The template of a $GENERATE whose data is one name. */
function generatedToken(record: RecordView): TokenView | undefined {
  return recordTypeByNumber(record.type)?.fields.length === 1 ? record.tokens().at(-1) : undefined;
}

function endsInZone(zone: ZoneView, record: RecordView, text: string): boolean {
  if (isAbsolute(text) || !text.includes('.')) return false;
  const written = `.${text.toLowerCase()}.`;
  const tops = [zone.apex, zone.names.fold(record.origin)];
  return tops.some((top) => isOwnName(zone, top) && written.endsWith(`.${zone.text(top)}`));
}

/** Whether a name is a zone's: in a top-level domain such as `museum.`, `museum.museum` is a name like others. */
function isOwnName(zone: ZoneView, name: NameId): boolean {
  if (zone.names.labelCount(name) !== 1) return name !== ROOT;
  return !isTopLevelDomain(zone.text(name).slice(0, -1));
}

/**
 * Whether the primary server or the mailbox of a SOA record looks like a name of another domain. Both may be names
 * without records, so two labels are not enough; a mailbox's first label is its user.
 *
 * @param field its position in the RDATA
 */
function isForeign(zone: ZoneView, record: RecordView, field: number, text: string): boolean {
  const labels = text.split('.');
  const wire = record.type === SOA ? record.wire() : undefined;
  if (wire === undefined || field > 1 || labels.length < 3 || labels.includes('')) return false;
  // With "@", `zone/soa-rname-at` tells.
  if (!isTopLevelDomain(labels.at(-1) as string) || text.includes('@')) return false;
  const { names } = zone;
  const reader = new WireReader(wire);
  const named = [reader.name(names), reader.name(names)][field];
  if (named === undefined || named === NO_NAME) return false;
  return leadsNowhere(zone, names.fold(field === 1 ? names.parent(named) : named));
}

/**
 * Whether a target that is written relative has the form of an absolute name, and nothing in the zone answers for the
 * name that it stands for. In a part of a zone, which may not show all names, two labels are not enough.
 */
function looksAbsolute(zone: ZoneView, record: RecordView, text: string): boolean {
  const labels = text.split('.');
  if (labels.length < (zone.isComplete ? 2 : 3) || labels.includes('')) return false;
  const last = labels.at(-1) as string;
  const isHostOfAddress =
    record.type === PTR && isReverse(zone.names, zone.names.fold(record.origin)) && !last.startsWith('_');
  if (!isHostOfAddress && !isTopLevelDomain(last)) return false;
  if (addressTarget(text) !== undefined) return false;
  return leadsNowhere(zone, zone.names.fold(record.target));
}

/** Whether a name is one of the zone's, and nothing answers for it. */
function leadsNowhere(zone: ZoneView, host: NameId): boolean {
  return (
    zone.inZone(host) &&
    !zone.hasNames(host) &&
    zone.cutAbove(host) === NO_NAME &&
    zone.answerer(host) === NO_NAME
  );
}
