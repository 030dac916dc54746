/** What a client has done so far. */
export interface DnsStatistics {
  /** Questions that went out to servers, and those that were answered without: from what is kept, or along with another. */
  readonly asked: number;
  readonly fromCache: number;
  readonly shared: number;
  readonly timeouts: number;
  /** By server, as it is shown. */
  readonly servers: ReadonlyMap<string, ServerStatistics>;
}

export interface ServerStatistics {
  /** Messages sent to it: tries, and questions again over TCP, count. */
  readonly sent: number;
  readonly answered: number;
  readonly timeouts: number;
  readonly failures: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Statistics that are being kept. */
export interface Tally extends Writable<Omit<DnsStatistics, 'servers'>> {
  readonly servers: Map<string, Writable<ServerStatistics>>;
}

export function createTally(): Tally {
  return { asked: 0, fromCache: 0, shared: 0, timeouts: 0, servers: new Map() };
}

export function serverTally(tally: Tally, server: string): Writable<ServerStatistics> {
  const known = tally.servers.get(server) ?? { sent: 0, answered: 0, timeouts: 0, failures: 0 };
  tally.servers.set(server, known);
  return known;
}
