import { knownSender } from '../knownSenders.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { choose, type Unit } from './choose.ts';
import { compress, type Segment } from './compress.ts';
import type { OfferKind } from './flattening.ts';
import { type Item, termItems } from './items.ts';
import type { Outer, OuterTerm } from './outerTerms.ts';
import { MAX_OCTETS, type Packed, pack, type Tail } from './pack.ts';
import { repair, type Step } from './repairs.ts';

/** A record that is yet to be proven. */
export interface Draft {
  readonly kind: OfferKind;
  readonly steps: readonly Step[];
  readonly segments: readonly Segment[];
  readonly tail: readonly Tail[];
  readonly packed: Packed;
  readonly flattened: readonly OuterTerm[];
}

/** A version of the record to start from. */
interface Base {
  readonly outer: Outer;
  readonly steps: readonly Step[];
}

export interface Drafting {
  readonly domain: string;
  readonly record: SpfRecord;
  readonly outer: Outer;
  /** The same with what it redirects to in place, if that can be. */
  readonly inlined?: Outer;
  readonly keepHosts: boolean;
  readonly withoutPtr: boolean;
  /** Owners that further records may have. */
  readonly names: readonly string[];
}

const MAX_LOOKUPS = 10;

/**
 * The ways to a record with fewer lookups, at most ten, the least change first: see {@link OfferKind}.
 */
export function draftAll(work: Drafting): Draft[] {
  const base = repairedBase(work, work.outer, []);
  const bases =
    work.inlined === undefined
      ? [base]
      : [base, repairedBase(work, work.inlined, [redirectStep(work.outer)])];
  const cost = costOfOuter(base.outer);
  const drafts: Draft[] = [];
  if (base.steps.length > 0 && cost <= MAX_LOOKUPS) drafts.push(repairDraft(work, base));
  if (cost > MAX_LOOKUPS) {
    const minimal = firstOf(bases, (each) => minimalDraft(work, each));
    if (minimal !== undefined) drafts.push(minimal);
  }
  const full = fullDraft(work, bases.at(-1) ?? base);
  const least = drafts.reduce(
    (sum, { packed }) => Math.min(sum, packed.lookups),
    Math.min(cost, costOfOuter(work.outer)),
  );
  if (full !== undefined && full.packed.lookups < least) drafts.push(full);
  return drafts;
}

/** The record with one term flattened; `undefined` where that takes no fewer lookups, or more than ten. */
export function draftOne(work: Drafting, term: OuterTerm): Draft | undefined {
  const draft = build(work, { outer: work.outer, steps: [] }, new Set([term]), 'one');
  return draft !== undefined && draft.packed.lookups < costOfOuter(work.outer) ? draft : undefined;
}

export function costOfOuter({ terms, redirect }: Outer): number {
  return terms.reduce((sum, { item }) => sum + item.cost, redirect?.cost ?? 0);
}

function repairedBase({ record, withoutPtr }: Drafting, outer: Outer, steps: readonly Step[]): Base {
  const repaired = repair(outer, record, withoutPtr);
  return { outer: repaired.outer, steps: [...steps, ...repaired.steps] };
}

function redirectStep({ redirect }: Outer): Step {
  const term = redirect?.text ?? '';
  return {
    kind: 'redirect',
    term,
    reason: 'The terms of the record that it leads to take its place.',
    saved: 1,
  };
}

/** The terms that are left, as they are written. */
function repairDraft({ domain }: Drafting, { outer, steps }: Base): Draft {
  const { terms, redirect, modifiers } = outer;
  const segments = terms.map(({ text, item }): Segment => ({ text, cost: item.cost }));
  const tail = tailOf(redirect, modifiers);
  const text = ['v=spf1', ...terms.map((term) => term.text), ...tail.map((each) => each.text)].join(' ');
  const packed = { records: [{ owner: domain, text }], lookups: costOfOuter(outer) };
  return { kind: 'repair', steps, segments, tail, packed, flattened: [] };
}

