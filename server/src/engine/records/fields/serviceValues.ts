import { readEscape } from '../../zone/nameText.ts';
import { type RdataInput, shown } from '../rdataInput.ts';
import type { WireReader, WireWriter } from '../wire.ts';
import { ipv4Text, ipv6Text, parseIpv4, parseIpv6 } from './address.ts';
import { base64Text, writeBase64 } from './base64.ts';
import { quotedText, writeEscapedText } from './characterString.ts';
import { genericServiceKey, type ServiceValue, serviceKeyByName, serviceKeyText } from './serviceKeys.ts';

const COMMA = 0x2c;
const BACKSLASH = 0x5c;

const address = new Uint8Array(16);

/** What each kind of value holds, as it ends the sentence "expected …". */
const HOLDS: Readonly<Record<ServiceValue, string>> = {
  keys: 'keys with commas between them, such as alpn,port, each once',
  alpn: 'protocols with commas between them, such as h2,h3, each of 1 to 255 octets',
  empty: 'no value',
  port: 'a port from 0 to 65535',
  ipv4: 'IPv4 addresses with commas between them',
  ech: 'base64',
  ipv6: 'IPv6 addresses with commas between them',
  dohpath: 'a URI template that starts with "/" and has the variable dns, such as /dns-query{?dns}',
  groups: 'numbers of key exchange groups from 0 to 65535 with commas between them, each once',
  segments: 'path segments with commas between them, each of 1 to 255 octets',
  shares: 'transports with percentages, such as do53:100,dot:25, each transport once',
  text: 'a text',
};

function refuseValue(input: RdataInput, start: number, end: number, value: ServiceValue): false {
  const subject = input.subject();
  const problem = start === end ? 'has an empty value' : `${shown(input.textOf(start, end))} is not valid`;
  return input.refuseAt(start, end, `${subject} ${problem}: expected ${HOLDS[value]}.`);
}

/** Writes the value in `bytes[start, end)`, its quotes left out; `input.fieldName` is the key. */
export function writeServiceValue(
  input: RdataInput,
  start: number,
  end: number,
  value: ServiceValue,
  out: WireWriter,
): boolean {
  switch (value) {
    case 'alpn':
      return writeStrings(input, start, end, out) || refuseValue(input, start, end, value);
    case 'segments':
      return start === end || writeStrings(input, start, end, out) || refuseValue(input, start, end, value);
    case 'empty':
      return start === end || refuseValue(input, start, end, value);
    case 'ech':
      return writeBase64(input, start, end, out);
    case 'text':
      return writeEscapedText(input, start, end, out) >= 0;
    case 'dohpath': {
      const from = out.length;
      if (writeEscapedText(input, start, end, out) < 0) return false;
      return isDohPath(out.bytes.subarray(from, out.length)) || refuseValue(input, start, end, value);
    }
    default:
      return writeList(input, start, end, value, out);
  }
}

/** Numbers, addresses or keys with commas between them; escapes are not read here (RFC 9460 §7). */
function writeList(
  input: RdataInput,
  start: number,
  end: number,
  value: ServiceValue,
  out: WireWriter,
): boolean {
  const from = out.length;
  for (let at = start; at <= end; ) {
    let itemEnd = at;
    while (itemEnd < end && (value === 'port' || input.bytes[itemEnd] !== COMMA)) itemEnd++;
    if (!writeItem(input, at, itemEnd, value, out)) return refuseValue(input, at, itemEnd, value);
    at = itemEnd + 1;
  }
  const fits =
    value === 'shares'
      ? hasEachShareOnce(out.bytes.subarray(from, out.length))
      : (value !== 'keys' && value !== 'groups') || isSet(out, from, value === 'keys');
  return fits || refuseValue(input, start, end, value);
}

function writeItem(
  input: RdataInput,
  start: number,
  end: number,
  value: ServiceValue,
  out: WireWriter,
): boolean {
  if (value === 'ipv4') {
    if (!parseIpv4(input.bytes, start, end, address, 0)) return false;
    out.octets(address, 0, 4);
    return true;
  }
  if (value === 'ipv6') {
    if (!parseIpv6(input.bytes, start, end, address)) return false;
    out.octets(address, 0, 16);
    return true;
  }
  const text = input.textOf(start, end);
  if (value === 'shares') return writeShare(text, out);
  const isKey = value === 'keys';
  const number = isKey ? (serviceKeyByName(text)?.number ?? genericServiceKey(text)) : decimal(text);
  if (number < 0) return false;
  out.u16(number);
  return true;
}

/** `transport:percent` as a string behind its length, and an octet. */
function writeShare(text: string, out: WireWriter): boolean {
  const [, transport = '', percent = ''] = /^([a-z\d-]{1,255}):(\d{1,3})$/i.exec(text) ?? [];
  if (transport === '' || Number(percent) > 100) return false;
  out.u8(transport.length);
  for (let i = 0; i < transport.length; i++) out.u8(transport.charCodeAt(i));
  out.u8(Number(percent));
  return true;
}

function hasEachShareOnce(octets: Uint8Array): boolean {
  const seen = new Set<string>();
  for (let at = 0; at < octets.length; at += (octets[at] as number) + 2) {
    const transport = String.fromCharCode(...octets.subarray(at + 1, at + 1 + (octets[at] as number)));
    if (seen.has(transport)) return false;
    seen.add(transport);
  }
  return true;
}

