import { readAddress } from '../../mail/spf/addressText.ts';
import { type Address, type Range, rangeOf } from '../../mail/spf/networks.ts';

/** The hosts that a user has named as own. */
export interface OwnHosts {
  /**
   * Whether the entries can tell where a message came in that was received by the host of this name. Where names are among them
   * and that is none of them, the message was received elsewhere, such as at a large provider to see how it arrives there.
   */
  readonly apply: (receiver: string | undefined) => boolean;
  /** Whether an address, or a name, is one of them; `undefined` where no entry says anything of it. */
  readonly hasAddress: (ip: string) => boolean | undefined;
  readonly hasName: (name: string) => boolean | undefined;
}

interface Entry {
  readonly isOwn: boolean;
  readonly name?: string;
  readonly family?: 4 | 6;
  readonly range?: Range;
}

/** Loopback: the host itself, and so always own. */
const LOOPBACK = ['127.0.0.0/8', '::1'];

/**
 * Reads what is set as own hosts: names, which stand for all below them as well (`example.com`, `*.example.com`), addresses
 * and networks (`192.0.2.1`, `192.0.2.0/24`, `192.0.2/24`, `2001:db8::/32`); with `!` before it, what is not own. The first
 * entry that holds a host decides. What is none of these names no host.
 */
export function readOwnHosts(entries: readonly string[]): OwnHosts {
  const read = entries.map(entryOf).filter(({ name }) => name !== '');
  const loopback = LOOPBACK.map(entryOf);
  const hasName = (name: string) => {
    const lower = name.toLowerCase();
    return read.find(
      (each) => each.name !== undefined && (lower === each.name || lower.endsWith(`.${each.name}`)),
    )?.isOwn;
  };
  const isNetworksOnly = read.every(({ name }) => name === undefined);
  return {
    apply: (receiver) =>
      read.length > 0 && (isNetworksOnly || receiver === undefined || hasName(receiver) === true),
    hasAddress: (ip) => {
      const address = readAddress(ip);
      if (address === undefined) return undefined;
      return [...loopback, ...read].find((entry) => holds(entry, address))?.isOwn;
    },
    hasName,
  };
}

function holds({ family, range }: Entry, address: Address): boolean {
  return (
    family === address.family &&
    range !== undefined &&
    range.first <= address.value &&
    address.value <= range.last
  );
}

function entryOf(text: string): Entry {
  const isOwn = !text.startsWith('!');
  const host = text
    .slice(isOwn ? 0 : 1)
    .trim()
    .toLowerCase();
  return { isOwn, ...(networkOf(host) ?? { name: host.replace(/^\*?\./, '') }) };
}

function networkOf(host: string): { readonly family: 4 | 6; readonly range: Range } | undefined {
  const [base = '', length] = host.split('/', 2);
  const address = readAddress(
    /^\d{1,3}(?:\.\d{1,3}){0,2}\.?$/.test(base) && (length !== undefined || base.endsWith('.'))
      ? filled(base)
      : base,
  );
  if (address === undefined) return undefined;
  const most = address.family === 4 ? 32 : 128;
  const open = base.endsWith('.') ? base.split('.').length * 8 - 8 : most;
  const prefix = length === undefined ? open : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > most) return undefined;
  return {
    family: address.family,
    range: rangeOf({ family: address.family, address: address.value, prefix }),
  };
}

/** `192.0.2` as an address: the octets that are not written are 0. */
function filled(base: string): string {
  const octets = base.split('.').filter((octet) => octet !== '');
  return [...octets, '0', '0', '0'].slice(0, 4).join('.');
}
