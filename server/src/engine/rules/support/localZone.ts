import { encodeUtf8 } from '../../text/utf8.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { ZoneView } from '../zoneView.ts';

const NS = 2;
const MSDCS = encodeUtf8('_msdcs');

/** Top names of networks that are not the Internet (RFC 6761, RFC 6762 §3 and appendix G, RFC 8375, and in use). */
const PRIVATE_TREES =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|test|invalid|home\.arpa)\.$/;

/** Reverse zones of addresses that are not the Internet's (RFC 6303 §4, RFC 7793). */
const PRIVATE_REVERSE = [
  /(?:^|\.)(?:0|10|127|255|(?:1[6-9]|2\d|3[01])\.172|168\.192|254\.169)\.in-addr\.arpa\.$/,
  /(?:^|\.)(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.100\.in-addr\.arpa\.$/,
  /(?:^|\.)(?:[cd]\.f|[89ab]\.e\.f)\.ip6\.arpa\.$/,
  /^[01]\.(?:0\.){31}ip6\.arpa\.$/,
];

/** Zones that every resolver has for itself: the loopback addresses and their name. */
const LOOPBACK = /(?:^|\.)(?:localhost|(?:0|127|255)\.in-addr\.arpa|[01]\.(?:0\.){31}ip6\.arpa)\.$/;

/** Whether the zone is one of a private network. */
export function isPrivateZone(zone: ZoneView): boolean {
  const name = zone.text(zone.apex);
  return PRIVATE_TREES.test(name) || PRIVATE_REVERSE.some((form) => form.test(name));
}

/**
 * Whether each server has the zone for itself: of a loopback address, or with `localhost` as its name server, as the
 * empty zones of distributions and response policy zones have it, or `invalid`, as catalog zones have it (RFC 9432
 * §4.1). Nobody asks for its name servers.
 */
export function isServedLocally(zone: ZoneView): boolean {
  if (LOOPBACK.test(zone.text(zone.apex))) return true;
  const servers = zone.recordsAt(zone.apex, NS);
  return (
    servers.length > 0 && servers.every(({ target }) => /^(?:localhost|invalid)\./i.test(zone.text(target)))
  );
}

/**
 * Whether the zone is one of Active Directory, whose servers copy it through the directory instead of by zone
 * transfers: it has or is `_msdcs`. For zone rules.
 */
export function isDirectoryZone(zone: ZoneView): boolean {
  const { apex, names } = zone;
  if (/^_msdcs\./i.test(zone.text(apex))) return true;
  const below = names.child(apex, MSDCS, 0, MSDCS.length);
  return below !== NO_NAME && zone.hasNames(below);
}
