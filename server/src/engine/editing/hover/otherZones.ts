import { encodeUtf8 } from '../../text/utf8.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { Zone } from '../../zone/zone.ts';
import type { Entry } from '../entryAt.ts';
import { textSearch } from '../names/labelSearch.ts';
import { soughtName } from './hoverContext.ts';
import { isWithin } from './lookUp.ts';
import { reverseName } from './reverseName.ts';

const A = 1;
const PTR = 12;
const AAAA = 28;
/** DS, DNSKEY, CDS, CDNSKEY, and the like: parent and child zone have them. */
const KEYS: ReadonlySet<number> = new Set([43, 48, 59, 60, 32768, 32769]);
/** So much of a name is searched for. */
const MOST = 200;
/** Longer files take too long to read for a hover: they count while they are open. */
const MOST_OCTETS = 4 << 20;

/**
 * Which zone files may hold what an entry leads to in other zones: the PTR records of an address, the host of a PTR
 * record, keys and their digests. They are told by a file's text and the origin that it is read with; `undefined` where an
 * entry leads to nothing of the kind.
 */
export function isWantedZone(
  zone: Zone,
  entry: Entry,
): ((bytes: Uint8Array, origin: string) => boolean) | undefined {
  const name = nameElsewhere(zone, entry);
  if (name === undefined) return undefined;
  // A file that does not tell by its name what zone it is says so in its text.
  const parent = name.replace(/^(?:\\.|[^.\\])*\./, '').replace(/\.$/, '');
  const search = parent === '' ? undefined : textSearch(encodeUtf8(parent.slice(-MOST)));
  return (bytes, origin) =>
    bytes.length <= MOST_OCTETS &&
    (isWithin(name, origin.toLowerCase()) || (search?.next(bytes, 0) ?? -1) >= 0);
}

/** The name that other zones may have records of: absolute, in lower case. */
function nameElsewhere({ names }: Zone, { records: [record] }: Entry): string | undefined {
  if (record === undefined || record.broken || record.generated) return undefined;
  if (record.type === A || record.type === AAAA) {
    const wire = record.wire();
    return wire && reverseName(wire);
  }
  if (record.type === PTR && record.target !== NO_NAME) return soughtName(names, record.target).text;
  return KEYS.has(record.type) ? soughtName(names, record.owner).text : undefined;
}
