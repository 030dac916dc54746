import type { DnsAnswer, DnsType } from '../../dns/dns.ts';
import { readAddress } from './addressText.ts';
import type { Address } from './networks.ts';

const MAX_NAMES = 10;

/**
 * Whether a name of the address is the target or below it: a name that its PTR records give and that leads back to it
 * (RFC 7208 §5.5). At most ten names are looked at (§4.6.4); lookups that fail are passed over.
 */
export async function ptrMatches(
  ip: Address,
  target: string,
  ask: <T extends DnsType>(name: string, type: T) => Promise<DnsAnswer<T>>,
): Promise<boolean> {
  const answer = await ask(reverseName(ip), 'PTR');
  if (answer.status !== 'found') return false;
  for (const written of answer.records.slice(0, MAX_NAMES)) {
    const name = written.toLowerCase().replace(/\.$/, '');
    if (name !== target && !name.endsWith(`.${target}`)) continue;
    const back = await ask(name, ip.family === 4 ? 'A' : 'AAAA');
    if (back.status !== 'found') continue;
    const addresses = back.records.map(readAddress);
    if (addresses.some((each) => each?.family === ip.family && each.value === ip.value)) return true;
  }
  return false;
}

/** Where the PTR records of an address are (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName({ family, value }: Address): string {
  if (family === 6) return `${value.toString(16).padStart(32, '0').split('').reverse().join('.')}.ip6.arpa`;
  const octets = [0n, 8n, 16n, 24n].map((shift) => (value >> shift) & 0xffn);
  return `${octets.join('.')}.in-addr.arpa`;
}
