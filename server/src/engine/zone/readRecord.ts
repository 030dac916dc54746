import { readRdata } from '../records/rdata.ts';
import { describeNameFault, shown } from '../records/rdataInput.ts';
import { typeNumberAt, typeRefusal, typeText } from '../records/recordTypes.ts';
import { isIndented, suggestType } from '../records/suggestType.ts';
import {
  BROKEN,
  DAMAGED,
  END,
  FLAGS,
  GENERATED,
  HASH,
  INHERITED_OWNER,
  INHERITED_TTL,
  ITERATION,
  LAST_TTL,
  ORIGIN,
  OWNER,
  REPEATED_OWNER,
  START,
  TARGET,
  TTL,
  TYPE,
  TYPE_AT,
  UNREADABLE_TYPE,
} from './block.ts';
import { explainFault } from './explainFault.ts';
import { type NameId, NO_NAME } from './names.ts';
import { nameFault, nameText } from './nameText.ts';
import { addRow, type LocalFix, type Reader, replaceFix, report } from './reader.ts';
import { CLASS_IN, classNumberAt, classText } from './rrClass.ts';
import { NO_TTL } from './state.ts';
import { tokenName } from './tokenName.ts';
import { QUOTED } from './tokens.ts';
import { looksLikeTtl, MAX_TTL, parseTtl } from './ttl.ts';

const SOA = 6;

/** What was found in an entry before it is read: nothing; something that a server reads over; what none reads. */
export type Damage = 'none' | 'noted' | 'broken';

/** How reading an entry went: a fragment is broken, and has no type either. */
export type Outcome = 'read' | 'broken' | 'fragment';

/** What stands before the RDATA; token indices, -1 where left out. */
interface Preamble {
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

const preamble: Preamble = {
  owner: NO_NAME,
  ttl: NO_TTL,
  ttlToken: -1,
  lastTtl: false,
  type: -1,
  typeToken: -1,
  repeatsOwner: false,
};

/**
 * Reads the entry in `reader.tokens` as a record, `[owner] [TTL] [class] type RDATA` with TTL and class in either
 * order (RFC 1035 §5.1), and adds its row. A record that cannot be read gets one finding and a row marked broken, so
 * that other rules do not report what follows from it.
 *
 * @param from where the entry starts in the block's text
 * @param damage whether the entry has its finding already
 * @param iteration the $GENERATE iteration, -1 for a written record
 * @returns how it went, whatever finding the entry has already
 */
export function readRecord(reader: Reader, from: number, damage: Damage, iteration: number): Outcome {
  const quiet = damage !== 'none';
  const before = reader.findings.length;
  let next = -1;
  const readable = readPreamble(reader, from) && readData(reader);
  if (readable) {
    if (!quiet) warnOfInheritedOwner(reader, from);
  } else if (quiet) {
    reader.findings.length = before;
    if (damage === 'noted') makeError(reader, before - 1);
  } else {
    next = explainFault(reader, before, preamble.typeToken);
  }
  addRecordRow(reader, from, readable ? damage : 'broken', iteration);
  if (next >= 0) addJoinedRow(reader, from, next);
  if (readable) return 'read';
  if (reader.findings.length > before) reader.findings.length = before + 1;
  // BIND has read the TTL by then, and goes on with it.
  if (preamble.ttlToken >= 0 && preamble.ttl !== NO_TTL) reader.state.lastTtl = preamble.ttl;
  return preamble.type === UNREADABLE_TYPE ? 'fragment' : 'broken';
}

/** What was noted of an entry that cannot be read either is why a server refuses the file. */
function makeError(reader: Reader, index: number): void {
  const noted = reader.findings[index];
  if (noted) reader.findings[index] = { ...noted, severity: 'error' };
}

function readPreamble(reader: Reader, from: number): boolean {
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
    preamble.repeatsOwner = state.owner === preamble.owner && !state.originChanged;
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
    const fixes = fault.fix ? [nameFix(reader, fault.fix.title, fault.start, fault.end)] : [];
    report(reader, fault.rule, fault.message, fault.start, fault.end, fixes);
  }
  return owner;
}

/** An empty label ends in its dot: taking out one dot heals `a..b`, `.b` and `a...b` step by step. */
function nameFix(_reader: Reader, title: string, _start: number, end: number): LocalFix {
  return replaceFix(title, end - 1, end, '');
}

