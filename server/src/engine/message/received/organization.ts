import { hostAddress } from './hostAddress.ts';

/** Labels below a country's domain under which names are given to all: `co.uk`, `com.au`, `ne.jp`. */
const SHARED = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'go',
  'gob',
  'gov',
  'gouv',
  'gr',
  'ltd',
  'me',
  'mil',
  'ne',
  'net',
  'nom',
  'or',
  'org',
  'plc',
  'sch',
]);

/**
 * Whose host a name is: its last two labels, or three below the likes of `co.uk`; `undefined` for addresses and for names of
 * one label. It is the likeness of names that is wanted here, not who is responsible for a name: that takes the walk of RFC 9989 §4.10.
 */
export function organizationOf(host: string | null): string | undefined {
  if (host === null || host.length > 255 || hostAddress(host) !== undefined) return undefined;
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length < 2 || labels.some((label) => label === '')) return undefined;
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && SHARED.has(second) ? -3 : -2).join('.');
}

/** Whether two hosts are of one organization, by their names. */
export function isAlike(a: string | null, b: string | null): boolean {
  const organization = organizationOf(a);
  return organization !== undefined && organization === organizationOf(b);
}

/** The first label of a name, in lower case: hosts have several domains, but keep it. */
export function hostLabel(host: string | null): string | undefined {
  if (host === null || hostAddress(host) !== undefined) return undefined;
  return host.split('.', 1)[0]?.toLowerCase() || undefined;
}

/** Whether a name is made of an IPv4 address, as providers name their customers' hosts: `host-192-0-2-1`, `1.2.0.192.pool`. */
export function isMadeOf(host: string, ip: string): boolean {
  const octets = ip.split('.');
  if (octets.length !== 4 || host.length > 255) return false;
  const numbers = host.split(/\D+/).filter((each) => each !== '');
  const written = ` ${numbers.map(Number).join(' ')} `;
  const padded = octets.map((octet) => octet.padStart(3, '0')).join('');
  return (
    [octets, octets.toReversed()].some((each) => written.includes(` ${each.join(' ')} `)) ||
    host.includes(padded)
  );
}

/** Whether a name is that of the host itself, whatever host. */
export function isLocalhost(host: string | null): boolean {
  return host !== null && /^localhost(?:\.localdomain|4|6)?$/i.test(host);
}
