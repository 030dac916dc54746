import { type HeaderDate, readDate } from '../values/date.ts';
import type { Token } from './tokens.ts';

/** When a host received the message, as it wrote it. */
export interface TraceDate {
  /** ISO 8601 with its own offset, where it can be read. */
  readonly iso: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly time: number | null;
  /** What stands where the date is expected; `null` where nothing does. */
  readonly written: string | null;
  /** What is wrong with its form, and how it was taken; `null` if nothing is. */
  readonly problem: string | null;
  /** Whether a semicolon stands before it (RFC 5321 §4.4). */
  readonly isMarked: boolean;
}

/** Words of a date with its zone; more are not tried. */
const MOST_WORDS = 10;
/** No word of a date is longer. */
const LONGEST_WORD = 40;
/** Places where a date may begin that are tried, from the end. */
const MOST_TRIES = 5;

/** Words that begin a date: a day of the week, a day of the month, or a year. */
const BEGINNING = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|\d{1,2}|\d{4}-\d{2}-\d{2}(?:t.{1,30})?)$/i;

/**
 * Finds the date of a Received field: behind the last semicolon (RFC 5321 §4.4); where none is there or no date stands behind it,
 * as far to the right as one can be read.
 */
export function traceDate(tokens: readonly Token[], behind: readonly Token[]): TraceDate {
  const marked = wordsOf(behind);
  const found = read(marked);
  if (found !== undefined) return dated(found, marked, true);
  const words = wordsOf(tokens);
  let tries = 0;
  for (let i = words.length - 1; i >= 0 && tries < MOST_TRIES; i--) {
    if (!BEGINNING.test(words[i] as string)) continue;
    tries++;
    const earlier = BEGINNING.test(words[i - 1] ?? '') ? i - 1 : i;
    const date = read(words.slice(earlier)) ?? read(words.slice(i));
    if (date !== undefined) return dated(date, words.slice(earlier), false);
  }
  return {
    iso: null,
    time: null,
    problem: null,
    written: marked.length > 0 ? marked.slice(0, MOST_WORDS).join(' ') : null,
    isMarked: marked.length > 0,
  };
}

function dated({ iso, time, problem }: HeaderDate, words: readonly string[], isMarked: boolean): TraceDate {
  return { iso, time, written: words.slice(0, MOST_WORDS).join(' '), problem: problem ?? null, isMarked };
}

/** A date takes few words; what stands behind it, such as an id, is left off word by word. */
function read(words: readonly string[]): HeaderDate | undefined {
  for (let count = Math.min(words.length, MOST_WORDS); count >= 3 || count === words.length; count--) {
    if (count <= 0) return undefined;
    const date = readDate(words.slice(0, count).join(' '));
    if (date !== undefined) return date;
  }
  return undefined;
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text.slice(0, LONGEST_WORD));
}
