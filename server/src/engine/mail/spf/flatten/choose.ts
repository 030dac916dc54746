import type { OuterTerm } from './outerTerms.ts';

/** A choice of terms to flatten, with what it gave. */
export interface Choice<T> {
  readonly terms: ReadonlySet<OuterTerm>;
  readonly result: T;
}

/** What a term brings and costs when it is flattened. */
export interface Unit {
  readonly term: OuterTerm;
  readonly saved: number;
  readonly octets: number;
  /** Whether its addresses change often. */
  readonly isVolatile: boolean;
}

const MAX_UNITS = 12;
/** Records that are made, at most: those that should do, and then others. */
const MAX_LIKELY = 24;
const MAX_OTHERS = 8;

/**
 * The smallest set of terms that, flattened, gives what is wanted: first by how many of them change often, then by octets,
 * then by their number.
 *
 * @param enough lookups that have to be saved
 * @param room octets in the record, and in each further one that costs a lookup
 * @param attempt builds the record; `undefined` where that is not good enough
 */
export function choose<T>(
  units: readonly Unit[],
  enough: number,
  room: { readonly first: number; readonly further: number },
  attempt: (terms: ReadonlySet<OuterTerm>) => T | undefined,
): Choice<T> | undefined {
  // Where there are very many, those that save most for their length.
  const candidates = [...units]
    .sort((a, b) => b.saved * (a.octets + 1) - a.saved * (b.octets + 1))
    .slice(0, MAX_UNITS);
  const sets: {
    readonly units: readonly Unit[];
    readonly octets: number;
    readonly rank: readonly number[];
  }[] = [];
  for (let bits = 1; bits < 1 << candidates.length; bits++) {
    const chosen = candidates.filter((_, i) => (bits >> i) % 2 === 1);
    const sum = (of: (unit: Unit) => number) => chosen.reduce((total, unit) => total + of(unit), 0);
    if (sum(({ saved }) => saved) < enough) continue;
    sets.push({
      units: chosen,
      octets: sum(({ octets }) => octets),
      rank: [sum(({ isVolatile }) => (isVolatile ? 1 : 0)), sum(({ octets }) => octets), chosen.length],
    });
  }
  sets.sort((a, b) => compareRanks(a.rank, b.rank));
  // Networks of several that are joined take less than they do apart: what seems too long may still do.
  const isLikely = ({ units: chosen, octets }: (typeof sets)[number]) => {
    const further = Math.max(0, Math.ceil((octets - room.first) / room.further));
    return chosen.reduce((total, { saved }) => total + saved, 0) - further >= enough;
  };
  const likely = sets.filter(isLikely).slice(0, MAX_LIKELY);
  const others = sets.filter((each) => !isLikely(each)).slice(0, MAX_OTHERS);
  for (const { units: chosen } of [...likely, ...others]) {
    const terms = new Set(chosen.map(({ term }) => term));
    const result = attempt(terms);
    if (result !== undefined) return { terms, result };
  }
  return undefined;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0);
  return 0;
}
