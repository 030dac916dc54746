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

export const SPECIAL_NETWORKS: readonly Network[] = SPECIAL.map(([network]) => network);

/** The first octets of the special networks, by family: nearly all networks have others. */
const FIRST_OCTETS = {
  4: new Set([0, 10, 100, 127, 169, 172, 192, ...Array.from({ length: 32 }, (_, i) => 224 + i)]),
  6: new Set([0, 0xfc, 0xfd, 0xfe, 0xff]),
} as const;

/** What a network is, where it lies wholly in one that no mail comes from over the Internet; `undefined` for others. */
export function specialNetwork(network: Network): string | undefined {
  const { family, address, prefix } = network;
  const octet = family === 4 ? Number(address) >>> 24 : Number(address >> 120n);
  if (!FIRST_OCTETS[family].has(octet)) return undefined;
  const { first } = rangeOf(network);
  for (const [special, what] of SPECIAL) {
    if (special.family !== family || special.prefix > prefix) continue;
    if (rangeOf({ ...special, address: first }).first === special.address) return what;
  }
  return undefined;
}
