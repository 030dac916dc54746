import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';
import type { WireReader, WireWriter } from '../wire.ts';
import { ipv4Text, ipv6Text, parseIpv4, parseIpv6 } from './address.ts';

const NEGATION = 0x21;
const COLON = 0x3a;
const SLASH = 0x2f;
const IPV4 = 1;
const IPV6 = 2;

const address = new Uint8Array(16);

/** The decimal number in `bytes[start, end)`, -1 when it is none or over `max`. */
function numberAt(bytes: Uint8Array, start: number, end: number, max: number): number {
  if (start >= end) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
    if (value > max) return -1;
  }
  return value;
}

function readPrefix(input: RdataInput, i: number, out: WireWriter): boolean {
  const { bytes } = input;
  const start = input.tokens.start[i] as number;
  const end = input.tokens.end[i] as number;
  const negated = bytes[start] === NEGATION;
  const from = negated ? start + 1 : start;
  const colon = bytes.indexOf(COLON, from);
  const slash = bytes.lastIndexOf(SLASH, end - 1);
  if (colon < 0 || colon >= end || slash < colon) return input.reject(i);
  const family = numberAt(bytes, from, colon, 0xffff);
  if (family !== IPV4 && family !== IPV6) {
    return input.reject(i, `address family 1 (IPv4) or 2 (IPv6) before the ":", as in ${EXAMPLE}`);
  }
  const size = family === IPV4 ? 4 : 16;
  const good =
    family === IPV4
      ? parseIpv4(bytes, colon + 1, slash, address, 0)
      : parseIpv6(bytes, colon + 1, slash, address);
  if (!good)
    return input.reject(i, `an ${family === IPV4 ? 'IPv4' : 'IPv6'} address, since the family is ${family}`);
  const prefix = numberAt(bytes, slash + 1, end, size * 8);
  if (prefix < 0) return input.reject(i, `a prefix length from 0 to ${size * 8} after the "/"`);
  let length = size;
  while (length > 0 && address[length - 1] === 0) length--;
  out.u16(family);
  out.u8(prefix);
  out.u8((negated ? 0x80 : 0) | length);
  out.octets(address, 0, length);
  return true;
}

function printPrefix(reader: WireReader, words: string[]): void {
  const family = reader.u16();
  const prefix = reader.u8();
  const head = reader.u8();
  const octets = reader.octets(head & 0x7f);
  if (octets.length > 0 && octets.at(-1) === 0) reader.short = true;
  if (reader.short) return;
  if (family !== IPV4 && family !== IPV6) {
    reader.generic = true;
    return;
  }
  const size = family === IPV4 ? 4 : 16;
  if (octets.length > size || prefix > size * 8) {
    reader.short = true;
    return;
  }
  address.fill(0);
  address.set(octets);
  const text = family === IPV4 ? ipv4Text(address) : ipv6Text(address);
  words.push(`${head & 0x80 ? '!' : ''}${family}:${text}/${prefix}`);
}

const EXAMPLE = '1:192.0.2.0/24 or !2:2001:db8::/32';

/** Address prefixes of APL, which may be none (RFC 3123 §4 and §5). */
export const addressPrefixes: FieldKind = {
  holds: `prefixes such as ${EXAMPLE}`,
  read(input, out) {
    while (input.more) {
      const i = input.take();
      if (i < 0 || !readPrefix(input, i, out)) return false;
    }
    return true;
  },
  print(reader, words) {
    while (reader.left > 0 && !reader.short) printPrefix(reader, words);
  },
};
