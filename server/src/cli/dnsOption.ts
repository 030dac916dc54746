import type { OpenDns } from '../engine/dns/openDns.ts';
import { UsageError } from './usageError.ts';

/** Milliseconds that a resolver has for one answer. */
const TIMEOUT = 2000;

/**
 * The resolvers that `--dns` names, else those of the variable HOSTMASTER_DNS; several are separated by commas. `undefined`
 * where neither is given.
 */
export function namedResolvers(option: string | undefined): string[] | undefined {
  const text = option ?? process.env.HOSTMASTER_DNS;
  const names = text?.split(',').map((each) => each.trim());
  return names?.some((each) => each !== '') ? names : undefined;
}

/**
 * DNS by the named resolvers, else by those of the system. Who opens it closes it.
 *
 * @param timeout in milliseconds
 */
export async function dnsFor(option: string | undefined, timeout = TIMEOUT): Promise<OpenDns> {
  const { openDns } = await import('../node/openDns.ts');
  const dns = openDns({ resolvers: namedResolvers(option) ?? [], timeout: timeout / 1000 });
  const [problem] = dns.problems;
  if (problem === undefined) return dns;
  dns.close();
  throw new UsageError(option === undefined ? `In HOSTMASTER_DNS: ${problem}` : problem);
}
