import { DEFAULT_CONFIG } from '../../config/config.ts';
import type { Edit } from '../../finding.ts';
import { RecordView } from '../../rules/recordView.ts';
import { byOrder } from '../../rules/zoneView.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { NO_FILES } from '../../zone/includes.ts';
import { nameText } from '../../zone/nameText.ts';
import { readZoneNow } from '../../zone/readZone.ts';
import { NO_TTL } from '../../zone/state.ts';
import { apexOf, createZone, type Zone } from '../../zone/zone.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import { formatOptions } from '../format/formatOptions.ts';
import { formatReading } from '../format/formatReading.ts';
import { isSoundRecord, type Refactoring, type Subject } from './refactoring.ts';
import { editedText } from './rereadZone.ts';
import { networkOf, type ReverseNetwork, reverseNetworks } from './reverseNetworks.ts';

const A = 1;
const NS = 2;
const SOA = 6;
const AAAA = 28;

/** More zones are not made at once. */
const MAX_ZONES = 64;

/** Makes the reverse zone of the network that the address at the cursor is in: a /24, or a /64 by digits. */
export const generateReverse: Refactoring = {
  id: 'generate-reverse',
  kind: 'extract',
  offer(subject) {
    const origin = networkAt(subject);
    if (origin === undefined || subject.files.exists(fileName(origin))) return undefined;
    return `Generate the reverse zone ${fileName(origin)}`;
  },
  *make(subject) {
    const origin = networkAt(subject);
    const networks = origin === undefined ? [] : yield* reverseNetworks(subject.zone, origin);
    return filesOf(subject, networks);
  },
};

/** Makes the reverse zones of all networks that the zone has addresses in. */
export const generateReverses: Refactoring = {
  id: 'generate-reverses',
  kind: 'generate',
  offer({ zone, files }) {
    return files.ownName !== undefined && apexOf(zone).hasSoa ? 'Generate the reverse zones' : undefined;
  },
  *make(subject) {
    const networks = yield* reverseNetworks(subject.zone);
    if (networks.length > MAX_ZONES) {
      return `The zone has addresses in ${networks.length} networks, more than ${MAX_ZONES} zones at once: generate them one by one, at an address of each.`;
    }
    const fresh = networks.filter(({ origin }) => !subject.files.exists(fileName(origin)));
    if (networks.length > 0 && fresh.length === 0) return 'All of its reverse zones are there already.';
    return filesOf(subject, fresh);
  },
};

/** The reverse zone that the address at the cursor belongs to. */
function networkAt({ cursor: { entry }, entries, files }: Subject): string | undefined {
  const isAddress = isSoundRecord(entry) && (entry.type === A || entry.type === AAAA);
  const octets = isAddress && entries.length === 1 ? entry.records[0]?.wire() : undefined;
  return octets === undefined || files.ownName === undefined ? undefined : networkOf(octets.slice()).origin;
}

/** A reverse zone's file is called as the zone, so that it is known by its name. */
function fileName(origin: string): string {
  return origin.replace(/\.$/, '');
}

function filesOf({ zone }: Subject, networks: readonly ReverseNetwork[]) {
  if (networks.length === 0) return 'The zone has no addresses of hosts of its own.';
  return {
    edits: [],
    files: networks.map((network) => ({
      name: fileName(network.origin),
      text: formatted(textOf(zone, network)),
    })),
  };
}

/** The zone of a network: the forward zone's servers and timers, and a PTR record for each address. */
function textOf(zone: Zone, { origin, hosts }: ReverseNetwork): string {
  const apex = apexOf(zone).name;
  const own = nameText(zone.names, apex);
  const [soa = `ns1.${own} hostmaster.${own} 1 14400 3600 1209600 3600`] = dataAt(zone, apex, SOA);
  const [mname, rname, , ...timers] = soa.split(' ');
  const ttl = zone.root.exit.defaultTtl;
  const lines = [
    `; The addresses that ${own} gives to its hosts.`,
    `$ORIGIN ${origin}`,
    `$TTL ${ttl === NO_TTL ? 3600 : ttl}`,
    '',
    `@ IN SOA ${mname} ${rname} 1 ${timers.join(' ')}`,
    ...dataAt(zone, apex, NS).map((server) => `\tIN NS ${server}`),
    '',
  ];
  for (const [host, [first, ...others]] of hosts) {
    lines.push(`${host} IN PTR ${first}`);
    // One name for an address is enough, and all that many programs look at (RFC 1912 §2.1).
    if (others.length > 0) lines[lines.length - 1] += ` ; also ${others.join(', ')}`;
  }
  return `${lines.join('\n')}\n`;
}

/** The data of the records of a type at a (folded) name, in canonical form. */
function dataAt(zone: Zone, name: number, type: number): string[] {
  const { index } = zone;
  const found: RecordView[] = [];
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    if (record.type === type) found.push(record);
  }
  return found.sort(byOrder).flatMap((record) => record.canonicalData() ?? []);
}

function formatted(text: string): string {
  const zone = createZone({ uri: 'reverse', origin: '.', files: NO_FILES });
  readZoneNow(zone, encodeUtf8(text));
  const edits: Edit[] = [];
  for (const _ of formatReading(zone, zone.root, formatOptions(DEFAULT_CONFIG), (edit) => edits.push(edit)));
  return decodeUtf8(editedText(zone.root, edits));
}
