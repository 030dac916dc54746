import {
  type AddressSet,
  covers,
  difference,
  EVERYTHING,
  intersection,
  isEmpty,
  NOTHING,
  union,
} from '../networks.ts';
import type { Qualifier, SpfMechanism } from '../spfRecord.ts';
import { costOfTarget, costOfTerm } from './cost.ts';
import type { ResolvedRecord, ResolvedTerm } from './resolvedSpf.ts';

/** What a flattened record is made of, in the order of evaluation: addresses, and terms that stay terms. */
export interface Item {
  readonly qualifier: Qualifier;
  /** What it matches; `undefined` where the message decides, or where it is an error. */
  readonly set?: AddressSet;
  /** The mechanism as it is written, where it cannot be written as networks. */
  readonly text?: string;
  /** Lookups that it takes. */
  readonly cost: number;
}

/** How terms become items. */
export interface Expansion {
  /** Keep `a` and `mx`, whose addresses change with their hosts. */
  readonly keepHosts: boolean;
  /** Names that are included before, so that what they match never gets as far as these terms. */
  readonly present?: ReadonlySet<string>;
}

/**
 * What an include of a record matches, as items that all pass: the inner results but pass are no match (RFC 7208 §5.2), so
 * that what a record refuses before it passes it is taken out. `undefined` where that cannot be written: the include has to
 * stay as it is.
 */
export function passItems(resolved: ResolvedRecord, how: Expansion): readonly Item[] | undefined {
  const out: Item[] = [];
  /** What was matched so far, and the part of it that is not a pass. */
  let decided = NOTHING;
  let refused = NOTHING;
  /** Whether a term refuses what is not known. */
  let isBlocked = false;
  for (const item of recordItems(resolved, how) ?? [undefined]) {
    if (item === undefined) return undefined;
    const { qualifier, set, text } = item;
    const fresh = set && difference(set, decided);
    if (fresh !== undefined && isEmpty(fresh)) continue;
    if (qualifier !== '+') {
      if (fresh === undefined || (text !== undefined && text !== 'all')) isBlocked = true;
      else refused = union(refused, fresh);
    } else {
      // What has passed before may pass again: less to be cut out.
      if (set !== undefined && (text === undefined || text === 'all')) {
        out.push({ qualifier, set: difference(set, refused), cost: 0 });
      } else if (isEmpty(set === undefined ? refused : intersection(set, refused))) out.push(item);
      else return undefined;
    }
    if (set !== undefined) decided = union(decided, set);
    if (covers(decided, EVERYTHING)) break;
  }
  // What matches nothing in the end may still be an error.
  return isBlocked ? undefined : out;
}

/** What a record says, term by term, in the order of evaluation; `undefined` where a term works at its own place alone. */
export function recordItems(resolved: ResolvedRecord, how: Expansion): readonly Item[] | undefined {
  const items: Item[] = [];
  for (const term of resolved.terms) {
    const own = termItems(term, how);
    if (own === undefined) return undefined;
    items.push(...own);
  }
  const { redirect } = resolved;
  if (redirect === undefined) return items;
  if (redirect.to.status !== 'record') return undefined;
  // Within an include, what a redirect passes is what an include of its target passes.
  const text = `include:${redirect.target}`;
  const set = passSet(redirect.to.resolved);
  const whole: Item = { qualifier: '+', text, ...(set && { set }), cost: 1 + costOfTarget(redirect.to) };
  return [...items, ...(passItems(redirect.to.resolved, how) ?? [whole])];
}

/** What a term says in any record, be it another than its own; `undefined` where it depends on that, or is an error. */
export function termItems(resolved: ResolvedTerm, how: Expansion): readonly Item[] | undefined {
  const { term, target, set, include } = resolved;
  const { qualifier, name } = term;
  if (set !== undefined && isEmpty(set)) return [];
  if (name === 'include' && target !== undefined && how.present?.has(target)) return [];
  if (name === 'all') return [{ qualifier, set: EVERYTHING, text: 'all', cost: 0 }];
  if (include?.status === 'none') return [];
  if (include?.status === 'record') {
    const passed = passItems(include.resolved, how);
    return passed?.map((item) => ({ ...item, qualifier })) ?? [includeItem(resolved)];
  }
  if (set === undefined || name === 'exists') return undefined;
  if (term.network !== undefined || !how.keepHosts) return [{ qualifier, set, cost: 0 }];
  return [{ qualifier, set, text: hostText(term, target ?? ''), cost: 1 }];
}

/** A term as it is written, with what it matches. */
export function writtenItem(resolved: ResolvedTerm, text: string): Item {
  const { term, set, include } = resolved;
  const known = include?.status === 'record' ? passSet(include.resolved) : set;
  const isNetwork = term.network !== undefined;
  return {
    qualifier: term.qualifier,
    ...(known && { set: known }),
    ...(isNetwork ? {} : { text }),
    cost: costOfTerm(resolved),
  };
}

function includeItem(resolved: ResolvedTerm): Item {
  return writtenItem(resolved, `include:${resolved.target}`);
}

/** All addresses that a record passes; `undefined` where the message decides, or an error may come of it. */
export function passSet(resolved: ResolvedRecord): AddressSet | undefined {
  let decided = NOTHING;
  let passed = NOTHING;
  for (const each of resolved.terms) {
    const set = each.include?.status === 'record' ? passSet(each.include.resolved) : each.set;
    if (set === undefined) return undefined;
    if (each.term.qualifier === '+') passed = union(passed, difference(set, decided));
    decided = union(decided, set);
  }
  if (resolved.redirect === undefined) return passed;
  if (resolved.redirect.to.status !== 'record') return undefined;
  const behind = passSet(resolved.redirect.to.resolved);
  return behind && union(passed, difference(behind, decided));
}

/** `a` or `mx` of a record with its name, so that it says the same in another. */
function hostText({ name, prefix4 = 32, prefix6 = 128 }: SpfMechanism, target: string): string {
  return `${name}:${target}${prefix4 === 32 ? '' : `/${prefix4}`}${prefix6 === 128 ? '' : `//${prefix6}`}`;
}
