import { isDigit } from '../text/bytes.ts';

/*
 * A look at the octets of records' data as nearly all are written. What is written in another way is not judged here: its rules
 * are run.
 */

const BLANK = 0x20;
const QUOTE = 0x22;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const SEMICOLON = 0x3b;
const ISSUE = 'issue';
/** What `issue` may go on with (RFC 8659 §4.3, RFC 9495 §3). */
const ISSUE_ENDS: readonly string[] = ['', 'wild', 'mail'];

/**
 * Whether CAA data are `0 issue "ca.example.net"`, or `";"` in place of the name; `issuewild` and `issuemail` alike.
 *
 * @param typeAt where the type stands
 * @param end behind the data
 */
export function isPlainCaa(bytes: Uint8Array, typeAt: number, end: number): boolean {
  let at = nextWord(bytes, typeAt, end);
  if (bytes[at] !== ZERO || (bytes[at + 1] as number) > BLANK) return false;
  at = nextWord(bytes, at, end);
  const tagEnd = wordEnd(bytes, at, end);
  if (!ISSUE_ENDS.some((rest) => isWord(bytes, at, tagEnd, ISSUE, rest))) return false;
  at = nextWord(bytes, at, end);
  if (bytes[at] !== QUOTE || bytes[end - 1] !== QUOTE) return false;
  const isNobody = end - at === 3 && bytes[at + 1] === SEMICOLON;
  return isNobody || isHostName(bytes, at + 1, end - 1);
}

/**
 * Whether DS data have an algorithm and a digest that are used today: algorithm 8, 10 or 13 to 16, digest 2 or 4 (RFC 8624 §3.1,
 * §3.3).
 */
export function isUsualDs(bytes: Uint8Array, typeAt: number, end: number): boolean {
  const tagAt = nextWord(bytes, typeAt, end);
  // In parentheses, words are others.
  if (!isDigit(bytes[tagAt] as number)) return false;
  const algorithmAt = nextWord(bytes, tagAt, end);
  const digestAt = nextWord(bytes, algorithmAt, end);
  const algorithm = numberAt(bytes, algorithmAt, end);
  const digest = numberAt(bytes, digestAt, end);
  const isUsual = algorithm === 8 || algorithm === 10 || (algorithm >= 13 && algorithm <= 16);
  return isUsual && (digest === 2 || digest === 4);
}

/** Where the next word begins; parentheses and comments are words here. */
function nextWord(bytes: Uint8Array, from: number, end: number): number {
  let at = wordEnd(bytes, from, end);
  while (at < end && (bytes[at] as number) <= BLANK) at++;
  return at;
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) > BLANK) at++;
  return at;
}

function isWord(bytes: Uint8Array, start: number, end: number, first: string, rest: string): boolean {
  const { length } = first;
  if (end - start !== length + rest.length) return false;
  for (let i = 0; i < length; i++) if (bytes[start + i] !== first.charCodeAt(i)) return false;
  for (let i = 0; i < rest.length; i++) if (bytes[start + length + i] !== rest.charCodeAt(i)) return false;
  return true;
}

/** Whether labels of letters, digits and inner hyphens stand there, with a dot between two. */
function isHostName(bytes: Uint8Array, start: number, end: number): boolean {
  let before = DOT;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (!isLetter && !isDigit(byte)) {
      if (byte !== HYPHEN && byte !== DOT) return false;
      if (before === DOT || (byte === DOT && before === HYPHEN)) return false;
    }
    before = byte;
  }
  return before !== DOT && before !== HYPHEN;
}

/** A number of one or two digits, -1 for another word. */
function numberAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  if (at + 1 >= end || !isDigit(first)) return -1;
  if (second <= BLANK) return first - ZERO;
  return isDigit(second) && (bytes[at + 2] as number) <= BLANK ? (first - ZERO) * 10 + second - ZERO : -1;
}
