import { ipv6Text } from '../../records/fields/address.ts';

/** The name at which the PTR records of an address stand (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(address: Uint8Array): string {
  if (address.length === 4) return `${[...address].reverse().join('.')}.in-addr.arpa.`;
  const digits = [...address].flatMap((octet) => [octet >>> 4, octet & 0xf]);
  return `${digits
    .reverse()
    .map((digit) => digit.toString(16))
    .join('.')}.ip6.arpa.`;
}

/** The address that a name of a reverse zone stands for; `undefined` for names of networks and all others. */
export function addressOfReverse(name: string): string | undefined {
  const quad = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa\.$/i.exec(name);
  if (quad !== null) {
    const octets = quad.slice(1).reverse();
    return octets.every((octet) => Number(octet) <= 255) ? octets.join('.') : undefined;
  }
  const digits = /^((?:[0-9a-f]\.){32})ip6\.arpa\.$/i.exec(name)?.[1];
  if (digits === undefined) return undefined;
  const hex = digits.replaceAll('.', '');
  const octets = Uint8Array.from({ length: 16 }, (_, i) =>
    Number.parseInt(hex.charAt(31 - 2 * i) + hex.charAt(30 - 2 * i), 16),
  );
  return ipv6Text(octets);
}
