import { equalsIgnoringCase, hexDigit } from '../text/bytes.ts';
import { type NameId, type NameTable, NO_NAME } from '../zone/names.ts';
import { QUOTED } from '../zone/tokens.ts';
import type { RecordType } from './field.ts';
import { hexText } from './fields/hexadecimal.ts';
import { decimalAt } from './fields/integer.ts';
import { pushWords } from './fields/words.ts';
import type { RdataInput } from './rdataInput.ts';
import { recordTypeByNumber, typeText } from './recordTypes.ts';
import { WireReader, type WireWriter } from './wire.ts';

const TXT = 16;

/**
 * Reads an RDATA from its presentation form into its wire form, by the type's fields or by the generic form
 * `\# length hex` (RFC 3597 §5), which every type may use.
 *
 * @param typeNumber any type, known or not
 * @returns false when refused; the reason is in `input.fault`
 */
export function readRdata(typeNumber: number, input: RdataInput, out: WireWriter): boolean {
  const type = recordTypeByNumber(typeNumber);
  input.typeName = type?.name ?? typeText(typeNumber);
  if (isGeneric(typeNumber, input)) return readGeneric(typeNumber, input, out);
  if (type === undefined) {
    input.fieldName = 'RDATA';
    input.holds =
      'the generic form "\\# length hex" (RFC 3597 §5), since the fields of this type are not known';
    const i = input.takeString();
    return i >= 0 && input.reject(i);
  }
  for (const field of type.fields) {
    input.fieldName = field.name;
    input.holds = field.kind.holds;
    if (!field.kind.read(input, out)) return false;
  }
  if (input.more) {
    const i = input.at;
    return input.refuse(
      i,
      extraText(
        type.name,
        type.fields.map((field) => field.name),
        input.text(i),
      ),
    );
  }
  if (out.overflow) {
    const last = input.tokens.count - 1;
    return input.refuse(
      last,
      `${input.subject('RDATA')} is over 65535 octets, more than a record can hold (RFC 1035 §3.2.1).`,
    );
  }
  return true;
}

function extraText(type: string, fields: readonly string[], text: string): string {
  const shape = fields.length === 0 ? 'no RDATA' : `only ${fields.join(', ')}`;
  return `Text that does not belong here: "${text}". ${type} has ${shape}. Is a line break, a ";" or a quote missing?`;
}

function isGeneric(typeNumber: number, input: RdataInput): boolean {
  const i = input.at;
  if (i >= input.tokens.count || (input.tokens.flags[i] as number) & QUOTED) return false;
  const start = input.tokens.start[i] as number;
  if (input.tokens.end[i] !== start + 2 || !equalsIgnoringCase(input.bytes, start, start + 2, '\\#'))
    return false;
  // In TXT, `\#` is also an escaped number sign: BIND looks at what follows.
  return typeNumber !== TXT || (i + 1 < input.tokens.count && decimalAt(input, i + 1, 0xffff) >= 0);
}

function readGeneric(typeNumber: number, input: RdataInput, out: WireWriter): boolean {
  input.take();
  input.fieldName = 'length';
  input.holds = 'the number of octets of RDATA, 0 to 65535 (RFC 3597 §5)';
  const lengthToken = input.take();
  if (lengthToken < 0) return false;
  const length = decimalAt(input, lengthToken, 0xffff);
  if (length < 0) return input.reject(lengthToken);
  let half = -1;
  while (input.more) {
    const i = input.take();
    if (i < 0) return false;
    const end = input.tokens.end[i] as number;
    for (let at = input.tokens.start[i] as number; at < end; at++) {
      const digit = hexDigit(input.bytes[at] as number);
      if (digit < 0) {
        input.fieldName = 'RDATA';
        return input.reject(i, 'hexadecimal digits (RFC 3597 §5)');
      }
      if (half < 0) half = digit;
      else {
        out.u8(half * 16 + digit);
        half = -1;
      }
    }
  }
  const { tokens } = input;
  const end = tokens.outerEnd(tokens.count - 1);
  if (half >= 0 || out.length !== length || out.overflow) {
    const octets = `${out.length} ${out.length === 1 ? 'octet' : 'octets'}${half >= 0 ? ' and one digit' : ''}`;
    const message = `${input.subject('length')} is given as ${length}, but ${octets} follow (RFC 3597 §5).`;
    return input.refuseAt(tokens.outerStart(lengthToken), end, message);
  }
  const type = recordTypeByNumber(typeNumber);
  if (type !== undefined && printRdata(typeNumber, out.bytes, out.length) === undefined) {
    const fields = type.fields.map((field) => field.name).join(', ');
    const message = `These octets are no ${type.name} RDATA: they do not fit its fields (${fields}).`;
    return input.refuseAt(tokens.outerStart(lengthToken), end, message);
  }
  if (type !== undefined) input.target = targetIn(type, new WireReader(out.bytes, out.length), input.names);
  return true;
}

/** The name that an RDATA points at, or NO_NAME. */
function targetIn(type: RecordType, reader: WireReader, names: NameTable): NameId {
  for (const { kind } of type.fields) {
    if (kind.isTarget) return reader.name(names);
    kind.print(reader, []);
  }
  return NO_NAME;
}

/**
 * The canonical presentation form of an RDATA, as BIND writes it on one line; `undefined` when the octets do not
 * fit the type's fields.
 */
export function printRdata(typeNumber: number, bytes: Uint8Array, length: number): string | undefined {
  const type = recordTypeByNumber(typeNumber);
  const reader = new WireReader(bytes, length);
  if (type === undefined) return printGeneric(reader);
  const words: string[] = [];
  for (const field of type.fields) {
    field.kind.print(reader, words);
    if (reader.short) return undefined;
    if (reader.generic) return printGeneric(new WireReader(bytes, length));
  }
  return reader.left > 0 ? undefined : words.join(' ');
}

function printGeneric(reader: WireReader): string {
  const octets = reader.rest();
  const words = ['\\#', String(octets.length)];
  pushWords(words, hexText(octets));
  return words.join(' ');
}
