import { parseIpv4, parseIpv6 } from '../../records/fields/address.ts';
import type { Span } from '../mailRecord.ts';
import type { SpfFault } from './readMacros.ts';
import type { Network } from './spfRecord.ts';

/** The longest address text there is: six groups and a dotted quad. */
const LONGEST = 45;
const units = new Uint8Array(LONGEST);
const octets = new Uint8Array(16);

/** Reads the value of ip4 or ip6 (RFC 7208 §5.6): an address, and a prefix length where one is written. */
export function readNetwork(
  text: string,
  { start, end }: Span,
  family: 4 | 6,
): (Network & { readonly span: Span }) | SpfFault {
  const slash = text.slice(start, end).indexOf('/');
  const span = { start, end: slash < 0 ? end : start + slash };
  const address = addressOf(text.slice(span.start, span.end), family);
  if (address === undefined)
    return { problem: family === 4 ? 'ip4Invalid' : 'ip6Invalid', at: { start, end } };
  const most = family === 4 ? 32 : 128;
  const prefix = slash < 0 ? most : readPrefix(text.slice(span.end + 1, end), most);
  if (prefix === undefined) return { problem: 'cidrRange', at: { start: span.end, end } };
  return { family, address, prefix, span };
}

/** An IPv4 or IPv6 address as a number; `undefined` for what is none. */
function addressOf(text: string, family: 4 | 6): bigint | undefined {
  const { length } = text;
  if (length > LONGEST) return undefined;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return undefined;
    units[i] = unit;
  }
  if (family === 4) {
    return parseIpv4(units, 0, length, octets, 0) ? BigInt(word(0)) : undefined;
  }
  if (!parseIpv6(units, 0, length, octets)) return undefined;
  return (BigInt(word(0)) << 96n) | (BigInt(word(4)) << 64n) | (BigInt(word(8)) << 32n) | BigInt(word(12));
}

/** A prefix length of up to `most` bits, without leading zeros (RFC 7208 §5.6); `undefined` for what is none. */
export function readPrefix(digits: string, most: number): number | undefined {
  if (!/^(?:0|[1-9]\d{0,2})$/.test(digits)) return undefined;
  const prefix = Number(digits);
  return prefix <= most ? prefix : undefined;
}

/** Four of the octets that were read, as a number. */
function word(at: number): number {
  return (
    (octets[at] as number) * 0x1000000 +
    ((octets[at + 1] as number) << 16) +
    ((octets[at + 2] as number) << 8) +
    (octets[at + 3] as number)
  );
}
