import type { FieldKind } from '../field.ts';
import { ipv6Text, parseIpv6 } from './address.ts';
import { name } from './name.ts';

// A6 (RFC 2874 §3.1): the address suffix lacks the octets that the prefix fills; the prefix name stands only where
// there is a prefix.
const address = new Uint8Array(16);
const FULL_PREFIX = 128;

/** The part of the address behind the prefix, none for a prefix of 128 bits. */
export const a6Suffix: FieldKind = {
  holds: 'an IPv6 address whose first bits, as many as the prefix length says, do not count',
  read(input, out) {
    const prefix = out.bytes[0] as number;
    if (prefix === FULL_PREFIX) return true;
    const i = input.take();
    if (i < 0) return false;
    const start = input.tokens.start[i] as number;
    if (!parseIpv6(input.bytes, start, input.tokens.end[i] as number, address)) return input.reject(i);
    const first = prefix >>> 3;
    address[first] = (address[first] as number) & (0xff >>> (prefix & 7));
    out.octets(address, first, 16);
    return true;
  },
  print(reader, words) {
    const prefix = reader.bytes[0] as number;
    // BIND leaves the place of the missing suffix empty, with the blanks on both sides.
    if (prefix === FULL_PREFIX) words.push('');
    if (prefix >= FULL_PREFIX) return;
    const first = prefix >>> 3;
    address.fill(0);
    address.set(reader.octets(16 - first), first);
    address[first] = (address[first] as number) & (0xff >>> (prefix & 7));
    words.push(ipv6Text(address));
  },
};

/** The name that has the prefix, none for a prefix of 0 bits. */
export const a6PrefixName: FieldKind = {
  holds: name.holds,
  caseless: true,
  read(input, out) {
    return out.bytes[0] === 0 || name.read(input, out);
  },
  print(reader, words) {
    if (reader.bytes[0] !== 0) name.print(reader, words);
  },
};
