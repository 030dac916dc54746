import type { Cancel, Dns } from '../dns/dns.ts';

/** What is known of the client that sent a message. */
export interface SpfClient {
  /** IPv4 or IPv6, as it is written. */
  readonly ip: string;
  /** What it calls itself: `HELO`. */
  readonly helo?: string;
  /** The return path: an address, or nothing for a message about delivery (RFC 7208 §2.4). */
  readonly mailFrom?: string;
}

/** What check_host() says (RFC 7208 §4). */
export interface SpfOutcome {
  readonly result: 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';
  readonly explanation?: string;
  /** The term that matched; `undefined` where none did. */
  readonly mechanism: string | undefined;
  /** Of errors: what is wrong, as a sentence. */
  readonly problem?: string;
  /** Terms that asked DNS. */
  readonly lookups: number;
}

/** Evaluates a domain's SPF record for one client: a port, which `node/spf` fills. It never throws. */
export type EvaluateSpf = (
  domain: string,
  client: SpfClient,
  dns: Dns,
  options?: { readonly cancel?: Cancel },
) => Promise<SpfOutcome>;
