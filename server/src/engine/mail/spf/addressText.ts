import { ipv4Text, ipv6Text, parseIpv4, parseIpv6 } from '../../records/fields/address.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import type { Address } from './networks.ts';
import type { Network } from './spfRecord.ts';

/** An address as it is written: a dotted quad, or shortened as RFC 5952 §4 says. */
export function addressText({ family, value }: Address): string {
  const octets = new Uint8Array(family === 4 ? 4 : 16);
  for (let i = octets.length - 1, rest = value; i >= 0; i--, rest >>= 8n) octets[i] = Number(rest & 0xffn);
  return family === 4 ? ipv4Text(octets) : ipv6Text(octets);
}

/** Reads an address; `undefined` if the text is none. An IPv4-mapped one is an IPv4 address (RFC 4291 §2.5.5.2). */
export function readAddress(text: string): Address | undefined {
  const bytes = encodeUtf8(text);
  const octets = new Uint8Array(16);
  if (parseIpv4(bytes, 0, bytes.length, octets, 0))
    return { family: 4, value: numberOf(octets.subarray(0, 4)) };
  if (!parseIpv6(bytes, 0, bytes.length, octets)) return undefined;
  const value = numberOf(octets);
  return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffffffffn } : { family: 6, value };
}

/** A network as SPF writes it: `192.0.2.0/24`, without the length of a single address. */
export function networkText({ family, address, prefix }: Network): string {
  const text = addressText({ family, value: address });
  return prefix === (family === 4 ? 32 : 128) ? text : `${text}/${prefix}`;
}

function numberOf(octets: Uint8Array): bigint {
  return octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}
