/*
 * What the engine knows of the domain name system: a port to ask questions. The host brings it (`node/dns`), a zone that is
 * being edited answers for its own names before it (`zoneDns.ts`), and tests bring a real server.
 */

/** What mail records and their checks ask for. */
export interface DnsData {
  readonly A: string;
  readonly AAAA: string;
  readonly MX: { readonly preference: number; readonly exchange: string };
  /** The strings joined, one unit per octet (RFC 7208 §3.3). */
  readonly TXT: string;
  readonly PTR: string;
  readonly CNAME: string;
  readonly NS: string;
}

export type DnsType = keyof DnsData;

/**
 * What came of a question, aliases followed (RFC 1034 §3.6.2). Names in data are without the final dot; the root is `.`.
 *
 * - `found`: at least one record of the type;
 * - `noData`: the name exists, without such a record; `noName`: it does not exist (NXDOMAIN). Both are void lookups
 *   (RFC 7208 §4.6.4);
 * - `failed`: nothing is known: a later question may have an answer.
 */
export type DnsAnswer<T extends DnsType = DnsType> =
  | { readonly status: 'found'; readonly records: readonly DnsData[T][]; readonly source: DnsSource }
  | { readonly status: 'noData' | 'noName'; readonly source: DnsSource }
  | { readonly status: 'failed'; readonly reason: DnsFailure; readonly detail: string };

export type DnsFailure =
  | 'serverFailure'
  | 'refused'
  | 'timeout'
  | 'malformed'
  | 'unreachable'
  | 'invalidName'
  | 'cancelled'
  /** Lookups are switched off, or not allowed here. */
  | 'off';

/** Where an answer is from: shown beside all that rests on it. */
export interface DnsSource {
  /** `192.0.2.53:53`, a DoH address, or the file of a zone at hand. */
  readonly resolver: string;
  /** Seconds since it was answered, and for how many more it may be kept. */
  readonly age: number;
  readonly ttl: number;
  /** Whether a zone at hand has answered. */
  readonly isAtHand?: true;
}

/** Gives up what it is handed to; the host's AbortSignal is one. */
export interface Cancel {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Asks questions; it never throws. */
export interface Dns {
  /**
   * @param name absolute, with or without the final dot; presentation form (`\.` for a dot in a label)
   * @param cancel gives the question up: the answer is then `cancelled`
   */
  ask<T extends DnsType>(name: string, type: T, cancel?: Cancel): Promise<DnsAnswer<T>>;
}
