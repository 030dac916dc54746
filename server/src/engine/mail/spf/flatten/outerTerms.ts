import { costOf } from './cost.ts';
import { type Expansion, type Item, termItems, writtenItem } from './items.ts';
import type { ResolvedRecord, ResolvedTerm } from './resolvedSpf.ts';

/** A mechanism of the record that is to be flattened. */
export interface OuterTerm {
  /** As written, with its qualifier. */
  readonly text: string;
  readonly resolved: ResolvedTerm;
  /** The term as it is. */
  readonly item: Item;
  /** What takes its place when it is flattened, where that takes fewer lookups. */
  readonly flat?: readonly Item[];
}

/** A record as it is worked on. */
export interface Outer {
  /** Up to the first `all`. */
  readonly terms: readonly OuterTerm[];
  /** Where there is no `all`. */
  readonly redirect?: { readonly text: string; readonly cost: number };
  /** `exp` and modifiers that are not known, as written. */
  readonly modifiers: readonly string[];
}

export function outerOf(resolved: ResolvedRecord, how: Expansion): Outer {
  const { record, redirect } = resolved;
  const { text } = record;
  const modifiers = record.terms.filter((term) => term.type === 'modifier');
  const written = modifiers.find(({ name }) => name === 'redirect');
  const hasAll = resolved.terms.some(({ term }) => term.name === 'all');
  const inside = redirect?.to.status === 'record' ? costOf(redirect.to.resolved) : 0;
  return {
    terms: resolved.terms.map((term) => outerTerm(term, text, how)),
    ...(written &&
      !hasAll && { redirect: { text: text.slice(written.start, written.end), cost: 1 + inside } }),
    modifiers: modifiers
      .filter(({ name }) => name !== 'redirect')
      .map(({ start, end }) => text.slice(start, end)),
  };
}

function outerTerm(resolved: ResolvedTerm, text: string, how: Expansion): OuterTerm {
  const { term } = resolved;
  const item = writtenItem(resolved, text.slice(term.nameSpan.start, term.end));
  const flat = termItems(resolved, how);
  const cost = flat?.reduce((sum, each) => sum + each.cost, 0) ?? item.cost;
  return {
    text: text.slice(term.start, term.end),
    resolved,
    item,
    ...(flat && cost < item.cost && { flat }),
  };
}

/**
 * The record with the terms of what it redirects to in place of the redirect; `undefined` where these work at their own
 * place alone, and where another explanation would be given (`exp`, RFC 7208 §6.2).
 */
export function withoutRedirect(resolved: ResolvedRecord, how: Expansion): Outer | undefined {
  if (resolved.redirect?.to.status !== 'record') return undefined;
  const target = resolved.redirect.to.resolved;
  if (hasExplanation(resolved) || hasExplanation(target)) return undefined;
  const behind = target.redirect === undefined ? outerOf(target, how) : withoutRedirect(target, how);
  const moved = behind?.terms.map((term) => movedTerm(term, how));
  if (behind === undefined || moved === undefined || moved.includes(undefined)) return undefined;
  const { terms, modifiers } = outerOf(resolved, how);
  return { terms: [...terms, ...moved.filter((term) => term !== undefined)], modifiers };
}

function hasExplanation({ record }: ResolvedRecord): boolean {
  return record.terms.some((term) => term.type === 'modifier' && term.name === 'exp');
}

/** A term of another record as one of this. */
function movedTerm(outer: OuterTerm, how: Expansion): OuterTerm | undefined {
  const { resolved, text, item } = outer;
  const { term, target } = resolved;
  if (term.name === 'all' || term.network !== undefined || term.name === 'include') {
    return term.domain?.hasMacro ? undefined : outer;
  }
  if (term.name !== 'a' && term.name !== 'mx') return undefined;
  if (term.domain !== undefined) return term.domain.hasMacro ? undefined : outer;
  const [own] = termItems(resolved, { ...how, keepHosts: true }) ?? [];
  const named = own?.text ?? `${term.name}:${target}`;
  const sign = text.startsWith(term.qualifier) ? term.qualifier : '';
  return { ...outer, text: `${sign}${named}`, item: { ...item, text: named } };
}
