import type { Token } from './tokens.ts';

/** What a Received field says, by its key words (RFC 5321 §4.4); the parts behind each as they stand. */
export interface Clauses {
  readonly from: readonly Token[];
  readonly by: readonly Token[];
  readonly with: readonly Token[];
  readonly id: readonly Token[];
  readonly for: readonly Token[];
  readonly via: readonly Token[];
  /** A second `from`, as some programs write the envelope's sender. */
  readonly sender: readonly Token[];
  /** Behind the last semicolon. */
  readonly date: readonly Token[];
  /** Before any key word, and what belongs to none. */
  readonly rest: readonly Token[];
  /** Programs that write `via` or `with` before `by` have their own order, and their own meaning of `from`. */
  readonly order: readonly string[];
}

type Clause = Exclude<keyof Clauses, 'order'>;

const KEYWORDS = new Set<string>(['from', 'by', 'with', 'id', 'for', 'via']);

/** Sorts the parts of a field under its key words, in whatever order and case they are written. */
export function readClauses(tokens: readonly Token[]): Clauses {
  const found: Record<Clause, Token[]> = {
    from: [],
    by: [],
    with: [],
    id: [],
    for: [],
    via: [],
    sender: [],
    date: [],
    rest: [],
  };
  const order: string[] = [];
  const lastSemicolon = tokens.findLastIndex(({ kind }) => kind === 'semicolon');
  let current: Clause = 'rest';
  tokens.forEach((token, i) => {
    const keyword = keywordOf(tokens, i);
    if (token.kind === 'semicolon') current = i === lastSemicolon ? 'date' : 'rest';
    else if (keyword !== undefined && !order.includes(keyword)) {
      current = keyword;
      order.push(keyword);
    } else if (keyword === 'from' && hasAddress(tokens[i + 1])) current = 'sender';
    else found[current].push(token);
  });
  return { ...found, order };
}

function keywordOf(
  tokens: readonly Token[],
  i: number,
): 'from' | 'by' | 'with' | 'id' | 'for' | 'via' | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  const word = token.text.toLowerCase();
  return KEYWORDS.has(word) ? (word as 'from') : undefined;
}

function hasAddress(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'angle' || token.text.includes('@'));
}
