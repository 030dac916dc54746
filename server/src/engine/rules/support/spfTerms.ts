import type { MailEdit, Span } from '../../mail/mailRecord.ts';
import { parseSpf } from '../../mail/spf/parseSpf.ts';
import type {
  DomainSpec,
  SpfMechanism,
  SpfModifier,
  SpfProblem,
  SpfRecord,
  SpfTerm,
  SpfUnreadable,
} from '../../mail/spf/spfRecord.ts';

/** A part of a record's text. */
export function partOf({ text }: SpfRecord, { start, end }: Span): string {
  return text.slice(start, end);
}

/** What rules ask of a record again and again. */
interface SpfFacts {
  readonly alls: readonly SpfMechanism[];
  readonly modifiers: readonly SpfModifier[];
  readonly unreadable: readonly SpfUnreadable[];
  readonly withDomain: readonly TermWithDomain[];
  readonly withNetwork: readonly TermWithNetwork[];
}

/** The record that was asked about last, by its terms: all rules look at one record before the next. */
let lastTerms: readonly SpfTerm[] = [];
let lastFacts: SpfFacts = { alls: [], modifiers: [], unreadable: [], withDomain: [], withNetwork: [] };

function factsOf({ terms }: SpfRecord): SpfFacts {
  if (terms === lastTerms) return lastFacts;
  const alls: SpfMechanism[] = [];
  const modifiers: SpfModifier[] = [];
  const unreadable: SpfUnreadable[] = [];
  const withDomain: TermWithDomain[] = [];
  const withNetwork: TermWithNetwork[] = [];
  for (const term of terms) {
    if (term.type === 'unreadable') {
      unreadable.push(term);
      continue;
    }
    if (term.domain !== undefined) withDomain.push(term as TermWithDomain);
    if (term.type === 'modifier') modifiers.push(term);
    else if (term.network !== undefined) withNetwork.push(term as TermWithNetwork);
    else if (term.name === 'all') alls.push(term);
  }
  lastTerms = terms;
  lastFacts = { alls, modifiers, unreadable, withDomain, withNetwork };
  return lastFacts;
}

/** Whether it is an SPF record to receivers and all of its terms can be read: only then it is known what it says. */
export function isReadable(record: SpfRecord): boolean {
  return record.isSpf && factsOf(record).unreadable.length === 0;
}

/** The mechanisms `all`, in the order of the text. */
export function allsOf(record: SpfRecord): readonly SpfMechanism[] {
  return factsOf(record).alls;
}

/** The terms without those behind `all`, which are never looked at (RFC 7208 §5.1): a rule of its own says so. */
export function termsLookedAt({ terms }: SpfRecord): readonly SpfTerm[] {
  const all = terms.findIndex((term) => term.type === 'mechanism' && term.name === 'all');
  return all < 0 ? terms : terms.slice(0, all + 1);
}

/** The modifiers of a name, in the order of the text. */
export function modifiersOf(record: SpfRecord, name: string): readonly SpfModifier[] {
  const { modifiers } = factsOf(record);
  return modifiers.length === 0 ? modifiers : modifiers.filter((modifier) => modifier.name === name);
}

/** The terms that cannot be read for one reason. */
export function unreadableFor(record: SpfRecord, problem: SpfProblem): readonly SpfUnreadable[] {
  const { unreadable } = factsOf(record);
  return unreadable.length === 0 ? unreadable : unreadable.filter((term) => term.problem === problem);
}

/** A term that names a domain. */
export type TermWithDomain = (SpfMechanism | SpfModifier) & { readonly domain: DomainSpec };

/** The terms that name a domain and could be read. */
export function termsWithDomain(record: SpfRecord): readonly TermWithDomain[] {
  return factsOf(record).withDomain;
}

/** A term that names a network. */
export type TermWithNetwork = SpfMechanism & { readonly network: NonNullable<SpfMechanism['network']> };

/** The terms that name a network. */
export function termsWithNetwork(record: SpfRecord): readonly TermWithNetwork[] {
  return factsOf(record).withNetwork;
}

/** Takes a term out, with the blanks before it. */
export function removalOf({ text }: SpfRecord, { start, end }: Span): MailEdit {
  let from = start;
  while (from > 0 && text[from - 1] === ' ') from--;
  return { start: from, end, text: '' };
}

/** Where a term could be added: behind the last one, before blanks at the end. */
export function termsEnd({ version, terms }: SpfRecord): number {
  return terms.at(-1)?.end ?? version.end;
}

/** Whether a text is one term, or several with blanks between them, that can be read. */
export function readsAsTerms(text: string): boolean {
  const { terms } = parseSpf({ kind: 'spf', text: `v=spf1 ${text}`, owner: undefined });
  return terms.length > 0 && terms.every(({ type }) => type !== 'unreadable');
}

/** Whether hosts that a term matches may send. */
export function isPass(term: SpfTerm): term is SpfMechanism {
  return term.type === 'mechanism' && term.qualifier === '+';
}
