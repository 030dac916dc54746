import { typeNumberAt } from '../records/recordTypes.ts';
import { equalsIgnoringCase } from '../text/bytes.ts';
import { classNumberAt } from './rrClass.ts';
import type { Tokens } from './tokens.ts';
import { parseTtl } from './ttl.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOLLAR = 0x24;

const DIRECTIVES = ['$origin', '$ttl', '$include', '$generate'];

/** Types whose RDATA lists type mnemonics, so that a continuation line can hold `name TYPE TYPE`. */
const BITMAP_TYPES = ['nsec', 'nsec3', 'nxt', 'csync', 'rrsig', 'sig'];

/**
 * Whether the line at `at`, inside the parentheses of the entry in `tokens`, can only be the start of the next record
 * or directive: then the parenthesis was never closed. Asks for more than a server would: a directive, or an owner (or
 * a blank) with a class and a type, or an owner, perhaps a TTL, a type and data. While the entry itself still lacks its
 * type, TTL, class and type are its own.
 */
export function looksLikeRecord(bytes: Uint8Array, at: number, end: number, tokens: Tokens): boolean {
  const first = bytes[at] as number;
  if (at >= end || first === LF || first === CR || first === 0x3b || first === 0x28 || first === 0x29)
    return false;
  if (first === DOLLAR)
    return DIRECTIVES.some((word) => equalsIgnoringCase(bytes, at, wordEnd(bytes, at, end), word));

  let position = at;
  const blank = first === SPACE || first === TAB;
  const awaitsType = lacksType(bytes, tokens);
  if (blank && awaitsType) return false;
  if (!blank) {
    const ownerEnd = wordEnd(bytes, at, end);
    if (typeNumberAt(bytes, at, ownerEnd) >= 0 || bytes.subarray(at, ownerEnd).includes(0x3d)) return false;
    if (awaitsType && isTtlOrClass(bytes, at, ownerEnd)) return false;
    position = ownerEnd;
  }
  let sawClass = false;
  let sawTtl = false;
  for (let word = 0; word < 3; word++) {
    while (position < end && (bytes[position] === SPACE || bytes[position] === TAB)) position++;
    const stop = wordEnd(bytes, position, end);
    if (stop === position) return false;
    if (!sawClass && classNumberAt(bytes, position, stop) >= 0) sawClass = true;
    else if (!sawTtl && parseTtl(bytes, position, stop) >= 0) sawTtl = true;
    else if (typeNumberAt(bytes, position, stop) < 0) return false;
    else {
      if (listsTypes(bytes, tokens)) return sawClass && !blank;
      return sawClass || (!blank && hasWord(bytes, stop, end));
    }
    position = stop;
  }
  return false;
}

/** Whether all that the entry has so far is an owner, a TTL and a class. */
function lacksType(bytes: Uint8Array, tokens: Tokens): boolean {
  if (tokens.count > 3) return false;
  for (let i = tokens.leadingBlank ? 0 : 1; i < tokens.count; i++) {
    if (!isTtlOrClass(bytes, tokens.start[i] as number, tokens.end[i] as number)) return false;
  }
  return true;
}

function isTtlOrClass(bytes: Uint8Array, start: number, end: number): boolean {
  return classNumberAt(bytes, start, end) >= 0 || parseTtl(bytes, start, end) >= 0;
}

function listsTypes(bytes: Uint8Array, tokens: Tokens): boolean {
  const last = Math.min(tokens.count, 5);
  for (let i = 0; i < last; i++) if (BITMAP_TYPES.some((type) => tokens.is(bytes, i, type))) return true;
  return false;
}

function hasWord(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return wordEnd(bytes, at, end) > at;
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte <= SPACE || byte === 0x22 || byte === 0x28 || byte === 0x29 || byte === 0x3b) break;
    at++;
  }
  return at;
}
