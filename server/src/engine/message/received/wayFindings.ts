import { RECEIVED } from '../findings/received.ts';
import type { MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { finding, hostText } from './finding.ts';
import { hostAddress, isLoopback } from './hostAddress.ts';
import { hostLabel, isAlike, isLocalhost } from './organization.ts';

/** What is to be said of a hop in the way: that its host was there before, or that there is no link to the hop before. */
export function wayFindings(hop: Hop, before: readonly Hop[]): MessageFinding[] {
  return [...loopFindings(hop, before), ...gapFindings(hop, before.at(-1))];
}

/** A filter sends what it looked at back to the same host, once; what comes more often is in a loop. */
function loopFindings(hop: Hop, before: readonly Hop[]): MessageFinding[] {
  const name = hop.by?.toLowerCase();
  if (name === undefined || isLocalhost(name)) return [];
  // Filters on the same host are no other place.
  const places = before.flatMap(({ by }) => (by === null || isLocalhost(by) ? [] : by.toLowerCase()));
  if (places.at(-1) === name) return [];
  const visits = places.filter((place, i) => place === name && places[i + 1] !== name).length;
  if (visits === 0) return [];
  const by = hostText(hop.by, null);
  const text =
    visits === 1
      ? `The message came to ${by} a second time, by way of ${hostText(places.at(-1) ?? null, null)}. Filters and lists do that; if it was not meant, one of the two forwards what it should keep.`
      : `The message came to ${by} ${visits + 1} times: it is in a loop. Look for an alias or a route of one host that leads back to the other.`;
  return [finding(RECEIVED.loop, text, hop, visits === 1 ? 'info' : 'warning')];
}

function gapFindings(hop: Hop, before: Hop | undefined): MessageFinding[] {
  if (before === undefined || isLinked(hop, before)) return [];
  const text = `The message came from ${hostText(hop.from, hop.ip)}, but the field before was written by ${hostText(before.by, null)}. They may be names of one host, or a host between them left no field; below the boundary, the field may also be made up.`;
  return [finding(RECEIVED.gap, text, hop)];
}

/** Whether the host that handed the message over can be the one that received it before, as far as names tell. */
function isLinked({ from, helo, reverse, ip }: Hop, { by }: Hop): boolean {
  if (ip !== null && isLoopback(ip)) return true;
  // Hosts have several addresses, of which a field names one.
  if (by === null || isLocalhost(by) || !by.includes('.') || hostAddress(by) !== undefined) return true;
  const names = [from, helo, reverse].filter((name) => name !== null);
  const named = names.filter((name) => hostLabel(name) !== undefined && !isLocalhost(name));
  if (named.length === 0) return true;
  return named.some((name) => isAlike(name, by) || hostLabel(name) === hostLabel(by) || !name.includes('.'));
}
