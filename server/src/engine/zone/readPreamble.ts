import { readRdata } from '../records/rdata.ts';
import { describeNameFault, shown } from '../records/rdataInput.ts';
import { typeNumberAt, typeRefusal, typeText } from '../records/recordTypes.ts';
import { isIndented, suggestType } from '../records/suggestType.ts';
import { UNREADABLE_TYPE } from './block.ts';
import { boundTtl } from './boundTtl.ts';
import { type NameId, NO_NAME } from './names.ts';
import { nameFault } from './nameText.ts';
import { type LocalFix, type Reader, replaceFix, report } from './reader.ts';
import { classNumberAt, classText } from './rrClass.ts';
import { NO_TTL } from './state.ts';
import { tokenName } from './tokenName.ts';
import { QUOTED } from './tokens.ts';
import { looksLikeTtl, parseTtl } from './ttl.ts';

/** What stands before the RDATA; token indices, -1 where left out. */
export interface Preamble {
  owner: NameId;
  ttl: number;
  ttlToken: number;
  /** The TTL is the last record's. */
  lastTtl: boolean;
  type: number;
  typeToken: number;
  /** The owner is written, and is the last one anyway. */
  repeatsOwner: boolean;
}

export const preamble: Preamble = {
  owner: NO_NAME,
  ttl: NO_TTL,
  ttlToken: -1,
  lastTtl: false,
  type: -1,
  typeToken: -1,
  repeatsOwner: false,
};

export function readPreamble(reader: Reader, from: number): boolean {
  const { bytes, tokens, state } = reader;
  preamble.type = UNREADABLE_TYPE;
  preamble.typeToken = -1;
  preamble.ttl = NO_TTL;
  preamble.ttlToken = -1;
  preamble.lastTtl = false;
  preamble.repeatsOwner = false;
  let at = 0;
  if (tokens.leadingBlank) {
    if (state.owner === NO_NAME) lendOwner(reader, from);
    preamble.owner = state.owner;
  } else {
    const start = tokens.start[0] as number;
    const end = tokens.end[0] as number;
    preamble.owner = readOwner(reader, start, end);
    if (preamble.owner === NO_NAME) return false;
    preamble.repeatsOwner = state.repeats(preamble.owner);
    state.owner = preamble.owner;
    state.originChanged = false;
    at = 1;
  }

  let rrClass = 0;
  for (; at < tokens.count; at++) {
    const start = tokens.start[at] as number;
    const end = tokens.end[at] as number;
    if ((tokens.flags[at] as number) & QUOTED) break;
    const asClass = rrClass === 0 ? classNumberAt(bytes, start, end) : -1;
    if (asClass > 0) {
      rrClass = asClass;
      if (!acceptClass(reader, at, asClass)) return false;
      continue;
    }
    const asTtl = preamble.ttlToken < 0 ? parseTtl(bytes, start, end) : -1;
    if (asTtl >= 0) {
      preamble.ttlToken = at;
      if (!acceptTtl(reader, start, end, asTtl)) return false;
      continue;
    }
    const type = typeNumberAt(bytes, start, end);
    if (type < 0) break;
    preamble.type = type;
    preamble.typeToken = at;
    reader.input.at = at + 1;
    return acceptType(reader, at, type);
  }
  return refuseType(reader, at);
}

function readOwner(reader: Reader, start: number, end: number): NameId {
  if (start === end) {
    report(
      reader,
      'zone/syntax',
      'The owner name is empty, which no name can be. Write "@" for the origin itself.',
      start,
      end,
    );
    return NO_NAME;
  }
  const owner = tokenName(reader.names, reader.bytes, reader.tokens, 0, reader.state.origin);
  if (owner === NO_NAME) {
    const fault = describeNameFault(nameFault(), 'The owner name');
    const fixes = fault.fix ? [nameFix(fault.fix.title, fault.end)] : [];
    report(reader, fault.rule, fault.message, fault.start, fault.end, fixes);
  }
  return owner;
}

/** An empty label ends in its dot: taking out one dot heals `a..b`, `.b` and `a...b` step by step. */
function nameFix(title: string, end: number): LocalFix {
  return replaceFix(title, end - 1, end, '');
}

