import type { Network } from '../../mail/spf/spfRecord.ts';
import { specialNetwork } from './specialNetwork.ts';

/** A network's family and prefix length. */
export type Prefix = Pick<Network, 'family' | 'prefix'>;

/** The largest providers of mail publish networks of up to 2^18 IPv4 addresses. */
const LARGE = { 4: 13, 6: 31 } as const;
const HUGE = { 4: 8, 6: 16 } as const;

/** Whether so many hosts are in a network of this length that they cannot all send for one domain. */
export function isLarge({ family, prefix }: Prefix): boolean {
  return prefix <= LARGE[family];
}

/** Whether they are a good part of the Internet. */
export function isHuge({ family, prefix }: Prefix): boolean {
  return prefix <= HUGE[family];
}

/** Whether a network is large; private ones and their like, which are so by nature, are not. */
export function isLargeNetwork(network: Network): boolean {
  return isLarge(network) && specialNetwork(network) === undefined;
}
