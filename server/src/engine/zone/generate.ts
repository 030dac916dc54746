import { shown } from '../records/rdataInput.ts';
import { typeNumberAt } from '../records/recordTypes.ts';
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts';
import { expandTemplate, parseTemplate, type Template } from './generateTemplate.ts';
import { type Reader, report, useBytes } from './reader.ts';
import { readRecord } from './readRecord.ts';
import { scanEntry } from './scanEntry.ts';
import { QUOTED, type Tokens } from './tokens.ts';

/** How many records one $GENERATE, and all of a zone, are expanded to; the rest is counted only. */
export const MAX_GENERATED = 1 << 16;
export const MAX_GENERATED_IN_ZONE = 1 << 17;

/** A $GENERATE line in parts: `start-stop[/step] lhs [TTL] [class] type rhs`. */
export interface GenerateLine {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly owner: Template;
  readonly data: Template;
  /** TTL, class and type as written. */
  readonly middle: string;
}

/**
 * Expands the $GENERATE in `reader.tokens` (BIND's directive, BIND 9 manual "Zone File Directives") into records. Each
 * iteration is read as the record that it stands for; the first that fails is reported at the directive.
 */
export function generateRecords(reader: Reader, from: number): void {
  const { tokens, bytes } = reader;
  const line = parseGenerate(bytes, tokens);
  if (typeof line.message === 'string') {
    const i = Math.min(line.token, tokens.count - 1);
    report(reader, 'zone/generate-invalid', line.message, tokens.outerStart(i), tokens.outerEnd(i));
    return;
  }
  const count = iterations(line);
  const allowed = Math.min(MAX_GENERATED, MAX_GENERATED_IN_ZONE - reader.state.generated);
  const start = tokens.outerStart(0);
  const end = tokens.outerEnd(tokens.count - 1);
  const rangeEnd = tokens.outerEnd(1);
  if (count > allowed) {
    report(
      reader,
      'zone/generate-invalid',
      `This $GENERATE stands for ${count} records; only the first ${Math.max(0, allowed)} are checked here, to keep answers quick. Is the range meant to be this large?`,
      start,
      rangeEnd,
      [],
      'info',
    );
  }
  expandInto(reader, line, from, Math.min(count, allowed), { start, end });
}

function expandInto(
  reader: Reader,
  line: GenerateLine,
  from: number,
  count: number,
  range: { readonly start: number; readonly end: number },
): void {
  const { state } = reader;
  const { bytes } = reader;
  const restoreOwner = state.holdOwner();
  for (let n = 0; n < count; n++) {
    const iteration = line.start + n * line.step;
    const before = reader.findings.length;
    const failure = generateOne(reader, line, from, iteration, range);
    state.generated++;
    useBytes(reader, bytes);
    if (failure !== undefined) {
      report(reader, 'zone/generate-invalid', `Iteration ${iteration}: ${failure}`, range.start, range.end);
    }
    if (reader.findings.length > before) break;
  }
  // The directive's tokens were read over; the owner behind it is the one before it (BIND).
  restoreOwner();
}

function generateOne(
  reader: Reader,
  line: GenerateLine,
  from: number,
  iteration: number,
  range: { readonly start: number; readonly end: number },
): string | undefined {
  const text = generatedText(line, iteration);
  if (text === undefined)
    return 'a number does not fit: an offset makes it less than -2147483648 or more than 2147483647.';
  const bytes = encodeUtf8(text);
  useBytes(reader, bytes);
  const { tokens } = reader;
  scanEntry(bytes, 0, bytes.length, tokens);
  if (tokens.unclosedParen >= 0 || tokens.strayParen >= 0 || tokens.unclosedQuote >= 0) {
    return `parentheses or quotes do not pair in ${shown(text)}.`;
  }
  reader.template = { ...range, subject: `Iteration ${iteration}` };
  readRecord(reader, from, 'none', iteration);
  reader.template = undefined;
  return undefined;
}

