import type { Place } from '../../finding.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { ASTERISK, UNDERSCORE } from '../../zone/labelTraits.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import { readName } from '../../zone/nameText.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { firstLabels } from './ownerLabels.ts';
import { isPlaceholder } from './placeholder.ts';
import { fieldPlace } from './rdataField.ts';
import { isReverse } from './reverseZone.ts';
import { targetToken } from './targetToken.ts';

const A = 1;
const NS = 2;
const SOA = 6;
const WKS = 11;
const PTR = 12;
const MX = 15;
const AFSDB = 18;
const RT = 21;
const AAAA = 28;
const SRV = 33;

/** Types whose owners are hosts, and types that point at hosts, as BIND's check-names has them. */
const HOST_OWNERS: readonly number[] = [A, WKS, MX, AAAA];
const POINTERS: readonly number[] = [NS, SOA, PTR, MX, AFSDB, RT, SRV];

/** Types that a rule about host names looks at. */
export const HOST_NAME_TYPES: readonly number[] = [...new Set([...HOST_OWNERS, ...POINTERS])];

/** A name that stands where only a host name may, and is none. */
export interface IrregularHost {
  readonly name: NameId;
  /** Of `zone/labelTraits.ts`; never 0. */
  readonly traits: number;
  readonly record: RecordView;
  readonly place: Place;
  readonly isOwner: boolean;
}

const NONE: readonly IrregularHost[] = [];

/** The names at one owner that should be host names (RFC 1123 §2.1) and are none, each use of them. */
export function irregularHosts(owner: NameId, zone: ZoneView): readonly IrregularHost[] {
  const ownerTraits = zone.names.traits(owner) & ~ASTERISK;
  const points = zone.hasType(owner, ...POINTERS);
  if (ownerTraits === 0 && !points) return NONE;
  const found: IrregularHost[] = [];
  const records = zone.recordsAt(owner);
  const host = ownerTraits === 0 ? undefined : records.find((record) => isHost(record, ownerTraits, zone));
  if (host) {
    found.push({ name: owner, traits: ownerTraits, record: host, place: host.ownerPlace, isOwner: true });
  }
  for (const record of records) {
    if (!POINTERS.includes(record.type)) continue;
    const name = record.type === SOA ? primary(record, zone) : record.target;
    if (name === NO_NAME) continue;
    const traits = zone.names.traits(name);
    if (traits === 0 || (record.type === PTR && !leadsToHost(owner, zone))) continue;
    if (isPlaceholder(zone, name)) continue;
    const place =
      record.type === SOA ? fieldPlace(record, 0) : (targetToken(record)?.place ?? record.typePlace);
    found.push({ name, traits, record, place, isOwner: false });
  }
  return found;
}

/** A record whose owner is a host. BIND lets A records stand at Active Directory's and SPF's service names. */
function isHost({ owner, type }: RecordView, traits: number, zone: ZoneView): boolean {
  if (!HOST_OWNERS.includes(type)) return false;
  return type !== A || traits !== UNDERSCORE || !isServiceName(zone, owner);
}

/**
 * `gc._msdcs` below a forest's name is where domain controllers register the global catalogue; `_spf` and its kin
 * separate the macros of an SPF `exists` (RFC 7208 §5.7, appendix D.1).
 */
function isServiceName(zone: ZoneView, owner: NameId): boolean {
  const name = zone.names.fold(owner);
  const [first, second] = firstLabels(zone, name, 2);
  if (first === 'gc' && second === '_msdcs') return true;
  return firstLabels(zone, name, Number.POSITIVE_INFINITY).some((label) =>
    /^_spf(?:_verify|_rate)?$/.test(label),
  );
}

/** Only in the reverse trees does a PTR lead to a host, and not where services are listed (RFC 6763 §11). */
function leadsToHost(owner: NameId, zone: ZoneView): boolean {
  return isReverse(zone.names, owner) && (zone.names.traits(owner) & UNDERSCORE) === 0;
}

function primary(record: RecordView, zone: ZoneView): NameId {
  const bytes = encodeUtf8(record.canonicalData()?.split(' ')[0] ?? '.');
  return readName(zone.names, bytes, 0, bytes.length, ROOT);
}

/** The characters of a name's labels that are neither letters, digits nor hyphens, each once, for a message. */
export function foreignCharacters(zone: ZoneView, name: NameId): string[] {
  const text = firstLabels(zone, zone.names.fold(name), Number.POSITIVE_INFINITY).join('');
  return [...new Set(text.replace(/[a-z0-9-]/g, ''))].map((char) => {
    const octet = char.charCodeAt(0);
    if (octet === 0x20) return 'a blank';
    return octet < 0x20 || octet > 0x7e ? `the octet ${octet}` : `"${char}"`;
  });
}
