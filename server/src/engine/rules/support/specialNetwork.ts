import { rangeOf } from '../../mail/spf/networks.ts';
import { readNetwork } from '../../mail/spf/readNetwork.ts';
import type { Network } from '../../mail/spf/spfRecord.ts';

/** Networks that no mail comes from over the Internet (RFC 6890 §2.2), and what they are. */
const SPECIAL: readonly (readonly [network: Network, what: string])[] = (
  [
    ['0.0.0.0/8', 'no address of a host'],
    ['10.0.0.0/8', 'a private network (RFC 1918)'],
    ['172.16.0.0/12', 'a private network (RFC 1918)'],
    ['192.168.0.0/16', 'a private network (RFC 1918)'],
    ['100.64.0.0/10', 'a network inside of providers (RFC 6598)'],
    ['127.0.0.0/8', 'the host itself'],
    ['169.254.0.0/16', 'link-local'],
    ['224.0.0.0/4', 'multicast'],
    ['240.0.0.0/4', 'reserved'],
    ['::1/128', 'the host itself'],
    ['fe80::/10', 'link-local'],
    ['fc00::/7', 'a private network (RFC 4193)'],
    ['ff00::/8', 'multicast'],
  ] as const
).flatMap(([text, what]) => {
  const network = readNetwork(text, { start: 0, end: text.length }, text.includes(':') ? 6 : 4);
  return 'problem' in network ? [] : [[network, what] as const];
});

/** What a network is, where it lies wholly in one that no mail comes from over the Internet; `undefined` for others. */
export function specialNetwork(network: Network): string | undefined {
  const { first } = rangeOf(network);
  for (const [special, what] of SPECIAL) {
    if (special.family !== network.family || special.prefix > network.prefix) continue;
    if (rangeOf({ ...special, address: first }).first === special.address) return what;
  }
  return undefined;
}
