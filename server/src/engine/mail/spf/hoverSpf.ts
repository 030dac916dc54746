import { code, withReferences } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import { knownSender } from './knownSenders.ts';
import { macroWords } from './macroWords.ts';
import { countsAsLookup, type SpfRecord, type SpfTerm } from './spfRecord.ts';
import { RESULTS, termWords } from './termWords.ts';

/** Terms that are told one by one. */
const MOST = 40;

/** What is to be said of the place `offset` of a record: the macro or the term there, else of the record as a whole. */
export function hoverSpf(record: SpfRecord, offset: number): MailHover | undefined {
  const { text, version, terms } = record;
  if (version.end === 0) return undefined;
  const term = terms.find(({ start, end }) => offset >= start && offset <= end);
  if (term !== undefined) return macroHover(term, offset) ?? termHover(record, term);
  return { start: 0, end: text.length, markdown: withReferences(recordWords(record)) };
}

function macroHover(term: SpfTerm, offset: number): MailHover | undefined {
  const domain = term.type === 'unreadable' ? undefined : term.domain;
  const macro = domain?.macros.find(({ start, end }) => offset >= start && offset < end);
  if (macro === undefined || domain === undefined) return undefined;
  const { start, end } = macro;
  const text = domain.text.slice(start - domain.start, end - domain.start);
  const words = `**${code(text)}** — ${macroWords(macro)} (RFC 7208 §7.3).`;
  return { start, end, markdown: withReferences(words) };
}

function termHover(record: SpfRecord, term: SpfTerm): MailHover {
  const { start, end } = term;
  const lines = [`**${code(record.text.slice(start, end))}** — ${termWords(record, term)}.`];
  const notes = [
    ...lookupNotes(term),
    ...macroNotes(term),
    ...senderNotes(term),
    ...positionNotes(record, term),
  ];
  if (notes.length > 0) lines.push('', ...notes.map((note) => `- ${note}`));
  return { start, end, markdown: withReferences(lines.join('\n')) };
}

function lookupNotes(term: SpfTerm): string[] {
  if (!countsAsLookup(term)) return [];
  const isNested = term.type === 'modifier' || (term.type === 'mechanism' && term.name === 'include');
  const more = isNested ? ', and what the other record costs on top' : '';
  const mx =
    term.type === 'mechanism' && term.name === 'mx' ? ' At most ten mail exchangers are looked at.' : '';
  return [`Costs one of the 10 DNS lookups that a record may cause${more} (RFC 7208 §4.6.4).${mx}`];
}

function macroNotes(term: SpfTerm): string[] {
  if (term.type === 'unreadable' || !term.domain?.hasMacro) return [];
  return ['Depends on the message: what it names cannot be looked up beforehand, nor replaced by networks.'];
}

const RETURN_PATHS = {
  own: 'The return path of its mail is in your domain, so SPF can align for DMARC.',
  service: 'The return path of its mail is in its own domain: SPF does not align for DMARC, DKIM has to.',
  choice:
    'The return path of its mail is in its own domain until you set up one in yours; only then SPF can align for DMARC.',
} as const;

function senderNotes(term: SpfTerm): string[] {
  const domain = term.type === 'mechanism' && term.name === 'include' ? term.domain : undefined;
  const sender = domain === undefined || domain.hasMacro ? undefined : knownSender(domain.text);
  if (sender === undefined) return [];
  const pool =
    sender.pool === 'shared'
      ? 'Its addresses send for all of its customers'
      : 'Its addresses send for all of its customers, or for one alone';
  return [`${sender.name}: ${sender.what}. ${pool}.`, RETURN_PATHS[sender.returnPath]];
}

function positionNotes({ terms }: SpfRecord, term: SpfTerm): string[] {
  const all = terms.find((each) => each.type === 'mechanism' && each.name === 'all');
  if (all === undefined || term.type !== 'mechanism' || term.start <= all.start) return [];
  return ['Never looked at: `all` before it matches everybody (RFC 7208 §5.1).'];
}

/** Who may send, term by term. */
function recordWords(record: SpfRecord): string {
  if (!record.isSpf)
    return 'No SPF record to receivers: it does not begin with `v=spf1` and a blank (RFC 7208 §4.5).';
  const lines = [
    '**SPF record**: who may send mail in the name of the domain. The first term that matches decides.',
    '',
  ];
  const { terms, text } = record;
  for (const term of terms.slice(0, MOST)) {
    lines.push(`- ${code(text.slice(term.start, term.end))} — ${termWords(record, term)}`);
  }
  if (terms.length > MOST) lines.push(`- and ${terms.length - MOST} more`);
  if (!terms.some(isLast)) lines.push(`- Everybody else: **neutral** (${RESULTS['?'].meaning})`);
  if (terms.some(({ type }) => type === 'unreadable')) {
    lines.push(
      '',
      'A term cannot be read, so the result is a permanent error for everybody (RFC 7208 §4.6).',
    );
  }
  const lookups = terms.filter(countsAsLookup).length;
  if (lookups > 0) lines.push('', `Its own terms cost ${lookups} of 10 DNS lookups (RFC 7208 §4.6.4).`);
  return lines.join('\n');
}

function isLast(term: SpfTerm): boolean {
  return term.type !== 'unreadable' && (term.name === 'all' || term.name === 'redirect');
}
