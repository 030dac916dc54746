import type { DnsData, DnsType } from '../../engine/dns/dns.ts';
import { labelsKey } from '../../engine/dns/dnsName.ts';
import { type Message, NAME_ERROR, NO_ERROR, REFUSED } from './message.ts';
import { type Failure, failure } from './outcome.ts';
import type { WireRecord } from './sections.ts';

/** What a message says of a question; TTLs in seconds. */
export type Resolution<T extends DnsType = DnsType> =
  | { readonly status: 'found'; readonly records: readonly DnsData[T][]; readonly ttl: number }
  | { readonly status: 'noData' | 'noName'; readonly ttl: number }
  /** The name is another's alias, and the message goes no further. */
  | { readonly status: 'alias'; readonly target: string; readonly ttl: number }
  | { readonly status: 'failed'; readonly failure: Failure };

const NUMBERS = { A: 1, NS: 2, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;
const SOA = 6;
const IN = 1;

/** Chains of aliases that are longer lead nowhere. */
export const MOST_ALIASES = 16;
export const ALIASES_LEAD_NOWHERE = `The aliases of the name lead in a circle, or are more than ${MOST_ALIASES}.`;

/** What a message says of the records of a type at a name; aliases in it are followed (RFC 1034 §3.6.2). */
export function resolutionOf<T extends DnsType>(
  message: Message,
  labels: readonly Uint8Array[],
  type: T,
  server: string,
): Resolution<T> {
  const { rcode } = message;
  if (rcode !== NO_ERROR && rcode !== NAME_ERROR)
    return { status: 'failed', failure: refusal(rcode, server) };
  const records = message.answers.filter((record) => record.class === IN);
  let owner = labelsKey(labels);
  let target: string | undefined;
  let ttl = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= MOST_ALIASES; step++) {
    const own = records.filter((record) => record.owner === owner);
    const found = own.filter((record) => record.type === NUMBERS[type]);
    if (found.length > 0) {
      const data = found.map((record) => dataOf(record) as DnsData[T]);
      return { status: 'found', records: data, ttl: Math.min(ttl, ...found.map((record) => record.ttl)) };
    }
    const alias = own.find((record) => record.type === NUMBERS.CNAME);
    if (alias?.name === undefined) return absence(message, target, ttl, server);
    ttl = Math.min(ttl, alias.ttl);
    target = alias.name;
    owner = target.toLowerCase();
  }
  return { status: 'failed', failure: failure('serverFailure', ALIASES_LEAD_NOWHERE) };
}

/** @param target where the aliases of the message lead, if there are any: the code is about that name (RFC 6604 §3) */
function absence(
  message: Message,
  target: string | undefined,
  ttl: number,
  server: string,
): Exclude<Resolution, { status: 'found' }> {
  const soa = message.authorities.find((record) => record.type === SOA && record.class === IN);
  // A negative answer lives as long as its SOA record says; without one it is not to be kept (RFC 2308 §5).
  const negative = Math.min(ttl, soa === undefined ? 0 : soa.ttl, minimumOf(soa));
  if (message.rcode === NAME_ERROR) return { status: 'noName', ttl: negative };
  if (soa === undefined && target !== undefined) return { status: 'alias', target, ttl };
  if (soa === undefined && !message.isAnswering) {
    const detail = `${server} only refers to other servers: it is no resolver.`;
    return { status: 'failed', failure: failure('refused', detail) };
  }
  return { status: 'noData', ttl: negative };
}

function minimumOf(soa: WireRecord | undefined): number {
  const { minimum } = (soa?.data ?? {}) as { minimum?: number };
  return minimum ?? 0;
}

function refusal(rcode: number, server: string): Failure {
  if (rcode === REFUSED) return failure('refused', `${server} refuses to answer (REFUSED).`);
  if (rcode === 2) return failure('serverFailure', `${server} could not find an answer (SERVFAIL).`);
  return failure('serverFailure', `${server} answered with the error code ${rcode}.`);
}

function dataOf({ type, name, data }: WireRecord): DnsData[DnsType] {
  if (type === NUMBERS.TXT) return (data as Buffer[]).map((string) => string.toString('latin1')).join('');
  if (type === NUMBERS.MX) {
    return { preference: (data as { preference: number }).preference, exchange: name ?? '.' };
  }
  return name ?? String(data);
}
