import type { DnsOptions, OpenDns } from '../engine/dns/openDns.ts';
import { createDnsClient } from './dns/dnsClient.ts';
import { parseResolver, type Resolver, systemResolvers } from './dns/resolvers.ts';

/** The DNS client of this machine. Where all configured resolvers are wrong, nobody is asked: not the system's either. */
export function openDns({ resolvers, timeout }: DnsOptions): OpenDns {
  const parsed = resolvers.map(parseResolver);
  const right = parsed.filter((each): each is Resolver => typeof each !== 'string');
  const problems = parsed.filter((each) => typeof each === 'string');
  const client = createDnsClient({
    resolvers: resolvers.length === 0 ? systemResolvers : right,
    timeout: timeout * 1000,
  });
  return { problems, ask: client.ask, forget: client.forget, close: client.close };
}
