import type { Span } from '../mailRecord.ts';

/** One `name: value` of a policy; the span is that of its line, without its end. */
export interface PolicyField extends Span {
  /** As written: names are case-sensitive. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
  readonly colon: number;
}

/** A line that is no field; an empty one has no text. */
export interface NoField extends Span {
  readonly text: string;
}

/** The end of a line: `\n`, `\r\n` or a lone `\r`. */
export interface LineEnd extends Span {
  readonly text: string;
}

/** An MTA-STS policy file, right or not (RFC 8461 §3.2). Offsets are UTF-16 units of its text. */
export interface StsPolicy {
  readonly text: string;
  /** In the order of the text, repeated names included. */
  readonly fields: readonly PolicyField[];
  readonly others: readonly NoField[];
  readonly lineEnds: readonly LineEnd[];
}

/** The fields that RFC 8461 §3.2 knows. */
export const POLICY_FIELDS = ['version', 'mode', 'mx', 'max_age'] as const;

/** The modes of a policy, weakest first. */
export const POLICY_MODES = ['none', 'testing', 'enforce'] as const;

export type PolicyMode = (typeof POLICY_MODES)[number];

/** The longest time that a policy may be kept, in seconds: about a year. */
export const MAX_MAX_AGE = 31_557_600;

/** What a field of a policy, known or an extension, may be called. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/;
const LINE_END = /\r\n|\n|\r/g;

/** Reads an MTA-STS policy file (RFC 8461 §3.2): `name: value` on lines that end in LF or CRLF. */
export function parseStsPolicy(text: string): StsPolicy {
  const fields: PolicyField[] = [];
  const others: NoField[] = [];
  const lineEnds: LineEnd[] = [];
  const addLine = (start: number, end: number) => {
    const field = readField(text, start, end);
    if (field !== undefined) fields.push(field);
    else others.push({ start, end, text: text.slice(start, end).trim() });
  };
  let start = 0;
  for (const match of text.matchAll(LINE_END)) {
    const end = match.index;
    addLine(start, end);
    start = end + match[0].length;
    lineEnds.push({ start: end, end: start, text: match[0] });
  }
  if (start < text.length) addLine(start, text.length);
  return { text, fields, others, lineEnds };
}

/** The first field of a name: where one but `mx` is repeated, the others are ignored (RFC 8461 §3.2). */
export function fieldOf(policy: StsPolicy, name: string): PolicyField | undefined {
  return policy.fields.find((field) => field.name === name);
}

/** All fields of a name. */
export function fieldsOf(policy: StsPolicy, name: string): readonly PolicyField[] {
  return policy.fields.filter((field) => field.name === name);
}

/** A field whose name is right but for its case, or for a hyphen in place of the underscore. */
export function misspelledField(policy: StsPolicy, name: string): PolicyField | undefined {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-_.]/g, '');
  return policy.fields.find((field) => field.name !== name && plain(field.name) === plain(name));
}

/** The policy's mode, where it is one that there is. */
export function modeOf(policy: StsPolicy): PolicyMode | undefined {
  const value = fieldOf(policy, 'mode')?.value;
  return POLICY_MODES.find((mode) => mode === value);
}

function readField(text: string, start: number, end: number): PolicyField | undefined {
  const inLine = text.slice(start, end).indexOf(':');
  if (inLine < 0) return undefined;
  const colon = start + inLine;
  const nameSpan = withoutBlanks(text, start, colon);
  const name = text.slice(nameSpan.start, nameSpan.end);
  if (!NAME.test(name)) return undefined;
  const valueSpan = withoutBlanks(text, colon + 1, end);
  return {
    start,
    end,
    name,
    nameSpan,
    value: text.slice(valueSpan.start, valueSpan.end),
    valueSpan,
    colon,
  };
}

function withoutBlanks(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text[from])) from++;
  while (to > from && isBlank(text[to - 1])) to--;
  return { start: from, end: to };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
