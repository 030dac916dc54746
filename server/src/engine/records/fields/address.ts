import { hexDigit, isDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import { type RdataInput, shown } from '../rdataInput.ts';

const DOT = 0x2e;
const COLON = 0x3a;

const octets = new Uint8Array(16);

/**
 * Reads a dotted quad such as `192.0.2.1` from `bytes[start, end)` into `into[offset…]`; as strict as servers are:
 * four decimal numbers from 0 to 255 without leading zeros.
 */
export function parseIpv4(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  offset: number,
): boolean {
  let at = start;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && (at >= end || bytes[at++] !== DOT)) return false;
    const from = at;
    let value = 0;
    while (at < end && isDigit(bytes[at] as number)) {
      value = value * 10 + (bytes[at++] as number) - 0x30;
      if (value > 255) return false;
    }
    const digits = at - from;
    if (digits === 0 || digits > 3 || (digits > 1 && bytes[from] === 0x30)) return false;
    into[offset + part] = value;
  }
  return at === end;
}

/** Reads an IPv6 address (RFC 4291 §2.2) from `bytes[start, end)` into 16 octets. */
export function parseIpv6(bytes: Uint8Array, start: number, end: number, into: Uint8Array): boolean {
  let at = start;
  let used = 0;
  let gap = -1;
  if (at < end && bytes[at] === COLON && bytes[++at] !== COLON) return false;
  let groupStart = at;
  let digits = 0;
  let value = 0;
  while (at < end) {
    const byte = bytes[at] as number;
    const digit = hexDigit(byte);
    if (digit >= 0) {
      if (++digits > 4) return false;
      value = value * 16 + digit;
      at++;
    } else if (byte === COLON) {
      at++;
      if (digits === 0) {
        if (gap >= 0) return false;
        gap = used;
      } else {
        // A group's colon needs something behind it: another group or a second colon.
        if (at === end || used > 14) return false;
        into[used++] = value >>> 8;
        into[used++] = value & 0xff;
        digits = 0;
        value = 0;
      }
      groupStart = at;
    } else if (byte === DOT && used <= 12 && parseIpv4(bytes, groupStart, end, into, used)) {
      used += 4;
      digits = 0;
      at = end;
    } else {
      return false;
    }
  }
  if (digits > 0) {
    if (used > 14) return false;
    into[used++] = value >>> 8;
    into[used++] = value & 0xff;
  }
  if (gap < 0) return used === 16;
  if (used === 16) return false;
  into.copyWithin(16 - (used - gap), gap, used);
  into.fill(0, gap, 16 - (used - gap));
  return true;
}

/** A dotted quad. */
export function ipv4Text(bytes: Uint8Array): string {
  return `${bytes[0]}.${bytes[1]}.${bytes[2]}.${bytes[3]}`;
}

/** An IPv6 address in the short form that servers print: RFC 5952 §4, with the dotted quad of embedded IPv4. */
export function ipv6Text(bytes: Uint8Array): string {
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push((bytes[i] as number) * 256 + (bytes[i + 1] as number));
  let gap = -1;
  let gapLength = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (groups[i + length] === 0) length++;
    if (length > gapLength) {
      gap = i;
      gapLength = length;
    }
    i += length;
  }
  if (gap === 0 && (gapLength === 6 || (gapLength === 5 && groups[5] === 0xffff))) {
    return `::${gapLength === 5 ? 'ffff:' : ''}${ipv4Text(bytes.subarray(12))}`;
  }
  const hex = groups.map((group) => group.toString(16));
  if (gap < 0) return hex.join(':');
  return `${hex.slice(0, gap).join(':')}::${hex.slice(gap + gapLength).join(':')}`;
}

/** Refuses token `i` for the port behind its address. */
function refusePort(input: RdataInput, i: number, address: string): false {
  const message = `${input.subject()} ${shown(input.text(i))} is not valid: it ends in a port, which is no part of an address. Write the address alone; a port is for SRV, SVCB and HTTPS records, or for the clients' own settings.`;
  return input.refuse(i, message, 'zone/rdata-invalid', { title: 'Remove the port', text: address });
}

/** What to say of a text that should be an IPv4 address. */
function rejectIpv4(input: RdataInput, i: number): false {
  const text = input.text(i);
  const start = input.tokens.start[i] as number;
  const colon = text.indexOf(':');
  if (/^:\d{1,5}$/.test(text.slice(colon)) && parseIpv4(input.bytes, start, start + colon, octets, 0))
    return refusePort(input, i, text.slice(0, colon));
  if (text.includes(':'))
    return input.reject(i, 'an IPv4 address; an IPv6 address belongs in an AAAA record');
  const parts = text.split('.');
  if (parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)) {
    const plain = parts.map(Number).join('.');
    return input.reject(i, 'numbers without leading zeros, which some programs read as octal', {
      title: `Write ${plain}`,
      text: plain,
    });
  }
  return input.reject(i);
}

/** What to say of a text that should be an IPv6 address. */
function rejectIpv6(input: RdataInput, i: number): false {
  const start = input.tokens.start[i] as number;
  const end = input.tokens.end[i] as number;
  if (parseIpv4(input.bytes, start, end, octets, 0))
    return input.reject(i, 'an IPv6 address; an IPv4 address belongs in an A record');
  // With a port, as in a URI (RFC 3986 §3.2.2).
  const [, address] = /^\[([\da-f:.]+)\]:\d{1,5}$/i.exec(input.text(i)) ?? [];
  if (address !== undefined && parseIpv6(input.bytes, start + 1, start + 1 + address.length, octets))
    return refusePort(input, i, address);
  return input.reject(i);
}

/** An IPv4 address (RFC 1035 §3.4.1). */
export const ipv4: FieldKind = {
  holds: 'an IPv4 address such as 192.0.2.1',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const { start, end } = input.tokens;
    if (!parseIpv4(input.bytes, start[i] as number, end[i] as number, octets, 0)) return rejectIpv4(input, i);
    out.octets(octets, 0, 4);
    return true;
  },
  print(reader, words) {
    words.push(ipv4Text(reader.octets(4)));
  },
};

/** An IPv6 address (RFC 3596 §2.4). */
export const ipv6: FieldKind = {
  holds: 'an IPv6 address such as 2001:db8::1',
  read(input, out) {
    const i = input.take();
    if (i < 0) return false;
    const start = input.tokens.start[i] as number;
    const end = input.tokens.end[i] as number;
    if (!parseIpv6(input.bytes, start, end, octets)) return rejectIpv6(input, i);
    out.octets(octets, 0, 16);
    return true;
  },
  print(reader, words) {
    words.push(ipv6Text(reader.octets(16)));
  },
};
