import type { HeaderField, Message } from '../message.ts';
import type { ReceivedTrace } from '../messageReport.ts';
import { hostAddress, isInside } from './hostAddress.ts';
import { hostLabel, isLocalhost, isMadeOf, organizationOf } from './organization.ts';
import type { OwnHosts } from './ownHosts.ts';
import type { ReadReceived } from './readReceived.ts';

/** A hop as it is noted, and the field that notes it. */
export interface NotedHop {
  readonly trace: ReceivedTrace;
  readonly received: ReadReceived;
  readonly header: HeaderField;
}

/** Where a message came in from outside. */
export interface Boundary {
  /** The place among the hops; -1 if all of it happened among the receiver's own hosts. */
  readonly at: number;
  /** Whether the hosts that are set as own decided; else it was inferred from the names. */
  readonly isByOwnHosts: boolean;
}

/**
 * Finds where the message came in from outside. Each host puts its field on top, so that fields can be believed from the top
 * down to the first that a host of the receiver wrote of a stranger; what stands below may be made up by that stranger.
 *
 * @param hops from the receiver down
 * @param message where receivers note the address that they judged, which tells apart what names do not
 */
export function findBoundary(hops: readonly NotedHop[], own: OwnHosts, message: Message): Boundary {
  const receiver = hops.map(({ trace }) => trace.by).find((by) => organizationOf(by) !== undefined);
  const isByOwnHosts = own.apply(receiver ?? undefined);
  const judged = isByOwnHosts ? [] : judgedAddresses(message);
  const organizations = new Set<string>();
  for (const [i, { trace }] of hops.entries()) {
    const organization = organizationOf(trace.by);
    if (organization !== undefined) organizations.add(organization);
    const next = hops[i + 1];
    const isJudged = judged.some(
      ({ ip, field }) => ip === trace.ip && field < (next?.header.index ?? Infinity),
    );
    if (
      (isJudged && !isInside(trace.ip ?? '')) ||
      !isOwnClient(hops[i] as NotedHop, next, isByOwnHosts ? own : undefined, organizations)
    )
      return { at: i, isByOwnHosts };
  }
  return { at: -1, isByOwnHosts };
}

/** Whether what handed the message over is a host of the receiver as well. */
function isOwnClient(
  { trace, received: { client } }: NotedHop,
  next: NotedHop | undefined,
  own: OwnHosts | undefined,
  organizations: ReadonlySet<string>,
): boolean {
  const { ip, reverse, helo, from } = trace;
  const listed = ip === null ? undefined : own?.hasAddress(ip);
  if (listed !== undefined) return listed;
  // Nobody can reach a host from a private address who is not in its network.
  if (ip !== null && isInside(ip)) return true;
  if (from === null && ip === null) return true;
  if (ip === null && isLocalhost(from)) return true;
  if (client.isUnconfirmed || client.isUnnamed) return false;
  // The name that was looked up; what the client calls itself only where a receiver notes no other, and its own field follows.
  const name = reverse ?? helo ?? from;
  if (name === null || next === undefined) return false;
  // Customers of a provider have names below the provider's, and are strangers to it.
  if (own === undefined && ip !== null && isMadeOf(name, ip)) return false;
  const isOwnName = (host: string | null) => {
    if (host === null) return false;
    if (own !== undefined) return own.hasName(host) === true;
    return organizations.has(organizationOf(host) ?? '');
  };
  const label = hostLabel(name);
  return (
    isOwnName(name) &&
    (isOwnName(next.trace.by) || (label !== undefined && label === hostLabel(next.trace.by)))
  );
}

/** Fields in which receivers note which address they judged by SPF, and how it is written there. */
const NOTES: ReadonlyMap<string, RegExp> = new Map([
  ['received-spf', /\bclient-ip=([^\s;]{1,64})/i],
  ['authentication-results', /\b(?:sender ip is |smtp\.remote-ip=|policy\.iprev=)([^\s;)]{1,64})/i],
  ['x-forefront-antispam-report', /(?:^|;|\s)CIP:([^\s;]{1,64})/i],
]);

/** The topmost are those of the receiver; so many are looked at, and so far into each, where the address stands. */
const MOST_NOTES = 20;
const MOST_UNITS = 4000;

function judgedAddresses({ fields }: Message): { readonly ip: string; readonly field: number }[] {
  const notes = fields.filter(({ key }) => NOTES.has(key)).slice(0, MOST_NOTES);
  return notes.flatMap(({ key, text, index }) => {
    const ip = NOTES.get(key)?.exec(text.slice(0, MOST_UNITS))?.[1];
    const address = ip === undefined ? undefined : hostAddress(ip.replaceAll('"', ''));
    return address === undefined ? [] : [{ ip: address, field: index }];
  });
}
