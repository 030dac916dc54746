import { RECEIVED } from '../findings/received.ts';
import type { HeaderField, Message, MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { findBoundary, type NotedHop } from './boundary.ts';
import { clientFindings } from './clientFindings.ts';
import { finding } from './finding.ts';
import { isInside } from './hostAddress.ts';
import { isAlike, isLocalhost, organizationOf } from './organization.ts';
import { readOwnHosts } from './ownHosts.ts';
import { type ReadReceived, readReceived } from './readReceived.ts';
import { timeFindings } from './timeFindings.ts';
import { tlsFindings } from './tlsFindings.ts';
import { wayFindings } from './wayFindings.ts';

/** More hops than any server lets pass; those on top, which are the receiver's, are read. */
const MOST_HOPS = 200;
/** Fields that are notes of programs and listed as such; all others like them are not. */
const MOST_IGNORED = 20;

export interface WayOptions {
  /** Names, addresses and networks of the receiver's hosts (see `readOwnHosts`); where there are none, they are inferred. */
  readonly ownHosts: readonly string[];
}

/** The way of a message, from the sender to the receiver. */
export interface Way {
  readonly hops: readonly Hop[];
  /** From the first date to the last one; `null` where there are no two. */
  readonly totalSeconds: number | null;
  /** What is to be said of the way as a whole; what a hop has is with the hop. */
  readonly findings: readonly MessageFinding[];
}

interface ReadField {
  readonly header: HeaderField;
  readonly received: ReadReceived;
}

/** The hops of a message in order from the sender to the receiver, as its Received fields tell (RFC 5321 §4.4). */
export function readHops(message: Message, options: WayOptions): readonly Hop[] {
  return readWay(message, options).hops;
}

/** The way of a message: its hops, where trust ends, delays, and what is wrong with them. Linear in the fields, which are capped. */
export function readWay(message: Message, { ownHosts }: WayOptions): Way {
  const fields = message.fields.filter(({ key }) => key === 'received');
  const read = fields
    .slice(0, MOST_HOPS)
    .map((header): ReadField => ({ header, received: readReceived(header.text) }));
  const noted = read.flatMap(({ header, received }): NotedHop[] =>
    received.trace === null ? [] : [{ trace: received.trace, header, received }],
  );
  const boundary = findBoundary(noted, readOwnHosts(ownHosts), message);
  const told = recipientsOf(message);
  const hops: Hop[] = [];
  let before = timeBefore(read, noted.at(-1));
  for (let i = noted.length - 1; i >= 0; i--) {
    const { trace, header, received } = noted[i] as NotedHop;
    const [isBoundary, isTrusted] = [i === boundary.at, i <= boundary.at || boundary.at < 0];
    const hop: Hop = {
      ...trace,
      number: hops.length + 1,
      field: header.index,
      at: { start: header.start, end: header.end },
      delaySeconds: trace.time === null || before === null ? null : Math.round((trace.time - before) / 1000),
      scope: isTrusted && !isBoundary ? 'internal' : scopeOf(trace),
      isTrusted,
      isBoundary,
      findings: [],
    };
    const findings = [
      ...timeFindings(hop, received, hops.at(-1)),
      ...tlsFindings(hop),
      ...clientFindings(hop, { client: received.client, told, isByOwnHosts: boundary.isByOwnHosts }),
      ...wayFindings(hop, hops),
    ];
    if (hop.for !== null && told.size > 0) told.add(hop.for.toLowerCase());
    before = trace.time ?? before;
    hops.push({ ...hop, findings });
  }
  return {
    hops,
    totalSeconds: totalOf(read),
    findings: [...ignoredFindings(read), ...countFindings(fields), ...originFindings(message)],
  };
}

/** A note of a program on the sender's host says when the message was there before its first hop. */
function timeBefore(read: readonly ReadField[], first: NotedHop | undefined): number | null {
  if (first === undefined) return null;
  const earlier = read.filter(({ header }) => header.index > first.header.index);
  return earlier.find(({ received }) => received.date.time !== null)?.received.date.time ?? null;
}

function totalOf(read: readonly ReadField[]): number | null {
  const times = read.flatMap(({ received }) => received.date.time ?? []);
  const [last, first] = [times[0], times.at(-1)];
  if (last === undefined || first === undefined || times.length < 2) return null;
  return Math.round((last - first) / 1000);
}

/** Whether a hop was within a network, by the address and by the names (RFC 6890). */
function scopeOf({ ip, from, by, helo }: NotedHop['trace']): Hop['scope'] {
  if (ip !== null) {
    if (isInside(ip)) return 'internal';
    return isAlike(from, by) || isAlike(helo, by) ? 'internal' : 'public';
  }
  if (from === null || isLocalhost(from) || isAlike(from, by)) return 'internal';
  return organizationOf(from) === undefined || organizationOf(by) === undefined ? 'unknown' : 'public';
}

/** The addresses that the message itself names, in lower case, with whatever stands between them. */
function recipientsOf(message: Message): Set<string> {
  const named = message.fields.filter(({ key }) => /^(?:resent-)?(?:to|cc|bcc)$/.test(key));
  return new Set(named.flatMap(({ text }) => text.toLowerCase().split(/[\s,;:<>()"]+/)));
}

function ignoredFindings(read: readonly ReadField[]): MessageFinding[] {
  return read
    .filter(({ received }) => received.ignored !== null)
    .slice(0, MOST_IGNORED)
    .map(({ header, received }) =>
      finding(
        RECEIVED.ignored,
        `This Received field tells of no hop between hosts. ${received.ignored}`,
        header,
      ),
    );
}

/** Servers differ in how many they let pass (RFC 5321 §6.3); 25 is the lowest limit that is in use. */
function countFindings(fields: readonly HeaderField[]): MessageFinding[] {
  const { length } = fields;
  if (length <= 25) return [];
  const read = length > MOST_HOPS ? ` The ${MOST_HOPS} on top are read.` : '';
  const text = `The message has ${length} Received fields.${read} Some servers send back what has more than 25, as being in a loop; look for a host that is named again and again.`;
  return [finding(RECEIVED.tooMany, text, fields[0])];
}

function originFindings(message: Message): MessageFinding[] {
  const field = message.fields.find(({ key }) => key === 'x-originating-ip');
  if (field === undefined) return [];
  const shown = field.text.replace(/[[\]]/g, '').slice(0, 64);
  return [
    finding(
      RECEIVED.originatingIp,
      `The service that sent the message notes that it was written at "${shown}". Only that service can vouch for it.`,
      field,
    ),
  ];
}
