import type { DnsType } from '../../engine/dns/dns.ts';
import type { Health } from './health.ts';
import type { HttpTransport } from './http1.ts';
import { FORM_ERROR, NOT_IMPLEMENTED } from './message.ts';
import { type Ask, failure, givenUp, type Outcome, type Query } from './outcome.ts';
import { createQuery } from './query.ts';
import type { Resolver } from './resolvers.ts';
import { serverTally, type Tally } from './statistics.ts';
import { askOverTcp } from './tcp.ts';
import { askOverUdp } from './udp.ts';

/** What one question needs. */
export interface Question {
  readonly labels: readonly Uint8Array[];
  readonly type: DnsType;
}

export interface ServerPorts {
  readonly https: HttpTransport;
  readonly tally: Tally;
  readonly health: Health;
  /** Milliseconds that one message may take. */
  readonly timeout: number;
}

/**
 * Asks one server: over UDP, and over TCP where the answer does not fit (RFC 7766 §5) or came with other letters than the
 * question, so that it may be forged; without EDNS where the server does not know that (RFC 6891 §7).
 */
export async function askServer(
  server: Resolver,
  { labels, type }: Question,
  ports: ServerPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const query = (edns: boolean) => createQuery(labels, type, { edns, isRandom: server.kind === 'address' });
  if (server.kind === 'https') {
    const outcome = await inTime(ports.https.ask, server, query(true), ports, signal);
    // A connection that was kept may have been closed by the server.
    const isClosed = outcome.kind === 'failure' && outcome.reason === 'unreachable';
    return isClosed ? await inTime(ports.https.ask, server, query(true), ports, signal) : outcome;
  }
  let outcome = await inTime(askOverUdp, server, query(true), ports, signal);
  let edns = true;
  if (outcome.kind === 'message' && (outcome.rcode === FORM_ERROR || outcome.rcode === NOT_IMPLEMENTED)) {
    edns = false;
    outcome = await inTime(askOverUdp, server, query(edns), ports, signal);
  }
  if (outcome.kind === 'failure' || (!outcome.isTruncated && outcome.keepsCase)) return outcome;
  return await inTime(askOverTcp, server, query(edns), ports, signal);
}

/** Sends one message and gives it up when its time is over. */
async function inTime<S extends Resolver>(
  ask: Ask<S>,
  server: S,
  query: Query,
  { tally, health, timeout }: ServerPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const counts = serverTally(tally, server.text);
  const own = new AbortController();
  const abort = () => own.abort(givenUp(signal));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  const timer = setTimeout(() => {
    own.abort(failure('timeout', `${server.text} did not answer within ${timeout / 1000} s.`));
  }, timeout);
  counts.sent++;
  try {
    const outcome = await ask(server, query, own.signal);
    if (outcome.kind === 'message') counts.answered++;
    else if (outcome.reason === 'timeout') counts.timeouts++;
    else if (outcome.reason !== 'cancelled') counts.failures++;
    if (outcome.kind === 'message') health.answered(server.text);
    else if (outcome.reason === 'timeout') health.missed(server.text);
    return outcome;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
