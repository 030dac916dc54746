import type { Span } from '../mailRecord.ts';
import { MECHANISMS } from './spfRecord.ts';

/**
 * What a second term begins with, or separates terms without being a blank: other white space, commas, semicolons; a name
 * with its `:` or `=`; a qualifier and a name up to the end. Every alternative is bounded, so that a search takes linear time.
 */
const JOINT =
  /[\s,;|]{1,99}|[+\-~?]?(?:include|exists|ip4|ip6|ptr):|(?:redirect|exp)=|[+\-~?](?:all|mx|a|ptr)(?:[:/]|$)|(?<=\d)all$/gi;

/**
 * Where, within a word, another term begins or another separator than a blank stands: RFC 7208 §4.6.1 knows blanks alone.
 *
 * @param word a term's place; what is found does not begin with it
 */
export function joinedTerm(text: string, { start, end }: Span): Span | undefined {
  const word = text.slice(start, end);
  const isQualified = /^[+\-~?]/.test(word);
  JOINT.lastIndex = isQualified ? 2 : 1;
  const found = JOINT.exec(word);
  if (found === null) return undefined;
  const at = start + found.index;
  if (isSeparator(found[0])) return { start: at, end: at + found[0].length };
  const before = word.slice(isQualified ? 1 : 0, found.index);
  return /^[a-z]/i.test(found[0]) && !isTerm(before) ? undefined : { start: at, end };
}

/** Whether a text is what people put between terms in place of a blank. */
export function isSeparator(text: string): boolean {
  return /^[\s,;|]/.test(text);
}

/** Whether a term may end there: `a` of `aip4:…`, but not `x` of `xip4:…`. */
function isTerm(text: string): boolean {
  return /[:=/]/.test(text) || MECHANISMS.some((name) => name === text.toLowerCase());
}

/** The same within the value of a term: there, a term may begin where the value does, as in `include:include:`. */
export function joinedInValue(text: string, { start, end }: Span): Span | undefined {
  const value = text.slice(start, end);
  JOINT.lastIndex = 0;
  const found = JOINT.exec(value);
  if (found === null) return undefined;
  const at = start + found.index;
  return { start: at, end: isSeparator(found[0]) ? at + found[0].length : end };
}
