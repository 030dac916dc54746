import type { Cancel, Dns } from '../../../dns/dns.ts';
import { checkHost, type Evaluation, type EvaluationOptions, type Guess } from '../evaluate.ts';
import { type Address, edgesOf, maxOf, type Range, rangeOf } from '../networks.ts';
import { parseSpf } from '../parseSpf.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { withRecords } from './rememberedDns.ts';

/** What was compared, and what came of it. */
export interface Proof {
  readonly isEqual: boolean;
  /** Addresses that were evaluated: every edge of every range. */
  readonly tested: { readonly v4: number; readonly v6: number };
  /** Terms that depend on the message: both were evaluated with each outcome of these. */
  readonly guessed: readonly string[];
  /**
   * Addresses for which the old record is a permanent error, of too many lookups or of an include without record: their
   * results were compared as if it went on.
   */
  readonly lifted: { readonly limits: number; readonly noRecord: number };
  /** Addresses for which the new record still is an error, as the old one. */
  readonly stillErrors: number;
  /** The first address with different results. */
  readonly difference?: Difference;
  /** Why not all was compared, as a sentence. */
  readonly gaveUp?: string;
}

export interface Difference {
  readonly address: Address;
  readonly before: string;
  readonly after: string;
}

/** SPF records by owner, without the final dot; the first is where evaluation begins. */
export type Texts = ReadonlyMap<string, string>;

export interface ProofOptions {
  readonly domain: string;
  /** Ranges whose edges are tried whether they are ever compared or not. */
  readonly ranges?: Readonly<Record<'v4' | 'v6', readonly Range[]>>;
  /** Compare as if `ptr` never matched. */
  readonly withoutPtr?: boolean;
  readonly cancel?: Cancel;
  /** Lets others work from time to time. */
  readonly pause?: () => Promise<void>;
}

type Path = ReadonlyMap<string, Guess>;

/** Outcomes of what depends on the message, for one address. */
const MAX_PATHS = 512;
/**
 * Comparisons with a network, of which a lookup is worth some: honest records take some 100,000, and millions where two terms
 * depend on the message. All of it takes a second or two.
 */
const MAX_WORK = 10_000_000;
const LOOKUP_WORK = 50;
const PAUSE_AFTER = 64;

/**
 * Evaluates two versions of a record at the edges of every range that either compares an address with: the first, the last,
 * the one before, the one behind, and the ends of both families. Between two edges nothing can change, so that equal results
 * there are equal results everywhere. What the message decides is tried with each outcome.
 *
 * @param dns answers all questions alike for as long as this takes
 */
export async function prove(before: Texts, after: Texts, dns: Dns, options: ProofOptions): Promise<Proof> {
  const { domain, ranges, withoutPtr, cancel, pause } = options;
  const guessed = new Set<string>();
  const lifted = { limits: 0, noRecord: 0 };
  const tested = { v4: 0, v6: 0 };
  let stillErrors = 0;
  let done = 0;
  let work = 0;
  let difference: Difference | undefined;
  let gaveUp: string | undefined;
  const parsed = new Map<string, SpfRecord>();
  const old = withRecords(dns, before);
  const made = withRecords(dns, after);
  const evaluate = async (address: Address, version: Dns, how: EvaluationOptions): Promise<Evaluation> => {
    const evaluation = await checkHost(address, domain, version, how);
    work += evaluation.lookups * LOOKUP_WORK;
    return evaluation;
  };
  const compareAt = async (address: Address, shared: EvaluationOptions): Promise<Difference | undefined> => {
    const paths: Path[] = [new Map()];
    for (let count = 0; paths.length > 0; count++) {
      const path = paths.pop() as Path;
      if (count >= MAX_PATHS) gaveUp = 'Too many terms depend on the message to try each outcome.';
      if (work > MAX_WORK) gaveUp = 'There are too many networks and records to compare each address.';
      if (gaveUp !== undefined) return undefined;
      let asked: string | undefined;
      const guess = (key: string): Guess => {
        if (withoutPtr && key.startsWith('ptr:')) return 'noMatch';
        const known = path.get(key);
        if (known === undefined) asked ??= key;
        return known ?? 'error';
      };
      const how = { ...shared, guess };
      const now = await evaluate(address, old, how);
      const then = await evaluate(address, made, how);
      const isLifted = now.result !== then.result && isLiftable(now);
      const meant = isLifted
        ? await evaluate(address, old, { ...how, liftLimits: true, skipDead: true })
        : now;
      if (asked !== undefined) {
        guessed.add(asked);
        for (const outcome of ['match', 'noMatch', 'error'] as const)
          paths.push(new Map([...path, [asked, outcome]]));
        continue;
      }
      // `none` would say that nothing was evaluated.
      if (meant.result !== then.result || then.result === 'none')
        return { address, before: nameOf(meant), after: nameOf(then) };
      if (isLifted) lifted[now.cause === 'noRecord' ? 'noRecord' : 'limits']++;
      if (then.result === 'permerror') stillErrors++;
    }
    return undefined;
  };
  for (const family of [4, 6] as const) {
    const version = family === 4 ? 'v4' : 'v6';
    const known = new Set<bigint>([0n, maxOf(family)]);
    const add = (range: Range) => {
      for (const edge of edgesOf(family, range)) known.add(edge);
    };
    for (const range of [...(ranges?.[version] ?? []), ...rangesOf([before, after], family)]) add(range);
    const seen = new Set<bigint>();
    const onRange = (_: 4 | 6, range: Range) => {
      work++;
      const key = (range.first << 128n) | range.last;
      if (seen.has(key)) return;
      seen.add(key);
      add(range);
    };
    // The set grows while it is gone through.
    for (const value of known) {
      if (difference !== undefined || gaveUp !== undefined || cancel?.aborted) break;
      tested[version]++;
      difference = await compareAt({ family, value }, { parsed, onRange, ...(cancel && { cancel }) });
      if (++done % PAUSE_AFTER === 0) await pause?.();
    }
  }
  const isEqual = difference === undefined && gaveUp === undefined && !cancel?.aborted;
  const about = { isEqual, tested, guessed: [...guessed], lifted, stillErrors };
  return { ...about, ...(difference && { difference }), ...(gaveUp && { gaveUp }) };
}

/** The ranges that records name themselves. */
function rangesOf(versions: readonly Texts[], family: 4 | 6): Range[] {
  const texts = versions.flatMap((version) => [...version]);
  return texts.flatMap(([owner, text]) =>
    parseSpf({ kind: 'spf', text, owner }).terms.flatMap((term) =>
      term.type === 'mechanism' && term.network?.family === family ? [rangeOf(term.network)] : [],
    ),
  );
}

/** Whether the record would give another result if it were not for what flattening repairs. */
function isLiftable({ cause }: Evaluation): boolean {
  return cause === 'lookupLimit' || cause === 'voidLimit' || cause === 'noRecord';
}

function nameOf({ result, cause }: Evaluation): string {
  return cause === undefined ? result : `${result} (${cause})`;
}