function minimalDraft(work: Drafting, base: Base): Draft | undefined {
  const excess = costOfOuter(base.outer) - MAX_LOOKUPS;
  if (excess <= 0) return build(work, base, new Set(), 'minimal');
  const units = base.outer.terms.flatMap((term) => (term.flat === undefined ? [] : [unitOf(term)]));
  const attempt = (terms: ReadonlySet<OuterTerm>) => build(work, base, terms, 'minimal');
  const written = base.outer.terms.reduce((sum, { text }) => sum + text.length + 1, 'v=spf1'.length);
  const room = { first: MAX_OCTETS - written, further: MAX_OCTETS - 'v=spf1 -all include: '.length };
  return choose(units, excess, room, attempt)?.result;
}

function fullDraft(work: Drafting, base: Base): Draft | undefined {
  const terms = base.outer.terms.filter(({ flat }) => flat !== undefined);
  return terms.length === 0 ? undefined : build(work, base, new Set(terms), 'full');
}

function unitOf(term: OuterTerm): Unit {
  const flat = term.flat ?? [];
  const cost = flat.reduce((sum, item) => sum + item.cost, 0);
  const octets = compress(flat).reduce(
    (sum, segment) =>
      sum + ('networks' in segment ? segment.networks.join(' ').length : segment.text.length) + 1,
    0,
  );
  return {
    term,
    saved: term.item.cost - cost,
    octets,
    isVolatile: knownSender(term.resolved.target ?? '')?.changesOften ?? false,
  };
}

/** The record with some terms flattened, if it takes at most ten lookups. */
function build(
  { domain, names, keepHosts }: Drafting,
  { outer, steps }: Base,
  terms: ReadonlySet<OuterTerm>,
  kind: OfferKind,
): Draft | undefined {
  const present = new Set<string>();
  const items = outer.terms.flatMap((term): readonly Item[] => {
    const { target, include } = term.resolved;
    if (terms.has(term)) return termItems(term.resolved, { keepHosts, present }) ?? [term.item];
    if (include !== undefined && target !== undefined) present.add(target);
    return [term.item];
  });
  const segments = compress(items);
  const hasAll = segments.some((segment) => 'text' in segment && /^[-~?]?all$/i.test(segment.text));
  const tail = tailOf(hasAll ? undefined : outer.redirect, outer.modifiers);
  const packed = pack(domain, segments, tail, names);
  if (packed === undefined || packed.lookups > MAX_LOOKUPS) return undefined;
  const flattened = outer.terms.filter((term) => terms.has(term));
  return { kind, steps: [...steps, ...flattened.map(flattenStep)], segments, tail, packed, flattened };
}

function flattenStep(term: OuterTerm): Step {
  const flat = term.flat ?? [];
  const count = compress(flat).reduce(
    (sum, segment) => sum + ('networks' in segment ? segment.networks.length : 0),
    0,
  );
  const kept = flat.flatMap(({ text }) => (text === undefined || text === 'all' ? [] : [text]));
  const networks = count === 1 ? '1 network takes' : `${count} networks take`;
  const reason = `${networks} its place${kept.length === 0 ? '' : `, beside ${kept.join(', ')}`}.`;
  const saved = term.item.cost - flat.reduce((sum, { cost }) => sum + cost, 0);
  return { kind: 'flatten', term: term.text, reason, saved };
}

function tailOf(redirect: Outer['redirect'], modifiers: readonly string[]): Tail[] {
  return [...(redirect === undefined ? [] : [redirect]), ...modifiers.map((text) => ({ text, cost: 0 }))];
}

function firstOf<T, R>(list: readonly T[], of: (each: T) => R | undefined): R | undefined {
  for (const each of list) {
    const result = of(each);
    if (result !== undefined) return result;
  }
  return undefined;
}