/** Gives a record without any owner the origin, as NSD does, so that the lack is reported once. */
function lendOwner(reader: Reader, from: number): void {
  const { tokens, state } = reader;
  state.owner = state.origin;
  state.originChanged = false;
  // The owner may stand in what could not be read.
  if (state.afterBroken) return;
  const first = tokens.outerStart(0);
  report(
    reader,
    'zone/no-owner',
    'This record has no owner: the line starts with a blank, which repeats the owner of the record before it, and there is none (RFC 1035 §5.1). Write the owner, or "@" for the origin.',
    first,
    tokens.outerEnd(0),
    [replaceFix('Insert "@" as the owner', from, from, '@')],
  );
}

function acceptClass(reader: Reader, i: number, rrClass: number): boolean {
  const { state, tokens } = reader;
  if (state.zoneClass === 0) state.zoneClass = rrClass;
  if (state.zoneClass === rrClass) return true;
  const expected = classText(state.zoneClass);
  report(
    reader,
    'zone/class-mismatch',
    `Class ${classText(rrClass)} in a zone of class ${expected}: all records of a zone have one class (RFC 1035 §5.2), and a server refuses to load the file. Write ${expected}, or leave the class out.`,
    tokens.outerStart(i),
    tokens.outerEnd(i),
    [replaceFix(`Replace by ${expected}`, tokens.outerStart(i), tokens.outerEnd(i), expected)],
  );
  return false;
}

function acceptTtl(reader: Reader, start: number, end: number, seconds: number): boolean {
  preamble.ttl = boundTtl(reader, start, end, seconds);
  return preamble.ttl !== NO_TTL;
}

function acceptType(reader: Reader, i: number, type: number): boolean {
  const refusal = typeRefusal(type);
  if (refusal === undefined) return true;
  const { tokens } = reader;
  report(
    reader,
    'zone/unknown-type',
    `${typeText(type)} cannot stand in a zone file: ${refusal}.`,
    tokens.outerStart(i),
    tokens.outerEnd(i),
  );
  return false;
}

/** Says what stands where the type should be; `at` is the first token that is neither class nor TTL nor type. */
function refuseType(reader: Reader, at: number): boolean {
  const { bytes, tokens } = reader;
  if (at >= tokens.count) {
    const last = tokens.count - 1;
    const text = reader.input.text(last);
    report(
      reader,
      'zone/syntax',
      `The record ends after ${shown(text)}: its type, such as A or MX, and its data are missing. A server refuses the line.`,
      tokens.outerStart(last),
      tokens.outerEnd(last),
    );
    return false;
  }
  const start = tokens.outerStart(at);
  const end = tokens.outerEnd(at);
  const text = reader.input.text(at);
  const startsLikeTtl = preamble.ttlToken < 0 && /^-?\d[^.:]*$/.test(text);
  if (startsLikeTtl || (looksLikeTtl(bytes, start, end) && !/^\d+$/.test(text))) {
    report(
      reader,
      'zone/ttl-invalid',
      `${shown(text)} is no TTL: write seconds, or numbers that each have a unit w, d, h, m or s, such as 1h30m.`,
      start,
      end,
    );
    return false;
  }
  if (classNumberAt(bytes, start, end) > 0) {
    const message = `The class is given twice: ${shown(text)} stands where the type should be, and a server refuses the line.`;
    report(reader, 'zone/syntax', message, start, end, [
      replaceFix('Remove it', start, afterBlanks(bytes, end), ''),
    ]);
    return false;
  }
  const suggestion = suggestType(bytes, tokens, at, (type) => fits(reader, type, at + 1));
  if (at === 0 && isIndented(bytes, tokens)) takeAsOwner(reader, 0);
  report(reader, 'zone/unknown-type', suggestion.message, start, end, suggestion.fix ? [suggestion.fix] : []);
  return false;
}

/** Makes a word the owner that it is meant to be, so that the lack of that owner is no finding of its own. */
export function takeAsOwner(reader: Reader, i: number): void {
  const { names, bytes, tokens, state } = reader;
  const owner = tokenName(names, bytes, tokens, i, state.origin);
  if (owner === NO_NAME) return;
  preamble.owner = owner;
  state.owner = owner;
}

/** Whether the tokens from `from` on are RDATA of the type. */
function fits(reader: Reader, type: number, from: number): boolean {
  const { input, wire } = reader;
  input.at = from;
  input.begin(reader.state.origin);
  wire.reset();
  return readRdata(type, input, wire);
}

function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  return at;
}
