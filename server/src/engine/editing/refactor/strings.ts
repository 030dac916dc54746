import type { Edit } from '../../finding.ts';
import { positionInBlock } from '../../zone/position.ts';
import { type ReadRecord, refusalOf } from './readAgain.ts';
import { type Change, isReadOnce, type Refactoring, type Subject } from './refactoring.ts';
import {
  cutEdits,
  fewestCuts,
  innerEnd,
  innerStart,
  MAX_STRING,
  type StringRun,
  stringRunOf,
} from './stringCuts.ts';

/** Joins the strings of a text, as far as 255 octets go: programs join them anyway, without a blank (RFC 7208 §3.3). */
export const joinStrings: Refactoring = {
  id: 'join-strings',
  kind: 'rewrite',
  offer(subject) {
    const run = runAt(subject);
    if (run === undefined || run.longest > MAX_STRING) return undefined;
    const count = fewestCuts(run).length + 1;
    if (count >= run.strings.length) return undefined;
    return count === 1 ? 'Join the strings' : `Join the ${run.strings.length} strings to ${count}`;
  },
  *make(subject) {
    const run = runAt(subject);
    return run === undefined
      ? GONE
      : yield* proven(subject, run, cutEdits(run, fewestCuts(run), betweenIn(run)));
  },
};

/** Cuts a text into strings of at most 255 octets, in parentheses, one a line. */
export const splitStrings: Refactoring = {
  id: 'split-strings',
  kind: 'rewrite',
  offer(subject) {
    const run = runAt(subject);
    if (run === undefined || run.longest <= MAX_STRING) return undefined;
    return `Split into strings of at most ${MAX_STRING} octets, one a line`;
  },
  *make(subject) {
    const run = runAt(subject);
    if (run === undefined) return GONE;
    const { entry, strings } = run;
    const [first] = strings;
    const last = strings.at(-1);
    if (first === undefined || last === undefined) return GONE;
    const isOpen = entry.block.bytes
      .subarray(entry.start, entry.end)
      .some((byte, i) => isParenthesis(run, byte, i));
    if (isOpen) return yield* proven(subject, run, cutEdits(run, fewestCuts(run), betweenIn(run)));
    const { character } = positionInBlock(entry.block, first.start);
    const between = `${lineEndOf(run)}${' '.repeat(character + 2)}`;
    const edits = cutEdits(run, fewestCuts(run), between);
    const open: Edit = { place: { block: entry.block, start: first.start, end: first.start }, text: '( ' };
    const close: Edit = { place: { block: entry.block, start: last.end, end: last.end }, text: ' )' };
    return yield* proven(subject, run, joinAt([open, ...edits, close]));
  },
};

/** Cuts the string that the cursor is in. */
export const splitHere: Refactoring = {
  id: 'split-string-here',
  kind: 'rewrite',
  offer(subject) {
    return subject.isSelection || cutAt(subject) === undefined ? undefined : 'Split the string here';
  },
  *make(subject) {
    const run = runAt(subject);
    const cut = cutAt(subject);
    if (run === undefined || cut === undefined) return GONE;
    const kept = run.strings.slice(1).map(innerStart);
    return yield* proven(subject, run, cutEdits(run, [...kept, cut], betweenIn(run)));
  },
};

const GONE = 'There is no such text any more.';

function runAt(subject: Subject): StringRun | undefined {
  const { cursor, entries } = subject;
  if (entries.length !== 1 || !isReadOnce(subject) || cursor.inComment) return undefined;
  return stringRunOf(cursor.entry);
}

/** Where the string at the cursor can be cut, at the cursor or in front of the escape that it is in. */
function cutAt(subject: Subject): number | undefined {
  const run = runAt(subject);
  const { offset } = subject.cursor;
  const part = run?.strings.find(
    (each) => each.quoted && innerStart(each) < offset && offset < innerEnd(each),
  );
  if (run === undefined || part === undefined) return undefined;
  const cut = run.places.findLast(({ at }) => at <= offset)?.at ?? -1;
  return cut > innerStart(part) ? cut : undefined;
}

function isParenthesis({ entry, strings }: StringRun, byte: number, i: number): boolean {
  const at = entry.start + i;
  return byte === 0x28 && !strings.some(({ start, end }) => start <= at && at < end);
}

/** What stands between the strings: a line end where one stands there already. */
function betweenIn(run: StringRun): string {
  const { entry, strings } = run;
  const { bytes } = entry.block;
  for (const [i, { start }] of strings.slice(1).entries()) {
    const gap = bytes.subarray(strings[i]?.end, start);
    if (gap.includes(0x0a)) return String.fromCharCode(...gap);
  }
  return ' ';
}

function lineEndOf({ entry: { block, end } }: StringRun): string {
  return block.bytes[end - 2] === 0x0d ? '\r\n' : '\n';
}

/** Edits in order, those at one place as one. */
function joinAt(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last !== undefined && last.place.start === edit.place.start && last.place.end === edit.place.end) {
      joined[joined.length - 1] = { place: last.place, text: last.text + edit.text };
    } else joined.push(edit);
  }
  return joined;
}

/** The edits where the record's text is the same, its strings joined; what it was when it could not be read is the text. */
function* proven(
  { zone }: Subject,
  run: StringRun,
  edits: readonly Edit[],
): Generator<void, Change | string> {
  const isMeant = (before: ReadRecord, after: ReadRecord) => {
    if (before.owner !== after.owner || before.type !== after.type || after.wire === undefined) return false;
    if (before.wire === undefined) return textOf(after.wire).length === run.octets;
    return before.ttl === after.ttl && isSameText(before.wire, after.wire);
  };
  return (yield* refusalOf(zone, edits, isMeant)) ?? { edits };
}

/** The octets of character-strings, joined. */
function textOf(wire: Uint8Array): number[] {
  const text: number[] = [];
  for (let at = 0; at < wire.length; at += 1 + (wire[at] as number)) {
    text.push(...wire.subarray(at + 1, at + 1 + (wire[at] as number)));
  }
  return text;
}

function isSameText(a: Uint8Array, b: Uint8Array): boolean {
  const [first, second] = [textOf(a), textOf(b)];
  return first.length === second.length && first.every((octet, i) => octet === second[i]);
}
