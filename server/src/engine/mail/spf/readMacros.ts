import type { Span } from '../mailRecord.ts';
import type { SpfMacro, SpfProblem } from './spfRecord.ts';

/** Why a text cannot be read, and where. */
export interface SpfFault {
  readonly problem: SpfProblem;
  readonly at: Span;
}

/** What macro letters stand for (RFC 7208 §7.2). */
const LETTERS = 'slodiphv';
/** Those that are defined in the text of an explanation alone. */
const EXPLANATION_LETTERS = 'crt';
const DELIMITERS = '.-+,/_=';
const NONE: readonly SpfMacro[] = [];

/**
 * Reads the macros of a macro-string (RFC 7208 §7.1), or says what is wrong with the first that cannot be read.
 *
 * @param inExplanation whether the letters c, r and t may stand there
 */
export function readMacros(
  text: string,
  { start, end }: Span,
  inExplanation: boolean,
): readonly SpfMacro[] | SpfFault {
  if (!text.slice(start, end).includes('%')) return NONE;
  const macros: SpfMacro[] = [];
  for (let at = start; at < end; ) {
    if (text[at] !== '%') {
      at++;
    } else if (at + 1 < end && '%_-'.includes(text[at + 1] as string)) {
      at += 2;
    } else {
      const macro = readMacro(text, at, end, inExplanation);
      if ('problem' in macro) return macro;
      macros.push(macro);
      at = macro.end;
    }
  }
  return macros;
}

/** The macro that begins with the `%` at `start`. */
function readMacro(text: string, start: number, end: number, inExplanation: boolean): SpfMacro | SpfFault {
  let at = start + 1;
  const wrong = (problem: SpfProblem = 'macroSyntax'): SpfFault => ({
    problem,
    at: { start, end: Math.min(at + 1, end) },
  });
  if (at >= end || text[at] !== '{') return wrong();
  at++;
  const written = at < end ? (text[at] as string) : '';
  const letter = written.toLowerCase();
  const isForExplanations = written !== '' && EXPLANATION_LETTERS.includes(letter);
  if (written === '' || !(LETTERS.includes(letter) || isForExplanations)) return wrong();
  at++;
  let parts: number | undefined;
  for (; at < end && isDigit(text.charCodeAt(at)); at++) {
    // More parts than a name can have are all of them.
    parts = Math.min((parts ?? 0) * 10 + text.charCodeAt(at) - 0x30, 999);
  }
  if (parts === 0) return wrong();
  const reversed = at < end && text[at]?.toLowerCase() === 'r';
  if (reversed) at++;
  const delimiters = at;
  while (at < end && DELIMITERS.includes(text[at] as string)) at++;
  if (at >= end || text[at] !== '}') return wrong();
  if (isForExplanations && !inExplanation) return wrong('macroExpOnly');
  return {
    start,
    end: at + 1,
    letter,
    isEscaped: letter !== written,
    ...(parts === undefined ? {} : { parts }),
    reversed,
    delimiters: text.slice(delimiters, at),
  };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
