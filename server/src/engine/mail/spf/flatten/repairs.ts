import { type AddressSet, difference, intersection, isEmpty } from '../networks.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { isSameTerm } from './compress.ts';
import type { Outer, OuterTerm } from './outerTerms.ts';

/** One thing that was done to a record, and why. */
export interface Step {
  readonly kind: 'unreached' | 'dead' | 'duplicate' | 'covered' | 'ptr' | 'redirect' | 'flatten';
  /** The term that is gone, as it was written. */
  readonly term: string;
  /** A sentence. */
  readonly reason: string;
  /** Lookups that it saves, of the ten. */
  readonly saved: number;
}

/** What is cheap and does not copy addresses of others: terms that do nothing are left out. */
export function repair(
  outer: Outer,
  record: SpfRecord,
  withoutPtr: boolean,
): { readonly outer: Outer; readonly steps: readonly Step[] } {
  const steps: Step[] = [...unreached(outer, record)];
  let terms = outer.terms;
  const remove = (gone: OuterTerm, step: Step) => {
    terms = terms.filter((term) => term !== gone);
    steps.push(step);
  };
  for (const term of terms) {
    const dead = deadStep(term);
    if (dead !== undefined) remove(term, dead);
    else if (withoutPtr && term.resolved.term.name === 'ptr') remove(term, ptrStep(term));
  }
  // Dear ones first: what two of them share is left to the cheaper.
  for (const term of [...terms].reverse().sort((a, b) => b.item.cost - a.item.cost)) {
    const step = redundant(terms, term, outer.redirect !== undefined);
    if (step !== undefined) remove(term, step);
  }
  return { outer: { ...outer, terms }, steps };
}

/** Terms behind `all`, and a redirect beside it (RFC 7208 §5.1, §6.1). */
function unreached(outer: Outer, { terms, text }: SpfRecord): Step[] {
  const all = terms.find((term) => term.type === 'mechanism' && term.name === 'all');
  if (all === undefined || outer.redirect !== undefined) return [];
  return terms.flatMap((term): Step[] => {
    const isBehind = term.type === 'mechanism' && term.start > all.start;
    const isRedirect = term.type === 'modifier' && term.name === 'redirect';
    if (!isBehind && !isRedirect) return [];
    const written = text.slice(term.start, term.end);
    const reason = isBehind
      ? `${written} stands behind "all", where nothing is evaluated.`
      : `A redirect beside "all" is ignored.`;
    return [{ kind: 'unreached', term: written, reason, saved: 0 }];
  });
}

function deadStep({ text, resolved, item }: OuterTerm): Step | undefined {
  const { name } = resolved.term;
  const about = { kind: 'dead', term: text, saved: item.cost } as const;
  if (resolved.include?.status === 'none') {
    const reason = `"${resolved.target}" has no SPF record: whoever gets that far has a permanent error, and whoever registers the name decides who may send.`;
    return { ...about, reason };
  }
  if (item.cost === 0 || item.set === undefined || !isEmpty(item.set)) return undefined;
  const reason =
    resolved.include === undefined
      ? `${name} finds no address at "${resolved.target}": it matches nothing, and is a void lookup.`
      : `The record of "${resolved.target}" passes no address: the include matches nothing.`;
  return { ...about, reason };
}

function ptrStep({ text, item }: OuterTerm): Step {
  const reason =
    'ptr is slow and not to be used (RFC 7208 §5.5); mail that passes by it alone does not pass without it.';
  return { kind: 'ptr', term: text, reason, saved: item.cost };
}

/** Why a term does nothing, if it does nothing: what it matches is matched by others that say the same. */
function redundant(terms: readonly OuterTerm[], term: OuterTerm, hasRedirect: boolean): Step | undefined {
  if (term.item.text === 'all') return undefined;
  const at = terms.indexOf(term);
  const before = terms.slice(0, at);
  const { item, text } = term;
  const twin = before.find((other) => holds(other, item.text));
  if (item.text !== undefined && twin !== undefined) {
    const isSame = twin.item.text !== undefined && isSameTerm(twin.item.text, item.text);
    const reason = isSame ? `${item.text} is there already.` : `${twin.text} includes it already.`;
    return { kind: 'duplicate', term: text, reason, saved: item.cost };
  }
  if (item.set === undefined) return undefined;
  const by = coverers(terms, term, item.set, hasRedirect);
  if (by === undefined) return undefined;
  const names = [...new Set(by.map((other) => other.text))];
  if (names.length === 0) names.push('the default, neutral');
  const shown =
    names.length > 3
      ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more terms`
      : names.join(', ');
  const reason = `What it matches has the same result by ${shown}.`;
  return { kind: 'covered', term: text, reason, saved: item.cost };
}

/** Whether a term is another, or includes what that includes, so that the other comes too late. */
function holds(term: OuterTerm, mechanism: string | undefined): boolean {
  if (mechanism === undefined) return false;
  const isIt = (text: string | undefined) => text !== undefined && isSameTerm(text, mechanism);
  const { include } = term.resolved;
  return (
    isIt(term.item.text) || (include?.status === 'record' && (term.flat ?? []).some(({ text }) => isIt(text)))
  );
}

/** The terms that give what a term matches the same result without it; `undefined` if it would be another, or may be later. */
function coverers(
  terms: readonly OuterTerm[],
  term: OuterTerm,
  set: AddressSet,
  hasRedirect: boolean,
): readonly OuterTerm[] | undefined {
  const by: OuterTerm[] = [];
  const at = terms.indexOf(term);
  let rest = set;
  for (const [i, other] of terms.entries()) {
    if (i === at || isEmpty(rest)) continue;
    const { item } = other;
    if (item.set === undefined) {
      if (i > at) return undefined;
      continue;
    }
    const shared = intersection(rest, item.set);
    if (isEmpty(shared)) continue;
    if (!mayCover(other, term)) {
      if (i > at) return undefined;
      continue;
    }
    if (i > at && item.qualifier !== term.item.qualifier) return undefined;
    by.push(other);
    rest = difference(rest, item.set);
  }
  if (isEmpty(rest)) return by;
  return term.item.qualifier === '?' && !hasRedirect ? by : undefined;
}

/** Addresses that change with their hosts or owners are no reason to leave out what does not change. */
function mayCover(other: OuterTerm, term: OuterTerm): boolean {
  const { name } = other.resolved.term;
  if (name === 'all') return other.item.qualifier !== '+';
  if (name === 'ip4' || name === 'ip6') return true;
  return name === 'include' && term.resolved.term.name === 'include';
}
