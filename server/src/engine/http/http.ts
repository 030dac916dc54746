/*
 * What the engine may fetch from web servers: a port. The host brings it (`node/http`), and tests bring a real server. It is
 * for files that mail records name: the logo and the certificate of BIMI, the policy of MTA-STS.
 */

import type { Cancel, Dns } from '../dns/dns.ts';

/** How a file is to be fetched. */
export interface FetchOptions {
  /** Tells the addresses of hosts: zones at hand answer for their own, as they do for other questions. */
  readonly dns: Dns;
  /** So many redirections are followed, to `https:` alone (RFC 9110 §15.4). */
  readonly redirects: number;
  /** A file with more octets, unpacked, is not read to its end. */
  readonly most: number;
  /** Gives it up: the answer is then `cancelled`. */
  readonly cancel?: Cancel;
}

/** What came of it. */
export type HttpAnswer = HttpReply | HttpFault;

/** What a server said, whatever that is. */
export interface HttpReply {
  readonly status: 'answered';
  /** The status code (RFC 9110 §15). */
  readonly code: number;
  /** The media type in lower case, without its parameters; `undefined` where the server tells none. */
  readonly type: string | undefined;
  readonly body: Uint8Array;
  /** Where it was found, behind all redirections. */
  readonly url: string;
  /** Where a redirection leads that was not followed. */
  readonly location: string | undefined;
  /** When it was fetched, in milliseconds since 1970. */
  readonly at: number;
}

export interface HttpFault {
  readonly status: 'failed';
  readonly reason: HttpFailure;
  /** As a sentence. */
  readonly detail: string;
}

/**
 * Why nothing was fetched. The first ones are the server's fault, and others would fare no better; of the last ones nothing
 * is known: it may be our own network, and a later try may do.
 */
export type HttpFailure = ServerFault | 'unreachable' | 'timeout' | 'lookup' | 'cancelled' | 'off';

export const SERVER_FAULTS = [
  /** The host does not exist, or has no address. */
  'noHost',
  /** Its certificate does not count: expired, of another name, of an authority that is not known. */
  'certificate',
  /** A redirection leads to what is no `https:`, or there are too many. */
  'redirects',
  'tooLarge',
  /** What it says is no HTTP. */
  'malformed',
] as const;

export type ServerFault = (typeof SERVER_FAULTS)[number];

/** Fetches files; it never throws. */
export interface Http {
  /** @param url absolute, with the scheme `https` */
  fetch(url: string, options: FetchOptions): Promise<HttpAnswer>;
  /**
   * Unpacks what is packed as gzip (RFC 1952): logos are, as SVGZ.
   *
   * @returns `undefined` where it is not, is damaged, or has more than `most` octets
   */
  unpack(packed: Uint8Array, most: number): Promise<Uint8Array | undefined>;
}

/** A fault that is the server's own. */
export function isServerFault(answer: HttpAnswer): answer is HttpFault & { readonly reason: ServerFault } {
  return answer.status === 'failed' && SERVER_FAULTS.some((reason) => reason === answer.reason);
}
