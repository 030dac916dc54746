import type { Dns } from '../../../dns/dns.ts';

const MAX_TRIED = 40;

/** What further records are called until it is known which names are free: none of these is longer. */
export function plannedNames(domain: string): readonly string[] {
  return Array.from({ length: 10 }, () => `_spf00.${domain}`);
}

/**
 * Owners for further records, `_spf1` and so on, that have no text yet or may be written over; fewer than asked for where
 * DNS does not say that they are free.
 */
export async function freeNames(
  domain: string,
  count: number,
  reuse: readonly string[],
  dns: Dns,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (let number = 1; names.length < count && number <= MAX_TRIED; number++) {
    const name = `_spf${number}.${domain}`;
    const isOurs = reuse.includes(name);
    const answer = isOurs ? undefined : await dns.ask(name, 'TXT');
    if (answer === undefined || answer.status === 'noData' || answer.status === 'noName') names.push(name);
  }
  return names;
}