function decimal(text: string): number {
  const number = /^\d{1,20}$/.test(text) ? Number(text) : -1;
  return number > 0xffff ? -1 : number;
}

/** Whether the 16-bit numbers from `from` on differ; sorts them where their order has no meaning. */
function isSet(out: WireWriter, from: number, sort: boolean): boolean {
  const numbers: number[] = [];
  for (let at = from; at + 1 < out.length; at += 2) {
    numbers.push((out.bytes[at] as number) * 256 + (out.bytes[at + 1] as number));
  }
  if (new Set(numbers).size !== numbers.length) return false;
  if (sort) {
    out.length = from;
    for (const number of numbers.sort((a, b) => a - b)) out.u16(number);
  }
  return true;
}

/**
 * Strings with commas between them, each behind a length octet. Escapes are undone twice: first those of the zone
 * file, then `\,` and `\\` of the list (RFC 9460 §A.1).
 */
function writeStrings(input: RdataInput, start: number, end: number, out: WireWriter): boolean {
  const { bytes } = input;
  let lengthAt = out.length;
  let literal = false;
  out.u8(0);
  const closeItem = (): boolean => {
    const length = out.length - lengthAt - 1;
    if (length === 0 || length > 255) return false;
    out.bytes[lengthAt] = length;
    return true;
  };
  for (let at = start; at < end; ) {
    let octet = bytes[at] as number;
    let width = 1;
    if (octet === BACKSLASH) {
      const escaped = readEscape(bytes, at, end);
      if (escaped < 0) return false;
      octet = escaped & 0xff;
      width = escaped > 0xff ? 4 : 2;
    }
    at += width;
    if (!literal && octet === BACKSLASH) literal = true;
    else if (!literal && octet === COMMA) {
      if (!closeItem()) return false;
      lengthAt = out.length;
      out.u8(0);
    } else {
      out.u8(octet);
      literal = false;
    }
  }
  return !literal && closeItem();
}

/** A variable of a URI template with its modifier (RFC 6570 §2.3 and §2.4). */
const VARIABLE = /^[\w.%]+(\*|:\d{1,4})?$/;

/** Whether the octets are a URI template with the variable dns (RFC 9461 §5, RFC 6570 §2). */
function isDohPath(octets: Uint8Array): boolean {
  const text = String.fromCharCode(...octets);
  if (!text.startsWith('/')) return false;
  let found = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char !== '{') continue;
    const close = text.indexOf('}', at);
    if (close < 0) return false;
    const variables = text
      .slice(at + 1, close)
      .replace(/^[+#./;?&]/, '')
      .split(',');
    if (!variables.every((variable) => VARIABLE.test(variable))) return false;
    if (variables.some((variable) => /^dns(\*|:\d+)?$/.test(variable))) found = true;
    at = close;
  }
  return found;
}

/** Whether a value on the wire is what its key needs, for the keys that BIND checks. */
export function isServiceValue(octets: Uint8Array, value: ServiceValue): boolean {
  switch (value) {
    case 'port':
      return octets.length === 2;
    case 'empty':
      return octets.length === 0;
    case 'ipv4':
      return octets.length > 0 && octets.length % 4 === 0;
    case 'ipv6':
      return octets.length > 0 && octets.length % 16 === 0;
    case 'alpn': {
      let at = 0;
      while (at < octets.length && octets[at] !== 0) at += (octets[at] as number) + 1;
      return at > 0 && at === octets.length;
    }
    case 'keys': {
      if (octets.length === 0 || octets.length % 2 !== 0) return false;
      for (let at = 2; at < octets.length; at += 2)
        if (numberAt(octets, at) <= numberAt(octets, at - 2)) return false;
      return true;
    }
    case 'dohpath':
      return isDohPath(octets);
    default:
      return true;
  }
}

function numberAt(octets: Uint8Array, at: number): number {
  return (octets[at] as number) * 256 + (octets[at + 1] as number);
}

/** The canonical text of a value that is not empty. */
export function serviceValueText(reader: WireReader, value: ServiceValue): string {
  const items: string[] = [];
  switch (value) {
    case 'port':
      return String(reader.u16());
    case 'ech':
      return base64Text(reader.rest());
    case 'keys':
      while (reader.left > 0) items.push(serviceKeyText(reader.u16()));
      return items.join(',');
    case 'ipv4':
      while (reader.left > 0) items.push(ipv4Text(reader.octets(4)));
      return items.join(',');
    case 'ipv6':
      while (reader.left > 0) items.push(ipv6Text(reader.octets(16)));
      return items.join(',');
    case 'alpn':
      while (reader.left > 0) items.push(listItemText(reader.octets(reader.u8())));
      return `"${items.join(',')}"`;
    default:
      return quotedText(reader.rest());
  }
}

function listItemText(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) {
    const char = String.fromCharCode(octet);
    if (octet <= 0x20 || octet >= 0x7f) text += `\\${String(octet).padStart(3, '0')}`;
    else if (char === ',') text += '\\\\,';
    else if (char === '\\') text += '\\\\\\\\';
    else text += char === '"' ? '\\"' : char;
  }
  return text;
}
