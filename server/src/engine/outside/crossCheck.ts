import { RecordView } from '../rules/recordView.ts';
import { pointedAddress } from '../rules/support/pointedAddress.ts';
import { ZoneView } from '../rules/zoneView.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { eachBlock, type Zone } from '../zone/zone.ts';
import type { Answer, Neighbours } from './neighbours.ts';
import type { Hash } from './signedNeighbours.ts';
import { neighboursOf } from './zoneNeighbours.ts';

/*
 * Zones that are checked one after another, or by several threads, do not lie beside each other in memory. So reverse zones
 * are read first: they are few and answer for the addresses of all others. Each of these is checked with them at hand, and
 * tells what it says of the names that their PTR records lead to. With these answers the reverse zones are checked at last.
 */

const PTR = 12;

/** A host that a PTR record leads to, absolute and in lower case, and the address that it should have. */
export type WantedHost = readonly [host: string, address: string];

/** What a zone says of a host. */
export interface HostAnswer {
  readonly host: string;
  readonly address: string;
  /** The zone's name. */
  readonly apex: string;
  readonly answer: Answer;
}

/** How much of a file is looked at to tell whether it may be of a reverse zone; bytes. */
export const HEAD_BYTES = 1 << 14;

/** Whether a file may be of a reverse zone, told by its origin and by its head. */
export function mayBeReverse(origin: string, head: Uint8Array): boolean {
  return (
    /\.arpa\.?$/i.test(origin) || /\.(?:in-addr|ip6)\.arpa\b/i.test(decodeUtf8(head.subarray(0, HEAD_BYTES)))
  );
}

/** The hosts that the PTR records of zones lead to. */
export function wantedHosts(zones: Iterable<Zone>): WantedHost[] {
  const wanted: WantedHost[] = [];
  for (const zone of zones) {
    const view = new ZoneView(zone, ignore, ignore);
    eachBlock(zone.root, (block) => {
      for (let row = 0; row < block.count; row++) {
        const record = new RecordView(zone, block, row);
        if (record.type !== PTR || record.broken) continue;
        const address = pointedAddress(view.text(zone.names.fold(record.owner)));
        if (address !== undefined) wanted.push([view.text(zone.names.fold(record.target)), address]);
      }
    });
  }
  return wanted;
}

/** A function that tells what a zone says of the wanted hosts that it is authoritative for. */
export function createWitness(wanted: readonly WantedHost[]): (zone: Zone) => HostAnswer[] {
  const byZone = new Map<string, WantedHost[]>();
  for (const each of wanted) {
    for (const name of namesAbove(each[0])) {
      const known = byZone.get(name);
      if (known === undefined) byZone.set(name, [each]);
      else known.push(each);
    }
  }
  return (zone) => {
    const view = new ZoneView(zone, ignore, ignore);
    const apex = view.text(view.apex).toLowerCase();
    const asked = view.hasSoa ? (byZone.get(apex) ?? []) : [];
    if (asked.length === 0) return [];
    const neighbours = neighboursOf([zone]);
    return asked.flatMap(([host, address]) => {
      const answer = neighbours.addressesOf(host, address);
      return answer === undefined ? [] : [{ host, address, apex, answer }];
    });
  };
}

/** Takes up what zones say of hosts: the lowest zone counts, and of several of one name, the views of a split one, all. */
export function collectAnswers(into: Map<string, HostAnswer>, answers: readonly HostAnswer[]): void {
  for (const given of answers) {
    const key = keyOf(given.host, given.address);
    const known = into.get(key);
    if (known === undefined || given.apex.length > known.apex.length) {
      into.set(key, given);
    } else if (given.apex === known.apex) {
      const records = [...known.answer.records, ...given.answer.records];
      const { added: _, ...answer } = known.answer;
      into.set(key, { ...known, answer: records.length > 0 ? { records } : answer });
    }
  }
}

/**
 * The zones at hand for each zone.
 *
 * @param others the reverse zones, and those that delegations are compared with
 * @param answers what the zones that are checked already say of hosts
 * @param hash makes the digests of DS records, where the host has brought that
 */
export function neighboursAmong(
  others: readonly Zone[],
  answers: ReadonlyMap<string, HostAnswer>,
  hash?: Hash,
): (own: Zone) => Neighbours {
  return (own) => {
    const known = neighboursOf([...others.filter(({ root }) => root.uri !== own.root.uri), own], hash);
    return {
      pointersAt: known.pointersAt,
      signedBelow: known.signedBelow,
      addressesOf: (host, address) =>
        answers.get(keyOf(host, address))?.answer ?? known.addressesOf(host, address),
    };
  };
}

function keyOf(host: string, address: string): string {
  return `${host} ${address}`;
}

/** A name and all above it, the root too. */
function namesAbove(name: string): string[] {
  const names = ['.'];
  for (let at = name; at !== '' && at !== '.'; at = at.slice(at.indexOf('.') + 1)) names.push(at);
  return names;
}

function ignore(): void {}
