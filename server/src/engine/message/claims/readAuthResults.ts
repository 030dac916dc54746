import type { ClaimedResults } from '../messageReport.ts';
import { type ClaimToken, claimTokens } from './claimTokens.ts';

export type ClaimedResult = ClaimedResults['results'][number];

/** What a field that reports results says. */
export interface ReadClaims {
  /** The server that speaks; `null` in Microsoft's form, which does not say. */
  readonly authservId: string | null;
  /** `i=` of ARC-Authentication-Results (RFC 8617 §4.1.1). */
  readonly instance: number | null;
  readonly results: readonly ClaimedResult[];
  /** What is wrong with it, a sentence. */
  readonly problem: string | null;
}

/** A result and its properties, in the making. */
interface Draft {
  method: string;
  result: string;
  reason: string | null;
  readonly properties: Record<string, string>;
  readonly comments: string[];
}

/**
 * Reads Authentication-Results (RFC 8601 §2.2) or ARC-Authentication-Results (RFC 8617 §4.1.1), as they are written in practice:
 * without authserv-id, or with the receiving domain between the results, as Microsoft writes them; with unquoted values; with
 * properties without a type, such as `action=none`.
 *
 * @param text the value on one line
 */
export function readAuthResults(text: string): ReadClaims {
  let authservId: string | null = null;
  let instance: number | null = null;
  let isNone = false;
  const results: ClaimedResult[] = [];
  let isFirst = true;
  for (const segment of segmentsOf(claimTokens(text))) {
    const words = segment.filter(({ kind }) => kind !== 'comment');
    const [first, second, third] = words;
    if (first === undefined) continue;
    if (first.text.toLowerCase() === 'i' && second?.kind === 'equals' && words.length === 3 && isFirst) {
      instance = /^\d{1,3}$/.test(third?.text ?? '') ? Number(third?.text) : null;
      continue;
    }
    const isResult =
      words[1]?.kind === 'equals' ||
      (words[1]?.text.startsWith('/') === true && words.some(({ kind }) => kind === 'equals'));
    if (isFirst && !isResult) authservId = first.text;
    else if (!isResult && first.text.toLowerCase() === 'none') isNone = true;
    // A domain of its own is the receiving domain in Microsoft's older form: it says nothing that is of use.
    else if (isResult) results.push(readResult(segment));
    isFirst = false;
  }
  return { authservId, instance, results, problem: problemOf(authservId, results, isNone) };
}

function problemOf(
  authservId: string | null,
  results: readonly ClaimedResult[],
  isNone: boolean,
): string | null {
  if (results.some(({ result }) => result === '')) return 'A method is named without its result.';
  if (results.length > 0 || isNone) return null;
  if (authservId === null) return 'It is empty: it names neither a server nor results.';
  return 'It names a server, but neither results nor "none".';
}

/** What stands between the semicolons. */
function segmentsOf(tokens: readonly ClaimToken[]): ClaimToken[][] {
  const segments: ClaimToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'semicolon') segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return segments;
}

/** `method[/version]=result [(comment)] [reason=value] [type.property=value]…` (RFC 8601 §2.2). */
function readResult(segment: readonly ClaimToken[]): ClaimedResult {
  const draft: Draft = { method: '', result: '', reason: null, properties: {}, comments: [] };
  let isFirst = true;
  for (let i = 0; i < segment.length; i++) {
    const token = segment[i] as ClaimToken;
    if (token.kind === 'comment') draft.comments.push(token.text);
    if (token.kind !== 'word' || nextWord(segment, i)?.kind !== 'equals') continue;
    const { value, end } = valueAt(segment, i, draft.comments);
    if (isFirst) {
      // What stands before a version, which may be a word of its own.
      const method = segment.find(({ kind }) => kind === 'word') ?? token;
      draft.method = method.text.toLowerCase().replace(/\/.*$/, '');
      draft.result = value.toLowerCase();
    } else setProperty(draft, propertyAt(segment, i), value);
    isFirst = false;
    i = end;
  }
  const { comments, ...rest } = draft;
  return { ...rest, comment: comments.length === 0 ? null : comments.join(' ') };
}

/** A property's name, in the parts of which comments may stand. */
function propertyAt(segment: readonly ClaimToken[], at: number): string {
  const name = segment[at]?.text.toLowerCase() ?? '';
  if (!name.startsWith('.')) return name;
  const before = segment.slice(0, at).findLast(({ kind }) => kind !== 'comment');
  return before?.kind === 'word' ? before.text.toLowerCase() + name : name;
}

function setProperty(draft: Draft, name: string, value: string): void {
  if (name === 'reason' && draft.reason === null) draft.reason = value;
  // The first counts; a name such as `__proto__` is a name like any other.
  else if (!Object.hasOwn(draft.properties, name))
    Object.defineProperty(draft.properties, name, { value, enumerable: true });
}

/** The value behind the `=` that follows a name, and the place of its last token. */
function valueAt(
  segment: readonly ClaimToken[],
  at: number,
  comments: string[],
): { readonly value: string; readonly end: number } {
  const equals = skipComments(segment, at + 1, comments);
  const i = skipComments(segment, equals + 1, comments);
  const next = segment[i];
  // A blank behind `=`, and then a name with its own `=`: the value is empty.
  const isEmpty = next?.kind !== 'word' || (next.isApart && nextWord(segment, i)?.kind === 'equals');
  return isEmpty ? { value: '', end: i - 1 } : { value: next.text, end: i };
}

/** The place of the next token that is no comment; the comments before it are kept. */
function skipComments(segment: readonly ClaimToken[], from: number, comments: string[]): number {
  let at = from;
  for (; segment[at]?.kind === 'comment'; at++) comments.push(segment[at]?.text ?? '');
  return at;
}

function nextWord(segment: readonly ClaimToken[], at: number): ClaimToken | undefined {
  let next = at + 1;
  while (segment[next]?.kind === 'comment') next++;
  return segment[next];
}
