import { rangeOf } from '../../mail/spf/networks.ts';
import type { SpfMechanism, SpfRecord } from '../../mail/spf/spfRecord.ts';
import { type TermWithNetwork, termsLookedAt, termsWithNetwork } from './spfTerms.ts';

/** A term that never decides, and the term that does in its place. */
export interface Covered {
  readonly term: SpfMechanism;
  readonly by: SpfMechanism;
}

/**
 * The networks of a record that never decide (RFC 7208 §4.6.2): those inside of one that comes before, and those inside of
 * one behind when all terms from one to the other have the same qualifier.
 */
export function coveredNetworks(record: SpfRecord): Covered[] {
  if (termsWithNetwork(record).length < 2) return [];
  const terms = termsLookedAt(record);
  const covered: Covered[] = [];
  const before = new NetworkTable();
  for (const run of runsOf(terms)) {
    const within = new NetworkTable();
    for (const term of run) within.add(term);
    for (const term of run) {
      const by = before.covering(term) ?? within.covering(term);
      if (by !== undefined && by !== term) covered.push({ term, by });
    }
    for (const term of run) before.add(term);
  }
  return covered;
}

/** The networks of each run of mechanisms with one qualifier. */
function runsOf(terms: SpfRecord['terms']): TermWithNetwork[][] {
  const runs: TermWithNetwork[][] = [];
  let qualifier: string | undefined;
  for (const term of terms) {
    if (term.type !== 'mechanism') continue;
    if (term.qualifier !== qualifier) runs.push([]);
    qualifier = term.qualifier;
    if (term.network !== undefined) runs.at(-1)?.push(term as TermWithNetwork);
  }
  return runs;
}

/** Networks by prefix length and first address: whether one covers another is a question for each length there is. */
class NetworkTable {
  private readonly tables = {
    4: new Map<number, Map<bigint, TermWithNetwork>>(),
    6: new Map<number, Map<bigint, TermWithNetwork>>(),
  };

  /** Of two terms for the same network, the first is kept. */
  add(term: TermWithNetwork): void {
    const { family, prefix } = term.network;
    const byPrefix = this.tables[family];
    const byAddress = byPrefix.get(prefix) ?? new Map<bigint, TermWithNetwork>();
    byPrefix.set(prefix, byAddress);
    const { first } = rangeOf(term.network);
    if (!byAddress.has(first)) byAddress.set(first, term);
  }

  /** The term with the largest network that holds the term's. */
  covering({ network }: TermWithNetwork): TermWithNetwork | undefined {
    let found: TermWithNetwork | undefined;
    for (const [prefix, byAddress] of this.tables[network.family]) {
      if (prefix > network.prefix || (found !== undefined && prefix > found.network.prefix)) continue;
      found = byAddress.get(rangeOf({ ...network, prefix }).first) ?? found;
    }
    return found;
  }
}
