import type { Dns, DnsAnswer } from '../../engine/dns/dns.ts';
import type { HttpFault } from '../../engine/http/http.ts';
import { fault } from './faults.ts';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The addresses of a host, as DNS tells them; a host without one has no file. */
export async function addressesOf(host: string, dns: Dns): Promise<readonly Address[] | HttpFault> {
  const [v4, v6] = await Promise.all([dns.ask(host, 'A'), dns.ask(host, 'AAAA')]);
  const addresses: Address[] = [
    ...foundIn(v4).map((address): Address => ({ address, family: 4 })),
    ...foundIn(v6).map((address): Address => ({ address, family: 6 })),
  ];
  if (addresses.length > 0) return addresses;
  for (const answer of [v4, v6]) {
    if (answer.status !== 'failed' || answer.reason === 'invalidName') continue;
    const { reason, detail } = answer;
    return fault(reason === 'cancelled' || reason === 'off' ? reason : 'lookup', detail);
  }
  const isThere = v4.status === 'noData' || v6.status === 'noData';
  return fault(
    'noHost',
    `The host "${host}" ${isThere ? 'has no address' : 'does not exist, or is an alias of a name that does not'}.`,
  );
}

function foundIn(answer: DnsAnswer<'A' | 'AAAA'>): readonly string[] {
  return answer.status === 'found' ? answer.records : [];
}
