import type { FieldKind } from '../field.ts';
import { quotedText, writeCharacterString } from './characterString.ts';
import { regexFault } from './posixRegex.ts';

const BACKSLASH = 0x5c;
const IGNORE_CASE = 0x69;

/** What is wrong with a substitution expression (RFC 3402 §3.2), undefined when it is good. */
export function substitutionFault(octets: Uint8Array): string | undefined {
  if (octets.length === 0) return undefined;
  const delimiter = octets[0] as number;
  if (delimiter === 0 || delimiter === BACKSLASH || delimiter === IGNORE_CASE || isDecimal(delimiter)) {
    return 'its first character is the delimiter, which must not be a digit, "\\" or "i"';
  }
  const parts: number[][] = [[], [], []];
  let part = 0;
  for (let at = 1; at < octets.length; at++) {
    const octet = octets[at] as number;
    if (octet === 0) return 'it holds an octet of zero';
    if (octet === delimiter) {
      if (++part > 2) return 'its delimiter stands more than three times';
      continue;
    }
    parts[part]?.push(octet);
    if (octet === BACKSLASH && part < 2) {
      const next = octets[++at];
      if (next === undefined || next === 0) return 'it ends in "\\"';
      parts[part]?.push(next);
    }
  }
  const [regex = [], replacement = [], flags = []] = parts;
  if (part < 2) return 'its delimiter must stand three times: !regular expression!replacement!flags';
  if (flags.some((flag) => flag !== IGNORE_CASE))
    return 'the only flag that may follow the last delimiter is "i"';
  const result = regexFault(String.fromCharCode(...regex));
  if (result.fault !== undefined) return `in its regular expression, ${result.fault}`;
  const group = highestReference(replacement);
  if (group === 0) return '"\\0" in the replacement refers to nothing; groups count from 1';
  if (group > result.groups) {
    return `the replacement refers to group ${group}, but the expression has ${result.groups}`;
  }
  return undefined;
}

function isDecimal(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}

/** The highest group that the replacement refers to: -1 for none, 0 where one is `\0`. */
function highestReference(replacement: readonly number[]): number {
  let highest = -1;
  for (let at = 0; at < replacement.length; at++) {
    if (replacement[at] !== BACKSLASH) continue;
    const next = replacement[++at];
    if (next === 0x30) return 0;
    if (next !== undefined && isDecimal(next)) highest = Math.max(highest, next - 0x30);
  }
  return highest;
}

/** A backslash that the zone file takes for itself. */
const SINGLE_BACKSLASH = /(?:^|[^\\])(?:\\\\)*\\[^\\"]/;

/** The substitution expression of NAPTR, as a string that may be empty (RFC 3403 §4.1, RFC 3402 §3.2). */
export const substitution: FieldKind = {
  holds: 'a substitution such as "!^.*$!sip:info@example.com!", or "" for none',
  read(input, out) {
    const i = input.takeString();
    if (i < 0) return false;
    const from = out.length + 1;
    if (!writeCharacterString(input, i, out)) return false;
    if (out.length === from) return true;
    const fault = substitutionFault(out.bytes.subarray(from, out.length));
    if (fault === undefined) return true;
    const hint = SINGLE_BACKSLASH.test(input.text(i)) ? ' In a zone file "\\" is written as "\\\\".' : '';
    return input.refuse(i, `${input.subject()} is not valid: ${fault} (RFC 3402 §3.2).${hint}`);
  },
  print(reader, words) {
    const octets = reader.octets(reader.u8());
    if (substitutionFault(octets) !== undefined) reader.short = true;
    words.push(quotedText(octets));
  },
};
