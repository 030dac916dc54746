import { addressText, readAddress } from '../../mail/spf/addressText.ts';

/** The longest text that can be an address: six groups, a dotted quad, `IPv6:`, a zone and a port. */
const LONGEST = 80;

const WITH_PORT = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})[.:]\d{1,5}$/;

/**
 * Reads the address of a host as mail programs write it: plain, as the literals of RFC 5321 §4.1.3, or with a port behind it
 * (`192.0.2.1:25`, `192.0.2.1.25`). Gives it in its one form (RFC 5952 §4; IPv4-mapped ones as IPv4); `undefined` for others.
 */
export function hostAddress(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  let plain = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  plain = plain.trim().replace(/^ipv6:/i, '');
  const zone = plain.indexOf('%');
  if (zone > 0) plain = plain.slice(0, zone);
  const address = readAddress(WITH_PORT.exec(plain)?.[1] ?? plain);
  return address && addressText(address);
}

/** Whether a port stands behind an IPv4 address. */
export function hasPort(text: string): boolean {
  return text.length <= LONGEST && WITH_PORT.test(text);
}

/** Networks that are not of the internet (RFC 6890): private ones, and the host itself. */
const INSIDE: readonly { readonly family: 4 | 6; readonly first: bigint; readonly bits: number }[] = [
  { family: 4, first: 0x0a000000n, bits: 8 },
  { family: 4, first: 0xac100000n, bits: 12 },
  { family: 4, first: 0xc0a80000n, bits: 16 },
  { family: 4, first: 0x64400000n, bits: 10 },
  { family: 4, first: 0x7f000000n, bits: 8 },
  { family: 4, first: 0xa9fe0000n, bits: 16 },
  { family: 6, first: 1n, bits: 128 },
  { family: 6, first: 0xfc00n << 112n, bits: 7 },
  { family: 6, first: 0xfe80n << 112n, bits: 10 },
];

/** Whether an address is that of the host itself (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(text: string): boolean {
  return text.startsWith('127.') || text === '::1';
}

/** Whether an address can only be reached from the same network: private, link-local or the host itself (RFC 6890). */
export function isInside(text: string): boolean {
  const address = readAddress(text);
  if (address === undefined) return false;
  return INSIDE.some(({ family, first, bits }) => {
    if (family !== address.family) return false;
    const hosts = BigInt((family === 4 ? 32 : 128) - bits);
    return address.value >> hosts === first >> hosts;
  });
}
