import { RecordView } from '../../rules/recordView.ts';
import { BROKEN, cell, FLAGS, TYPE } from '../../zone/block.ts';
import { nameText } from '../../zone/nameText.ts';
import { apexOf, blocksOf, type Zone } from '../../zone/zone.ts';
import { isCut } from '../definition.ts';
import { reverseName } from '../hover/reverseName.ts';

const A = 1;
const AAAA = 28;

/** Labels of a reverse name that are the host's in its network: one of a /24, sixteen digits of a /64. */
const HOST_LABELS = { 4: 1, 16: 16 } as const;

/** The addresses of a network that a zone gives to its hosts. */
export interface ReverseNetwork {
  /** The reverse zone's name, absolute: of a /24 or of a /64. */
  readonly origin: string;
  /** By the name in the reverse zone, relative: the hosts, absolute, in the zone's order. In the order of addresses. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
}

/** A reverse name as the network's zone, and what is relative to it. */
export function networkOf(address: Uint8Array): { readonly origin: string; readonly host: string } {
  const labels = reverseName(address).split('.');
  const own = address.length === 4 ? HOST_LABELS[4] : HOST_LABELS[16];
  return { origin: labels.slice(own).join('.'), host: labels.slice(0, own).join('.') };
}

/**
 * Gathers the addresses of a zone's own hosts by network: not those of wildcards, of names below a delegation, and of other
 * zones. Yields at short intervals.
 *
 * @param only the one network that is wanted
 */
export function* reverseNetworks(zone: Zone, only?: string): Generator<void, ReverseNetwork[]> {
  const { names } = zone;
  const apex = apexOf(zone).name;
  const found = new Map<string, Map<string, { readonly octets: Uint8Array; readonly hosts: string[] }>>();
  for (const block of blocksOf(zone.root)) {
    yield;
    for (let row = 0; row < block.count; row++) {
      const type = cell(block, row, TYPE);
      if ((type !== A && type !== AAAA) || (cell(block, row, FLAGS) & BROKEN) !== 0) continue;
      const record = new RecordView(zone, block, row);
      const owner = names.fold(record.owner);
      if (names.isWildcard(owner) || !names.isWithin(owner, apex)) continue;
      const octets = record.wire()?.slice();
      if (octets === undefined) continue;
      const { origin, host } = networkOf(octets);
      if ((only !== undefined && origin !== only) || isBelowCut(zone, owner, apex)) continue;
      const network = found.get(origin) ?? new Map();
      found.set(origin, network);
      const known = network.get(host) ?? { octets, hosts: [] };
      network.set(host, known);
      const text = nameText(names, owner);
      if (!known.hosts.includes(text)) known.hosts.push(text);
    }
  }
  return [...found].map(([origin, network]) => {
    const inOrder = [...network].sort(([, a], [, b]) => compareOctets(a.octets, b.octets));
    return { origin, hosts: new Map(inOrder.map(([host, { hosts }]) => [host, hosts])) };
  });
}

function isBelowCut(zone: Zone, owner: number, apex: number): boolean {
  const { names } = zone;
  for (let at = owner; at !== apex; at = names.parent(at)) if (isCut(zone, at)) return true;
  return false;
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
