import {
  type AddressSet,
  difference,
  EVERYTHING,
  intersection,
  isEmpty,
  NOTHING,
  union,
} from '../networks.ts';
import { countsAsLookup, type SpfTerm } from '../spfRecord.ts';
import { type Matches, matchesOf } from './addressesOf.ts';
import type { AskedBranch, AskedNode } from './askTree.ts';
import type { Asker } from './question.ts';
import {
  MAX_HOSTS,
  NO_VOIDS,
  type SpfBranch,
  type SpfNode,
  type SpfTree,
  type VoidKind,
  type Voids,
} from './spfTree.ts';
import { faultsOf } from './walkTree.ts';

/** A node that was counted, and who passes there. */
interface Counted {
  readonly node: SpfNode;
  readonly isComplete: boolean;
  /** Addresses that pass whatever is not known, and those that may pass; `isUnknown` where others may pass as well. */
  readonly sure: AddressSet;
  readonly possible: AddressSet;
  readonly isUnknown: boolean;
  /** Addresses that meet a permanent error there: for them, nothing that comes later decides. */
  readonly failing: AddressSet;
}

/** Counts what a tree costs when no term decides before the last one (RFC 7208 §4.6.4). */
export function countTree(root: AskedNode, asker: Asker): SpfTree {
  const { node, isComplete, possible, isUnknown } = countNode(root, 0, { steps: MAX_STEPS });
  const { lookups, voids } = node;
  const about = { questions: asker.count(), sources: asker.sources() };
  return { root: node, lookups, voids, isComplete, senders: possible, hasOthers: isUnknown, ...about };
}

/** Ranges of addresses that are gone through for one tree; records that are made to be large have no end of them. */
const MAX_STEPS = 300_000;

/** What is left of {@link MAX_STEPS}; without it, who may send is not known. */
interface Budget {
  steps: number;
}

/** @param before lookups of all that is evaluated before */
function countNode(asked: AskedNode, before: number, budget: Budget): Counted {
  const branches: SpfBranch[] = [];
  let lookups = 0;
  let voids = NO_VOIDS;
  let isComplete = asked.state.status !== 'failed' && asked.state.status !== 'unasked';
  // Where there is certainly no record, no one passes.
  let isUnknown = !isComplete || asked.state.status === 'macro';
  // The count goes on behind an error, but no one passes there.
  let failing = isFaulty(asked) ? EVERYTHING : NOTHING;
  let sure = NOTHING;
  let possible = NOTHING;
  // Addresses that no term has decided on: certainly not, and perhaps not.
  let left = EVERYTHING;
  let maybeLeft = EVERYTHING;
  for (const each of asked.branches) {
    if (!each.isReached || isEmpty(maybeLeft)) {
      branches.push(unevaluated(each));
      continue;
    }
    const { term } = each;
    const own = ownLookups(term);
    const below = each.node && countNode(each.node, before + lookups + own, budget);
    const branch: SpfBranch = {
      ...unevaluated(each),
      isEvaluated: true,
      number: own > 0 ? before + lookups + own : undefined,
      lookups: own + (below?.node.lookups ?? 0),
      void: voidOf(each),
      node: below?.node,
      matches: NOTHING,
    };
    const found = each.found?.status;
    isComplete &&= below?.isComplete !== false && found !== 'failed' && found !== 'unasked';
    lookups += branch.lookups;
    voids = sum(voids, branch.void, below?.node.voids);
    if (term.type === 'unreadable') {
      branches.push(branch);
      continue;
    }
    const matches = matchesIn(each, below);
    branches.push({ ...branch, matches: matches.possible });
    budget.steps -= [sure, possible, left, maybeLeft, failing].reduce(
      (size, { v4, v6 }) => size + v4.length + v6.length,
      0,
    );
    if (budget.steps < 0) {
      left = NOTHING;
      isUnknown = true;
      isComplete = false;
      continue;
    }
    if (term.type === 'modifier' || term.qualifier === '+') {
      sure = union(sure, difference(intersection(left, matches.known), failing));
      possible = union(possible, difference(intersection(maybeLeft, matches.possible), failing));
    }
    if (isError(each)) failing = union(failing, maybeLeft);
    else if (below !== undefined) failing = union(failing, intersection(maybeLeft, below.failing));
    maybeLeft = difference(maybeLeft, matches.known);
    left = matches.isUnknown ? NOTHING : difference(left, matches.possible);
    isUnknown ||= matches.isUnknown;
  }
  const node: SpfNode = { domain: asked.domain, state: asked.state, branches, lookups, voids };
  return { node, isComplete, sure, possible, isUnknown, failing };
}

function unevaluated({ term, text, target, found }: AskedBranch): SpfBranch {
  const none = { isEvaluated: false, number: undefined, lookups: 0, void: undefined, node: undefined };
  return { term, text, target, found, ...none, matches: NOTHING };
}

/** A term that asks is one lookup; `%{p}` in it asks for the client's name besides (RFC 7208 §4.6.4). */
function ownLookups(term: SpfTerm): number {
  if (!countsAsLookup(term)) return 0;
  return term.type !== 'unreadable' && term.domain?.macros.some(({ letter }) => letter === 'p') ? 2 : 1;
}

/** An `include` matches where its record passes (RFC 7208 §5.2); a `redirect` is its record (§6.1). */
function matchesIn(
  { term, found }: AskedBranch,
  below: Counted | undefined,
): Matches & { readonly possible: AddressSet } {
  if (below !== undefined) {
    return { known: below.sure, possible: below.possible, isUnknown: below.isUnknown };
  }
  if (term.type !== 'mechanism') return { known: NOTHING, possible: NOTHING, isUnknown: false };
  const matches = matchesOf(term, found);
  return { ...matches, possible: matches.known };
}

/** Whether a term is a permanent error for all that come to it (RFC 7208 §4.6.4, §5.2, §6.1). */
function isError({ node, found }: AskedBranch): boolean {
  if (found?.status === 'found') return (found.servers ?? 0) > MAX_HOSTS;
  return node !== undefined && ['none', 'multiple', 'loop'].includes(node.state.status);
}

/** Whether there is a record that cannot be read, which is an error whatever the address (RFC 7208 §4.6). */
function isFaulty({ state }: AskedNode): boolean {
  return state.status === 'record' && faultsOf(state.record).length > 0;
}

/** Whether a term's own lookup finds nothing: A and AAAA are one lookup, of which a client causes one. */
function voidOf({ term, node, found }: AskedBranch): VoidKind | undefined {
  if (node?.state.status === 'none') {
    return node.state.because === 'noName' || node.state.because === 'noData' ? 'always' : undefined;
  }
  if (found?.status === 'noName' || found?.status === 'noData') return 'always';
  if (found?.status !== 'found' || term.type !== 'mechanism' || term.name !== 'a') return undefined;
  const [host] = found.hosts;
  if (host === undefined || host.failed !== undefined) return undefined;
  return host.ipv4.length === 0 ? 'ipv4' : host.ipv6.length === 0 ? 'ipv6' : undefined;
}

function sum(voids: Voids, kind: VoidKind | undefined, below: Voids = NO_VOIDS): Voids {
  return {
    always: voids.always + below.always + (kind === 'always' ? 1 : 0),
    ipv4: voids.ipv4 + below.ipv4 + (kind === 'always' || kind === 'ipv4' ? 1 : 0),
    ipv6: voids.ipv6 + below.ipv6 + (kind === 'always' || kind === 'ipv6' ? 1 : 0),
  };
}
