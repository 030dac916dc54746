import { readRdata } from '../records/rdata.ts';
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
import { NO_NAME } from './names.ts';
import { nameText } from './nameText.ts';
import { addRow, type LocalFix, type Reader, replaceFix, report } from './reader.ts';
import { preamble, readPreamble, takeAsOwner } from './readPreamble.ts';
import { settleTtl } from './recordTtl.ts';
import { CLASS_IN } from './rrClass.ts';
import { NO_TTL } from './state.ts';

/** What was found in an entry before it is read: nothing; something that a server reads over; what none reads. */
export type Damage = 'none' | 'noted' | 'broken';

/** How reading an entry went: a fragment is broken, and has no type either. */
export type Outcome = 'read' | 'broken' | 'fragment';

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
