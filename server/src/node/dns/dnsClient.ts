import type { Cancel, Dns, DnsAnswer, DnsType } from '../../engine/dns/dns.ts';
import { labelsKey, nameLabels } from '../../engine/dns/dnsName.ts';
import { type SharedWork, waitFor } from '../sharedWork.ts';
import type { Question, ServerPorts } from './askServer.ts';
import { askServers, type Servers } from './askServers.ts';
import { createCache } from './cache.ts';
import { createGate } from './gate.ts';
import { createHealth } from './health.ts';
import { createHttpsTransport } from './https.ts';
import { type Failure, failure, givenUp } from './outcome.ts';
import { ALIASES_LEAD_NOWHERE, MOST_ALIASES } from './resolution.ts';
import type { Resolver } from './resolvers.ts';
import { createTally, type DnsStatistics } from './statistics.ts';

export interface DnsClientOptions {
  /**
   * Asked in this order; the one that answered last comes first. A function is asked again when they do not answer, since
   * those of the system change with its network.
   */
  readonly resolvers: readonly Resolver[] | (() => readonly Resolver[]);
  /** Milliseconds that a server has for one message: 2000 unless given. */
  readonly timeout?: number;
  /** Questions under way at once: 64 unless given. */
  readonly concurrency?: number;
  /** The authorities that may vouch for servers over HTTPS (PEM), instead of those that Node knows. */
  readonly ca?: string;
  /** Milliseconds, of a clock that does not go back. */
  readonly now?: () => number;
}

/** Asks resolvers. It keeps answers as long as they may be, and asks one question once at a time. */
export interface DnsClient extends Dns {
  statistics(): DnsStatistics;
  /** Forgets the answers that are kept. */
  forget(): void;
  /** Gives up what is under way and lets go of all that is open. Later questions are `cancelled`. */
  close(): void;
}

/** A question under way. */
type Lookup = SharedWork<DnsAnswer>;

/** Milliseconds after which resolvers that do not answer may be others by now. */
const OUTDATED = 10_000;

const CANCELLED: DnsAnswer = { status: 'failed', reason: 'cancelled', detail: 'The question was given up.' };

export function createDnsClient({
  resolvers,
  timeout = 2000,
  concurrency = 64,
  ca,
  now = () => performance.now(),
}: DnsClientOptions): DnsClient {
  const https = createHttpsTransport(ca);
  const tally = createTally();
  const health = createHealth(now);
  const ports: ServerPorts = { https, tally, health, timeout };
  const current = () => (typeof resolvers === 'function' ? resolvers() : resolvers);
  const servers: Servers = { resolvers: current(), preferred: 0 };
  let readAt = now();
  const readAgain = () => {
    readAt = now();
    servers.resolvers = current();
    servers.preferred = 0;
  };
  const cache = createCache(now);
  const gate = createGate(concurrency);
  const lookups = new Map<string, Lookup>();
  let isClosed = false;

  /** Asks for a name, and for what its aliases lead to where the server has not followed them. */
  const find = async ({ labels, type }: Question, signal: AbortSignal): Promise<DnsAnswer> => {
    const seen = new Set<string>();
    let at = labels;
    let ttl = Number.POSITIVE_INFINITY;
    for (;;) {
      const kept = cache.get(keyOf(at, type));
      if (kept !== undefined) return withTtl(kept, ttl);
      tally.asked++;
      const question = { labels: at, type };
      const answered = await gate.run(() => askServers(servers, question, ports, signal), signal);
      if (answered === undefined) return failed(givenUp(signal));
      const { resolution, server } = answered;
      if (resolution.status === 'failed') {
        const isSilent = ['timeout', 'unreachable'].includes(resolution.failure.reason);
        if (isSilent && now() - readAt >= OUTDATED) readAgain();
        return failed(resolution.failure);
      }
      ttl = Math.min(ttl, resolution.ttl);
      if (resolution.status === 'found') {
        const { records } = resolution;
        return { status: 'found', records, source: { resolver: server, age: 0, ttl } };
      }
      if (resolution.status !== 'alias') {
        return { status: resolution.status, source: { resolver: server, age: 0, ttl } };
      }
      seen.add(labelsKey(at));
      const target = nameLabels(resolution.target);
      if (target === undefined || seen.has(labelsKey(target)) || seen.size > MOST_ALIASES) {
        return failed(failure('serverFailure', ALIASES_LEAD_NOWHERE));
      }
      at = target;
    }
  };

  const begin = (key: string, question: Question): Lookup => {
    const controller = new AbortController();
    const result = find(question, controller.signal)
      // A fault of ours is an answer too: who asks relies on getting one.
      .catch((error: unknown) => failed(failure('malformed', `The answer could not be read: ${error}`)))
      .then((found) => {
        if (lookups.get(key) === lookup) lookups.delete(key);
        if (!isClosed) cache.put(key, found);
        return found;
      });
    const lookup: Lookup = { result, controller, waiting: 0 };
    lookups.set(key, lookup);
    return lookup;
  };

  const wait = (key: string, lookup: Lookup, cancel: Cancel | undefined): Promise<DnsAnswer> =>
    waitFor(lookup, cancel, CANCELLED, () => {
      if (lookups.get(key) === lookup) lookups.delete(key);
      lookup.controller.abort(failure('cancelled', 'The question was given up.'));
    });

  return {
    async ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>> {
      if (isClosed || cancel?.aborted === true) return CANCELLED as DnsAnswer<T>;
      const labels = nameLabels(name);
      if (labels === undefined) {
        const detail = `"${name}" is no domain name: labels have 1 to 63 octets, names up to 255.`;
        return { status: 'failed', reason: 'invalidName', detail };
      }
      const key = keyOf(labels, type);
      const kept = cache.get(key);
      if (kept !== undefined) {
        tally.fromCache++;
        return kept as DnsAnswer<T>;
      }
      const underWay = lookups.get(key);
      if (underWay !== undefined) tally.shared++;
      const lookup = underWay ?? begin(key, { labels, type });
      return (await wait(key, lookup, cancel)) as DnsAnswer<T>;
    },
    statistics: () => ({ ...tally, servers: new Map([...tally.servers].map(([k, v]) => [k, { ...v }])) }),
    forget() {
      readAgain();
      cache.clear();
      health.forget();
    },
    close() {
      isClosed = true;
      for (const { controller } of lookups.values())
        controller.abort(failure('cancelled', 'The client was closed.'));
      lookups.clear();
      cache.clear();
      https.close();
    },
  };
}

function keyOf(labels: readonly Uint8Array[], type: DnsType): string {
  return `${type} ${labelsKey(labels)}`;
}

function failed({ reason, detail }: Failure): DnsAnswer {
  return { status: 'failed', reason, detail };
}

/** An answer that lives no longer than so many seconds. */
function withTtl(answer: DnsAnswer, ttl: number): DnsAnswer {
  if (answer.status === 'failed') return answer;
  return { ...answer, source: { ...answer.source, ttl: Math.min(ttl, answer.source.ttl) } };
}
