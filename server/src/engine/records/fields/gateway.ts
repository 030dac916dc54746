import type { FieldKind } from '../field.ts';
import { ipv4, ipv6 } from './address.ts';
import { decimalAt } from './integer.ts';
import { name } from './name.ts';

const NONE = 0;
const IPV4 = 1;
const IPV6 = 2;
const NAME = 3;

/** The type of gateway stands in the second octet of IPSECKEY and AMTRELAY, there without its first bit. */
function gatewayType(bytes: Uint8Array): number {
  return (bytes[1] as number) & 0x7f;
}

/** `.`, an address or a name, as the gateway type before it says (RFC 4025 §2.5, RFC 8777 §4.2.4). */
export const gateway: FieldKind = {
  holds: 'what the type before it says: 0 ".", 1 an IPv4 address, 2 an IPv6 address, 3 a domain name',
  caseless: true,
  read(input, out) {
    const type = gatewayType(out.bytes);
    if (type === IPV4 || type === IPV6) {
      const address = type === IPV4 ? ipv4 : ipv6;
      input.holds = `${address.holds}, since its type is ${type}`;
      return address.read(input, out);
    }
    if (type === NAME) return name.read(input, out);
    input.holds = '".", since its type is 0: no gateway';
    const i = input.take();
    if (i < 0) return false;
    return input.tokens.is(input.bytes, i, '.') || input.reject(i);
  },
  print(reader, words) {
    const type = gatewayType(reader.bytes);
    if (type === NONE) words.push('.');
    else if (type === IPV4) ipv4.print(reader, words);
    else if (type === IPV6) ipv6.print(reader, words);
    else name.print(reader, words);
  },
};

/** The discovery bit of AMTRELAY, the first of the octet that the relay type shares (RFC 8777 §4.2.2). */
export const discoveryBit: FieldKind = {
  holds: '0 or 1',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const value = decimalAt(input, i, 1);
    if (value < 0) return input.reject(i);
    out.u8(value << 7);
    return true;
  },
  print(reader, words) {
    words.push(String(reader.u8() >>> 7));
  },
};

/** The type of an AMTRELAY's relay (RFC 8777 §4.2.3). */
export const relayType: FieldKind = {
  holds: '0 none, 1 IPv4 address, 2 IPv6 address or 3 domain name',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const value = decimalAt(input, i, NAME);
    if (value < 0) return input.reject(i);
    out.bytes[1] = (out.bytes[1] as number) | value;
    return true;
  },
  print(reader, words) {
    const type = gatewayType(reader.bytes);
    if (type > NAME) {
      reader.generic = true;
      reader.rest();
    }
    words.push(String(type));
  },
};
