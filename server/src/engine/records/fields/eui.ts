import { hexDigit } from '../../text/bytes.ts';
import type { FieldKind } from '../field.ts';
import type { RdataInput } from '../rdataInput.ts';

const HYPHEN = 0x2d;

function rejectEui(input: RdataInput, i: number, octets: number): false {
  const parts = input.text(i).toLowerCase().split(/[-:]/);
  const certain = parts.length === octets && parts.every((part) => /^[0-9a-f]{1,2}$/.test(part));
  const plain = parts.map((part) => part.padStart(2, '0')).join('-');
  return input.reject(i, input.holds, certain ? { title: `Write ${plain}`, text: plain } : undefined);
}

function eui(octets: number, example: string): FieldKind {
  return {
    holds: `${octets} pairs of hexadecimal digits with hyphens between them, such as ${example}`,
    read(input, out) {
      const i = input.take();
      if (i < 0) return false;
      const { bytes } = input;
      const start = input.tokens.start[i] as number;
      if (input.tokens.end[i] !== start + 3 * octets - 1) return rejectEui(input, i, octets);
      for (let part = 0; part < octets; part++) {
        const at = start + 3 * part;
        const high = hexDigit(bytes[at] as number);
        const low = hexDigit(bytes[at + 1] as number);
        const hyphen = part === octets - 1 || bytes[at + 2] === HYPHEN;
        if (high < 0 || low < 0 || !hyphen) return rejectEui(input, i, octets);
        out.u8(high * 16 + low);
      }
      return true;
    },
    print(reader, words) {
      words.push(Array.from(reader.octets(octets), (octet) => octet.toString(16).padStart(2, '0')).join('-'));
    },
  };
}

/** A 48-bit interface identifier (RFC 7043 §3.2). */
export const eui48 = eui(6, '00-00-5e-00-53-2a');
/** A 64-bit interface identifier (RFC 7043 §4.2). */
export const eui64 = eui(8, '00-00-5e-ef-10-00-00-2a');
