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

/** Whether it is an SPF record to receivers and all of its terms can be read: only then it is known what it says. */
export function isReadable({ isSpf, terms }: SpfRecord): boolean {
  return isSpf && !terms.some(({ type }) => type === 'unreadable');
}

/** The mechanisms `all`, in the order of the text. */
export function allsOf({ terms }: SpfRecord): SpfMechanism[] {
  return terms.filter((term) => term.type === 'mechanism' && term.name === 'all') as SpfMechanism[];
}

/** The terms without those behind `all`, which are never looked at (RFC 7208 §5.1): a rule of its own says so. */
export function termsLookedAt({ terms }: SpfRecord): readonly SpfTerm[] {
  const all = terms.findIndex((term) => term.type === 'mechanism' && term.name === 'all');
  return all < 0 ? terms : terms.slice(0, all + 1);
}

/** The modifiers of a name, in the order of the text. */
export function modifiersOf({ terms }: SpfRecord, name: string): SpfModifier[] {
  return terms.filter((term) => term.type === 'modifier' && term.name === name) as SpfModifier[];
}

/** The terms that cannot be read for one reason. */
export function unreadableFor({ terms }: SpfRecord, problem: SpfProblem): SpfUnreadable[] {
  return terms.filter((term) => term.type === 'unreadable' && term.problem === problem) as SpfUnreadable[];
}

/** A term that names a domain. */
export type TermWithDomain = (SpfMechanism | SpfModifier) & { readonly domain: DomainSpec };

/** The terms that name a domain and could be read. */
export function termsWithDomain({ terms }: SpfRecord): TermWithDomain[] {
  return terms.filter((term) => term.type !== 'unreadable' && term.domain !== undefined) as TermWithDomain[];
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
