import { networkText } from '../addressText.ts';
import {
  type AddressSet,
  covers,
  difference,
  EVERYTHING,
  NOTHING,
  networksOf,
  setOf,
  union,
} from '../networks.ts';
import type { Network, Qualifier } from '../spfRecord.ts';
import type { Item } from './items.ts';

/** Terms of a record that belong together: networks that may stand in another record, or one term that stays. */
export type Segment =
  | { readonly qualifier: Qualifier; readonly networks: readonly string[] }
  | { readonly text: string; readonly cost: number };

/**
 * Items as few terms. Items of one qualifier whose addresses are known may stand in any order: their networks are joined and
 * come first. What the message decides stays where it is.
 */
export function compress(items: readonly Item[]): Segment[] {
  const segments: Segment[] = [];
  const seen: string[] = [];
  /** What is certain to be matched before, by networks. */
  let before = NOTHING;
  for (let at = 0; at < items.length; ) {
    const run = runAt(items, at);
    at += run.length;
    const sets = run.flatMap(({ set, text }) => (set !== undefined && text === undefined ? [set] : []));
    const { qualifier } = run[0] as Item;
    const joined = union(...sets);
    const networks = fewest(joined, before);
    before = union(before, joined);
    const isAll = covers(before, EVERYTHING);
    if (isAll && sets.length > 0) segments.push({ text: withQualifier(qualifier, 'all'), cost: 0 });
    else if (networks.length > 0) segments.push({ qualifier, networks: networks.map(termOf(qualifier)) });
    if (isAll) break;
    for (const { text, cost, set } of run) {
      if (text === undefined) continue;
      if (text.startsWith('include:') && set !== undefined && covers(before, set)) continue;
      // Whatever it matches was matched the first time.
      if (seen.some((other) => isSameTerm(other, text))) continue;
      seen.push(text);
      segments.push({ text: withQualifier(qualifier, text), cost });
    }
  }
  return segments;
}

/** The items from `at` on that may stand in any order. */
function runAt(items: readonly Item[], at: number): readonly Item[] {
  const first = items[at] as Item;
  if (first.set === undefined || first.text === 'all') return [first];
  let end = at + 1;
  while (
    items[end]?.qualifier === first.qualifier &&
    items[end]?.set !== undefined &&
    items[end]?.text !== 'all'
  )
    end++;
  return items.slice(at, end);
}

/** A set as networks, of which those that are matched before may be left out or not, as takes fewer. */
function fewest(set: AddressSet, before: AddressSet): readonly Network[] {
  const rest = networksOf(difference(set, before));
  const whole = networksOf(set).filter((network) => !covers(before, setOf([network])));
  return rest.length < whole.length ? rest : whole;
}

/** Whether two mechanisms of a record are the same: in macros, the case of a letter has a meaning (RFC 7208 §7.3). */
export function isSameTerm(a: string, b: string): boolean {
  return a === b || (!a.includes('%') && a.toLowerCase() === b.toLowerCase());
}

function termOf(qualifier: Qualifier): (network: Network) => string {
  return (network) => withQualifier(qualifier, `ip${network.family}:${networkText(network)}`);
}

export function withQualifier(qualifier: Qualifier, mechanism: string): string {
  return qualifier === '+' ? mechanism : `${qualifier}${mechanism}`;
}
