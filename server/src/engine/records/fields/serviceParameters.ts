import { INNER_QUOTES, QUOTED, UNTERMINATED } from '../../zone/tokens.ts';
import type { FieldKind } from '../field.ts';
import { type RdataInput, shown } from '../rdataInput.ts';
import { WireReader, type WireWriter } from '../wire.ts';
import {
  ALPN,
  genericServiceKey,
  MANDATORY,
  NO_DEFAULT_ALPN,
  SERVICE_KEYS,
  serviceKeyByName,
  serviceKeyText,
} from './serviceKeys.ts';
import { isServiceValue, serviceValueText, writeServiceValue } from './serviceValues.ts';

const EQUALS = 0x3d;
const QUOTE = 0x22;
/** Key and length, 16 bits each (RFC 9460 §2.2). */
const HEADER = 4;
/** Values of the keys from `mandatory` to `dohpath` are checked on the wire too; later ones are any octets. */
const LAST_CHECKED_KEY = 7;

/** The parameters of the record that is being read: key, token, and range on the wire. */
interface Parameter {
  readonly key: number;
  readonly token: number;
  readonly start: number;
  readonly end: number;
}

function readParameter(input: RdataInput, i: number, out: WireWriter): Parameter | undefined {
  const { bytes, tokens } = input;
  const start = tokens.start[i] as number;
  const end = tokens.end[i] as number;
  if ((tokens.flags[i] as number) & QUOTED) {
    const message = `${input.subject('parameter')} must not be in quotes as a whole: only its value may be, as in key="value" (RFC 9460 §2.1).`;
    input.refuse(i, message);
    return undefined;
  }
  let equals = bytes.indexOf(EQUALS, start);
  if (equals < 0 || equals > end) equals = end;
  const key = readKey(input, start, equals);
  if (key < 0) return undefined;
  let from = Math.min(equals + 1, end);
  let to = end;
  if ((tokens.flags[i] as number) & (INNER_QUOTES | UNTERMINATED) && bytes[from] === QUOTE) {
    from++;
    if ((tokens.flags[i] as number) & INNER_QUOTES) {
      const closing = closingQuote(bytes, from, end);
      if (closing !== end - 1) {
        input.refuseAt(
          closing + 1,
          end,
          `${input.subject('parameter')} goes on behind its closing quote: a blank must follow.`,
        );
        return undefined;
      }
      to = closing;
    }
  }
  const at = out.length;
  out.u16(key);
  out.u16(0);
  const registered = SERVICE_KEYS[key];
  const isNamed = genericServiceKey(input.textOf(start, equals)) < 0;
  input.fieldName = registered?.name ?? serviceKeyText(key);
  const valueKind = isNamed ? (registered?.value ?? 'text') : 'text';
  const empty = valueKind === 'ech' && from === to;
  if (!empty && !writeServiceValue(input, from, to, valueKind, out)) {
    widenEmptyFault(input, i);
    return undefined;
  }
  const length = out.length - at - HEADER;
  out.bytes[at + 2] = length >>> 8;
  out.bytes[at + 3] = length & 0xff;
  if (
    registered &&
    key <= LAST_CHECKED_KEY &&
    !isServiceValue(out.bytes.subarray(at + HEADER, out.length), registered.value)
  ) {
    input.refuse(i, `${input.subject()} has octets that are no value of this key (${registered.reference}).`);
    return undefined;
  }
  return { key, token: i, start: at, end: out.length };
}

/** A fault without extent cannot be seen: it covers the parameter then. */
function widenEmptyFault(input: RdataInput, i: number): void {
  const { fault } = input;
  if (fault && fault.start === fault.end) input.refuse(i, fault.message, fault.rule);
}

/** The key's number; -1 with a fault when there is none of that name. Names are in lower case. */
function readKey(input: RdataInput, start: number, end: number): number {
  const text = input.textOf(start, end);
  const generic = genericServiceKey(text);
  if (generic >= 0) return generic;
  const key = serviceKeyByName(text);
  if (key?.name === text) return key.number;
  const lower = text.toLowerCase();
  const known = key !== undefined || genericServiceKey(lower) >= 0;
  const fix = known ? { title: `Write ${lower}`, text: lower } : undefined;
  const names = SERVICE_KEYS.map(({ name }) => name).join(', ');
  const message = known
    ? `${input.subject('parameter')} ${shown(text)} must be in lower case (RFC 9460 §2.1).`
    : `${input.subject('parameter')} ${shown(text)} is not known: expected ${names}, or keyNNN with a number from 0 to 65535 (RFC 9460 §2.1).`;
  input.refuseAt(start, Math.max(end, start + 1), message, 'zone/rdata-invalid', fix);
  return -1;
}

