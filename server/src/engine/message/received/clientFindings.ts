import { RECEIVED } from '../findings/received.ts';
import type { MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { finding, hostText, quoted } from './finding.ts';
import { hostAddress, isInside, isLoopback } from './hostAddress.ts';
import { isAlike, organizationOf } from './organization.ts';
import type { Client } from './readClient.ts';

/** What is known beside the hop itself. */
interface Known {
  readonly client: Client;
  /** The addresses that the message names, and those that were told of before, in lower case. */
  readonly told: ReadonlySet<string>;
  readonly isByOwnHosts: boolean;
}

/** What is to be said of who handed the message over, and of what the field tells of it and of the recipient. */
export function clientFindings(hop: Hop, known: Known): MessageFinding[] {
  return [
    ...boundaryFindings(hop, known.isByOwnHosts),
    ...loginFindings(hop),
    // Computers of people who log in have the names that they have.
    ...(hop.scope === 'public' && hop.isAuthenticated !== true
      ? [...heloFindings(hop, known), ...reverseFindings(hop, known)]
      : []),
    ...addressFindings(hop),
    ...recipientFindings(hop, known.told),
  ];
}

function boundaryFindings(hop: Hop, isByOwnHosts: boolean): MessageFinding[] {
  if (!hop.isBoundary) return [];
  const certain = isByOwnHosts
    ? ''
    : ' This is inferred from the names; to be sure, name the own hosts in the configuration.';
  const spf = hop.ip === null || hop.isAuthenticated === true ? '' : ` SPF judges ${hop.ip}.`;
  const text = `Here the message came in from outside: ${hostText(hop.by, null)} took it from ${hostText(hop.from, hop.ip)}.${spf} What stands below this field may be made up.${certain}`;
  return [finding(RECEIVED.boundary, text, hop)];
}

function loginFindings(hop: Hop): MessageFinding[] {
  if (hop.isAuthenticated !== true) return [];
  const who = hop.authenticated === null ? 'The sender' : `The sender, as ${quoted(hop.authenticated)},`;
  return [
    finding(
      RECEIVED.authenticated,
      `${who} had logged in at ${hostText(hop.by, null)}. Its administrators can tell who that is.`,
      hop,
    ),
  ];
}

function heloFindings(hop: Hop, { client }: Known): MessageFinding[] {
  const { helo, reverse, by } = hop;
  if (helo === null) return [];
  const from = hostText(null, hop.ip);
  if (hostAddress(helo) !== undefined) {
    const text = `To ${hostText(by, null)}, ${from} called itself ${quoted(helo)}. Servers that send mail should use their name, which filters expect.`;
    return [finding(RECEIVED.addressLiteral, text, hop)];
  }
  if (organizationOf(helo) === undefined) {
    const text = `To ${hostText(by, null)}, ${from} called itself ${quoted(helo)}, which is no full domain name. Many servers refuse that; set the full name of the host.`;
    return [finding(RECEIVED.heloNotFull, text, hop)];
  }
  if (reverse === null || client.isUnconfirmed || isAlike(helo, reverse)) return [];
  const text = `To ${hostText(by, null)}, ${from} called itself ${quoted(helo)}, but its address has the name ${quoted(reverse)}. Filters count that; use one name in both places.`;
  return [finding(RECEIVED.heloMismatch, text, hop)];
}

function reverseFindings(hop: Hop, { client }: Known): MessageFinding[] {
  if (hop.ip === null) return [];
  if (client.isUnnamed) {
    const text = `${hostText(hop.by, null)} found no name for the address ${hop.ip}, or none that leads back to it. Large receivers refuse mail from such addresses: have a PTR record set for it, and an address record for the name.`;
    return [finding(RECEIVED.noReverseName, text, hop, hop.isBoundary ? 'warning' : 'info')];
  }
  if (!client.isUnconfirmed || hop.reverse === null) return [];
  const text = `The address ${hop.ip} has the name ${quoted(hop.reverse)}, but that name does not have this address. Whoever has the address can name it as he likes; set an address record for the name.`;
  return [finding(RECEIVED.reverseUnconfirmed, text, hop)];
}

/** An address of an inner network, other than the host's own. */
function addressFindings(hop: Hop): MessageFinding[] {
  if (hop.isTrusted || hop.ip === null || !isInside(hop.ip) || isLoopback(hop.ip)) return [];
  return [
    finding(
      RECEIVED.privateAddress,
      `${hop.ip} is an address of an inner network, which this field shows to all recipients. It does not matter for delivery; gateways can leave such fields out.`,
      hop,
    ),
  ];
}

function recipientFindings(hop: Hop, told: ReadonlySet<string>): MessageFinding[] {
  const address = hop.for?.toLowerCase();
  if (
    address === undefined ||
    !address.includes('@') ||
    address.length > 320 ||
    told.size === 0 ||
    told.has(address)
  )
    return [];
  return [
    finding(
      RECEIVED.forClause,
      `${quoted(hop.for ?? '')} is named here as the recipient, but not in the message. It is a blind copy, an alias or a forwarding; who gets these headers can see the address.`,
      hop,
    ),
  ];
}
