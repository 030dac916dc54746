import type { Dns } from './dns.ts';

/** How questions are to be asked. */
export interface DnsOptions {
  /** As configured; the system's resolvers where there is none. */
  readonly resolvers: readonly string[];
  /** Seconds that a resolver has to answer one message. */
  readonly timeout: number;
}

/** A client of resolvers, which keeps answers as long as they may be. */
export interface OpenDns extends Dns {
  /** What is wrong with the resolvers that are configured, as sentences. Those are not asked. */
  readonly problems: readonly string[];
  /** Forgets the answers that are kept. */
  forget(): void;
  /** Gives up what is under way and lets go of all that is open. */
  close(): void;
}

/** Loads the machine's DNS client, with the first lookup. */
export type LoadDns = () => Promise<(options: DnsOptions) => OpenDns>;