/** Gives a record without any owner the origin, as NSD does, so that the lack is reported once. */
function lendOwner(reader: Reader, from: number): void {
  const { tokens, state } = reader;
  state.owner = state.origin;
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

/** The TTL that a server takes for `seconds`, with a finding when it is too large; {@link NO_TTL} when refused. */
export function boundTtl(reader: Reader, start: number, end: number, seconds: number): number {
  if (seconds <= MAX_TTL) return seconds;
  const refused = seconds > 0xffffffff;
  report(
    reader,
    'zone/ttl-overflow',
    refused
      ? `This TTL does not fit in 32 bits, so a server refuses the record: the largest is ${MAX_TTL} seconds, 68 years (RFC 2181 §8). Write a smaller one.`
      : `TTL ${seconds} is over the largest, ${MAX_TTL} seconds or 68 years: servers take it as 0, so the record is never cached (RFC 2181 §8). Write a smaller one.`,
    start,
    end,
    [replaceFix('Set to one day (86400)', start, end, '86400')],
    refused ? 'error' : 'warning',
  );
  return refused ? NO_TTL : 0;
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
function takeAsOwner(reader: Reader, i: number): void {
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

function readData(reader: Reader): boolean {
  const { input, wire, state } = reader;
  input.begin(state.origin);
  wire.reset();
  if (!readRdata(preamble.type, input, wire)) {
    const { fault } = input;
    if (fault) {
      const fixes = fault.fix ? [rdataFix(fault.rule, fault.fix, fault.start, fault.end)] : [];
      report(reader, fault.rule, fault.message, fault.start, fault.end, fixes);
    }
    return false;
  }
  return settleTtl(reader);
}

function rdataFix(rule: string, fix: { title: string; text: string }, start: number, end: number): LocalFix {
  return replaceFix(fix.title, rule === 'zone/empty-label' ? end - 1 : start, end, fix.text);
}

/** Finds the TTL of a record that states none (RFC 2308 §4, RFC 1035 §5.1), as BIND does. */
function settleTtl(reader: Reader): boolean {
  const { state, wire, tokens } = reader;
  if (preamble.ttlToken >= 0) {
    state.lastTtl = preamble.ttl;
    return true;
  }
  if (state.defaultTtl !== NO_TTL) {
    preamble.ttl = state.defaultTtl;
    return true;
  }
  if (state.lastTtl !== NO_TTL) {
    preamble.ttl = state.lastTtl;
    preamble.lastTtl = true;
    return true;
  }
  const entryStart = tokens.leadingBlank ? tokens.outerStart(0) : (tokens.start[0] as number);
  const typeStart = tokens.start[preamble.typeToken] as number;
  const typeEnd = tokens.end[preamble.typeToken] as number;
  if (preamble.type === SOA) {
    const { bytes, length } = wire;
    const minimum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(length - 4);
    preamble.ttl = minimum > MAX_TTL ? 0 : minimum;
    state.defaultTtl = preamble.ttl;
    if (state.ttlReported) return true;
    report(
      reader,
      'zone/no-ttl',
      `No TTL: neither a $TTL directive nor this record gives one, so ${minimum} seconds, the SOA's minimum, serve as the default. That field is for negative answers alone (RFC 2308 §4), and other servers take another value or none. Write a $TTL at the top of the file.`,
      typeStart,
      typeEnd,
      [
        {
          title: `Insert $TTL ${preamble.ttl} before it`,
          edits: [{ start: entryStart, end: entryStart, text: `$TTL ${preamble.ttl}\n` }],
        },
      ],
    );
    return true;
  }
  preamble.ttl = 0;
  if (state.ttlReported) return true;
  state.ttlReported = true;
  report(
    reader,
    'zone/no-ttl',
    `No TTL: this ${typeText(preamble.type)} record has none, and no $TTL directive, SOA or record before it gives one. BIND refuses the file. Write a $TTL at the top of the file.`,
    typeStart,
    typeEnd,
    [
      {
        title: 'Insert $TTL 3600 before it',
        edits: [{ start: entryStart, end: entryStart, text: '$TTL 3600\n' }],
      },
    ],
    'error',
  );
  return true;
}

function warnOfInheritedOwner(reader: Reader, from: number): void {
  const { state, tokens } = reader;
  if (!tokens.leadingBlank || !state.originChanged) return;
  state.originChanged = false;
  const owner = nameText(reader.names, preamble.owner);
  const first = tokens.outerStart(0);
  report(
    reader,
    'zone/no-owner',
    `This record belongs to ${owner}, the last owner before the origin changed: a blank at the line's start repeats the last owner, it does not stand for the new origin. Write the owner out, or "@" if the origin is meant.`,
    first,
    tokens.outerEnd(0),
    [
      replaceFix(`Write ${owner} out`, from, from, owner),
      replaceFix('Insert "@", the new origin', from, from, '@'),
    ],
    'warning',
  );
}

/** A row for the record that lost its line break: its owner is there, and what it gives is not missing. */
function addJoinedRow(reader: Reader, from: number, ownerToken: number): void {
  takeAsOwner(reader, ownerToken);
  preamble.type = UNREADABLE_TYPE;
  preamble.repeatsOwner = false;
  addRecordRow(reader, from, 'broken', -1);
}

function addRecordRow(reader: Reader, from: number, damage: Damage, iteration: number): void {
  if (preamble.owner === NO_NAME) return;
  const { tokens, state, template } = reader;
  const at = addRow(reader);
  const { rows } = reader;
  const readable = damage !== 'broken';
  const last = tokens.count - 1;
  const typeToken = preamble.typeToken < 0 ? last : preamble.typeToken;
  rows[at + START] = from;
  rows[at + TYPE_AT] = template ? template.start : tokens.outerStart(typeToken);
  rows[at + END] = template ? template.end : tokens.outerEnd(last);
  rows[at + OWNER] = preamble.owner;
  rows[at + TYPE] = preamble.type;
  rows[at + TTL] = preamble.ttl;
  rows[at + TARGET] = readable ? reader.input.target : NO_NAME;
  rows[at + HASH] = readable ? reader.wire.hash() : 0;
  rows[at + FLAGS] =
    (damage === 'broken' ? BROKEN : damage === 'noted' ? DAMAGED : 0) |
    (tokens.leadingBlank && iteration < 0 ? INHERITED_OWNER : 0) |
    (preamble.ttlToken < 0 ? INHERITED_TTL : 0) |
    (preamble.lastTtl ? LAST_TTL : 0) |
    (preamble.repeatsOwner ? REPEATED_OWNER : 0) |
    (iteration < 0 ? 0 : GENERATED);
  rows[at + ITERATION] = iteration;
  rows[at + ORIGIN] = state.origin;
  if (state.zoneClass === 0) state.zoneClass = CLASS_IN;
}