function closingQuote(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] === QUOTE) return at;
    if (bytes[at] === 0x5c) at++;
  }
  return end;
}

/** Parameters stand on the wire in ascending order of their keys (RFC 9460 §2.2). */
function sort(parameters: Parameter[], out: WireWriter): void {
  if (parameters.every((parameter, i) => i === 0 || parameter.key > (parameters[i - 1] as Parameter).key))
    return;
  const first = (parameters[0] as Parameter).start;
  const copy = out.bytes.slice(0, out.length);
  parameters.sort((a, b) => a.key - b.key);
  out.length = first;
  for (const { start, end } of parameters) out.octets(copy, start, end);
}

/** Holds the parameters against each other (RFC 9460 §7.1 and §8); false with a fault. */
function checkTogether(input: RdataInput, parameters: readonly Parameter[], out: WireWriter): boolean {
  const seen = new Set<number>();
  for (const { key, token } of parameters) {
    if (seen.has(key)) {
      return input.refuse(
        token,
        `${input.subject('record')} has ${serviceKeyText(key)} twice; a key may stand once (RFC 9460 §2.1).`,
      );
    }
    seen.add(key);
  }
  for (const { key, token, start, end } of parameters) {
    if (key === NO_DEFAULT_ALPN && !seen.has(ALPN)) {
      return input.refuse(
        token,
        `${input.subject('record')} has no-default-alpn without alpn: then there is no protocol at all (RFC 9460 §7.1.1).`,
      );
    }
    if (key !== MANDATORY) continue;
    for (let at = start + HEADER; at + 1 < end; at += 2) {
      const listed = (out.bytes[at] as number) * 256 + (out.bytes[at + 1] as number);
      if (listed === MANDATORY) {
        return input.refuse(token, `${input.subject('mandatory')} must not list itself (RFC 9460 §8).`);
      }
      if (!seen.has(listed)) {
        const name = serviceKeyText(listed);
        return input.refuse(
          token,
          `${input.subject('mandatory')} lists ${name}, but the record has no ${name} (RFC 9460 §8).`,
        );
      }
    }
  }
  return true;
}

/** Service parameters `key[=value]`, which may be none (RFC 9460 §2.1 and §2.2). */
export const serviceParameters: FieldKind = {
  holds: 'parameters such as alpn=h2,h3 port=443',
  read(input, out) {
    if (!input.more) return true;
    const parameters: Parameter[] = [];
    while (input.more && !out.overflow) {
      const parameter = readParameter(input, input.takeString(), out);
      if (parameter === undefined) return false;
      parameters.push(parameter);
    }
    if (out.overflow) {
      input.at = input.tokens.count;
      return true;
    }
    if (!checkTogether(input, parameters, out)) return false;
    sort(parameters, out);
    return true;
  },
  print(reader, words) {
    const keys = new Set<number>();
    const mandatory: number[] = [];
    let last = -1;
    while (reader.left > 0 && !reader.short) {
      const key = reader.u16();
      const octets = reader.octets(reader.u16());
      const value = (key <= LAST_CHECKED_KEY ? SERVICE_KEYS[key]?.value : undefined) ?? 'text';
      if (key <= last || !isServiceValue(octets, value)) reader.short = true;
      if (reader.short) return;
      last = key;
      keys.add(key);
      for (let at = 0; key === MANDATORY && at < octets.length; at += 2) {
        mandatory.push((octets[at] as number) * 256 + (octets[at + 1] as number));
      }
      const text = octets.length === 0 ? '' : `=${serviceValueText(new WireReader(octets), value)}`;
      words.push(serviceKeyText(key) + text);
    }
    const lacksAlpn = keys.has(NO_DEFAULT_ALPN) && !keys.has(ALPN);
    if (lacksAlpn || mandatory.some((key) => key === MANDATORY || !keys.has(key))) reader.short = true;
  },
};
