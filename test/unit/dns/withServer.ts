import type { TestContext } from 'node:test';
import {
  createDnsClient,
  type DnsClient,
  type DnsClientOptions,
} from '../../../server/src/node/dns/dnsClient.ts';
import { parseResolver, type Resolver } from '../../../server/src/node/dns/resolvers.ts';
import {
  type Asked,
  type Behaviour,
  type DnsServer,
  startDnsServer,
  type ZoneData,
} from '../../support/dnsServer.ts';

export type Behave = (asked: Asked) => Behaviour | readonly Behaviour[] | undefined;

/** A resolver from its text, which has to be right. */
export function resolver(text: string): Resolver {
  const parsed = parseResolver(text);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

/** A server that is closed with the test. */
export async function server(
  t: TestContext,
  data: ZoneData | string,
  behave?: Behave,
  options?: Parameters<typeof startDnsServer>[2],
): Promise<DnsServer> {
  const started = await startDnsServer(data, behave, options);
  t.after(() => started.close());
  return started;
}

/** A client that is closed with the test. */
export function client(
  t: TestContext,
  addresses: readonly string[],
  options: Partial<DnsClientOptions> = {},
): DnsClient {
  const created = createDnsClient({ resolvers: addresses.map(resolver), ...options });
  t.after(() => created.close());
  return created;
}
