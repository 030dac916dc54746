import { addressOfReverse } from '../../editing/hover/reverseName.ts';

/** A name of a classless delegation: the host's number, the range, the network (RFC 2317 §4). */
const CLASSLESS = /^(\d{1,3})\.[^.]*[/-][^.]*\.((?:\d{1,3}\.){3}in-addr\.arpa\.)$/;

/**
 * The address that a name of a reverse zone stands for, in canonical form; names of classless delegations too.
 * `undefined` for names of networks and all others.
 *
 * @param name absolute, in lower case
 */
export function pointedAddress(name: string): string | undefined {
  const [, host, network] = CLASSLESS.exec(name) ?? [];
  return addressOfReverse(host === undefined ? name : `${host}.${network}`);
}

/** Whether an address is one that every host has for itself, or no address of a host at all: nothing points back from it. */
export function isOwnToHosts(address: string): boolean {
  return /^(?:127|0)\.|^::1?$|^fe[89ab]|^169\.254\./.test(address);
}