/** The record that one iteration stands for; `undefined` when a number leaves its range. */
export function generatedText(line: GenerateLine, iteration: number): string | undefined {
  const owner = expandTemplate(line.owner, iteration);
  const data = expandTemplate(line.data, iteration);
  return owner === undefined || data === undefined ? undefined : `${owner} ${line.middle} ${data}`;
}

function iterations(line: GenerateLine): number {
  return Math.floor((line.stop - line.start) / line.step) + 1;
}

type Refusal = { readonly message: string; readonly token: number };

/** The token with the type, behind range, owner, and perhaps TTL and class; -1 where there is none. */
function typeToken(bytes: Uint8Array, tokens: Tokens): number {
  for (let i = 3; i < Math.min(tokens.count, 6); i++) {
    if (typeNumberAt(bytes, tokens.start[i] as number, tokens.end[i] as number) >= 0) return i;
  }
  return -1;
}

/** The data as BIND takes it out of its quotes: `\"` loses the backslash, every other escape stays. */
function dataText(bytes: Uint8Array, tokens: Tokens, i: number): string {
  const text = decodeUtf8(bytes, tokens.start[i], tokens.end[i]);
  return (tokens.flags[i] as number) & QUOTED
    ? text.replace(/\\(.)/gs, (all, c) => (c === '"' ? c : all))
    : text;
}

/** Whether a parenthesis is open in front of token `i`. */
function parenthesesBefore(bytes: Uint8Array, tokens: Tokens, i: number): boolean {
  let depth = 0;
  for (let token = 0; token < i; token++) {
    const gapEnd = tokens.outerStart(token + 1);
    for (let at = tokens.outerEnd(token); at < gapEnd; at++) {
      if (bytes[at] === 0x28) depth++;
      else if (bytes[at] === 0x29) depth--;
    }
  }
  return depth > 0;
}

/** Reads the parts of a $GENERATE line from its tokens. */
export function parseGenerate(
  bytes: Uint8Array,
  tokens: Tokens,
): (GenerateLine & { readonly message?: undefined }) | Refusal {
  const text = (i: number) => decodeUtf8(bytes, tokens.start[i], tokens.end[i]);
  if (tokens.count < 5) {
    return {
      message: '$GENERATE needs a range, an owner, a type and data: $GENERATE 1-10 host$ A 192.0.2.$',
      token: tokens.count - 1,
    };
  }
  const range = /^(\d{1,10})-(\d{1,10})(?:\/(\d{1,10}))?$/.exec(text(1));
  const start = Number(range?.[1]);
  const stop = Number(range?.[2]);
  const step = Number(range?.[3] ?? 1);
  if (!range || start > stop || stop > 0x7fffffff || step < 1 || step > 0x7fffffff) {
    return {
      message: `$GENERATE range ${shown(text(1))} is not valid: expected start-stop or start-stop/step, start not over stop, numbers from 0 to 2147483647, step at least 1.`,
      token: 1,
    };
  }
  const last = tokens.count - 1;
  for (let i = 1; i < last; i++) {
    if (!((tokens.flags[i] as number) & QUOTED)) continue;
    return {
      message: 'Only the data of $GENERATE may stand in quotes: a server refuses them here.',
      token: i,
    };
  }
  const type = typeToken(bytes, tokens);
  if (type >= 0 && type < last - 1) {
    return {
      message: '$GENERATE takes one word of data behind the type; put quotes around data with blanks.',
      token: type + 2,
    };
  }
  const owner = parseTemplate(text(2));
  if ('message' in owner) return { message: owner.message, token: 2 };
  if (parenthesesBefore(bytes, tokens, last)) {
    return {
      message: 'The data of $GENERATE cannot stand in parentheses: a server refuses them here.',
      token: last,
    };
  }
  const data = parseTemplate(dataText(bytes, tokens, last));
  if ('message' in data) return { message: data.message, token: last };
  const middle = [];
  for (let i = 3; i < last; i++) middle.push(text(i));
  return { start, stop, step, owner, data, middle: middle.join(' ') };
}
