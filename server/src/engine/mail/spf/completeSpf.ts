import { escapeSnippet, snippetOf } from '../../editing/completion/snippet.ts';
import type { MailCompletion } from '../assist.ts';
import type { Span } from '../mailRecord.ts';
import { KNOWN_SENDERS } from './knownSenders.ts';
import { MACRO_LETTERS } from './macroWords.ts';
import { RETIRED_INCLUDES } from './retiredIncludes.ts';
import type { Qualifier, SpfRecord } from './spfRecord.ts';
import { RESULTS } from './termWords.ts';

/** Whole records: places to fill in are written `{1:text}`. */
const RECORDS: readonly (readonly [template: string, detail: string])[] = [
  ['v=spf1 include:{1:_spf.example.com} ~all', 'Mail is sent by a service'],
  ['v=spf1 mx ~all', 'Mail is sent by the mail exchangers'],
  ['v=spf1 ip4:{1:192.0.2.1} ~all', 'Mail is sent from an address'],
  ['v=spf1 redirect={1:_spf.example.com}', 'What another record says holds here too'],
  ['v=spf1 -all', 'No mail is sent'],
];

/** Mechanisms and modifiers, as they are most often used. */
const TERMS: readonly (readonly [label: string, template: string, detail: string])[] = [
  ['include:', 'include:{1:_spf.example.com}', 'All whom the record of another domain lets pass'],
  ['ip4:', 'ip4:{1:192.0.2.0/24}', 'An IPv4 address or network'],
  ['ip6:', 'ip6:{1:2001:db8::/32}', 'An IPv6 address or network'],
  ['mx', 'mx', 'The mail exchangers of the domain'],
  ['a', 'a', 'The addresses of the domain'],
  ['a:', 'a:{1:mail.example.com}', 'The addresses of a host'],
  ['exists:', 'exists:%{i}._spf.{1:example.com}', 'All for whom a name exists that is made of the message'],
];
const MODIFIERS: readonly (readonly [label: string, template: string, detail: string])[] = [
  ['redirect=', 'redirect={1:_spf.example.com}', 'Where nothing matches, another record decides'],
  ['exp=', 'exp={1:explain.example.com}', 'Where the TXT record is that explains a refusal'],
];
const QUALIFIERS: readonly Qualifier[] = ['~', '-', '?', '+'];

/** What could be written at the place `offset` of a record: a whole one at the start, else terms, macros and domains. */
export function completeSpf(record: SpfRecord, offset: number): readonly MailCompletion[] {
  const { text } = record;
  if ('v=spf1'.startsWith(text.trimStart().toLowerCase()))
    return wholeRecords({ start: 0, end: text.length });
  if (offset <= record.version.end) return [];
  const word = wordAround(text, offset);
  const before = text.slice(word.start, offset);
  const open = before.lastIndexOf('%');
  if (open >= 0 && /^%(?:\{[a-z\d]{0,4})?$/i.test(before.slice(open))) {
    return macros(text, { start: word.start + open, end: offset });
  }
  const value = /^[+\-~?]?(?:include:|redirect=)/i.exec(before);
  if (value !== null) return senders({ start: word.start + value[0].length, end: word.end }, '');
  if (/[:=/]/.test(before)) return [];
  if (before !== '' || word.start === word.end) return terms(record, word);
  // Right before a term: another one, and a blank.
  return terms(record, { start: offset, end: offset }).map((term) => ({
    ...term,
    insert: `${term.insert} `,
  }));
}

function wholeRecords(replaces: Span): MailCompletion[] {
  return RECORDS.map(([template, detail], order) => ({
    label: template.replace(/\{1:[^}]*\}/, '…'),
    insert: snippetOf(template),
    replaces,
    detail,
    order,
  }));
}

/** Terms that are not there yet, and what services are included by. */
function terms(record: SpfRecord, word: Span): MailCompletion[] {
  const { text } = record;
  const others = record.terms.filter(({ start, end }) => start !== word.start || end !== word.end);
  const has = (name: string) => others.some((term) => term.type !== 'unreadable' && term.name === name);
  const isQualified = /^[+\-~?]/.test(text.slice(word.start, word.end));
  const replaces = isQualified ? { start: word.start + 1, end: word.end } : word;
  const mechanisms = TERMS.filter(([label]) => !((label === 'mx' || label === 'a') && has(label)));
  const found: MailCompletion[] = mechanisms.map(([label, template, detail], order) => ({
    label,
    insert: snippetOf(template),
    replaces,
    detail,
    order,
  }));
  if (!has('all')) found.push(...alls(replaces, isQualified));
  if (isQualified) return found;
  for (const [label, template, detail] of MODIFIERS) {
    const isUseless = label === 'redirect=' && has('all');
    if (!has(label.slice(0, -1)) && !isUseless)
      found.push({ label, insert: snippetOf(template), replaces, detail, order: 30 });
  }
  return [...found, ...senders(replaces, 'include:')];
}

function alls(replaces: Span, isQualified: boolean): MailCompletion[] {
  if (isQualified) return [{ label: 'all', insert: 'all', replaces, detail: 'Everybody else', order: 10 }];
  return QUALIFIERS.filter((qualifier) => qualifier !== '+').map((qualifier, i) => ({
    label: `${qualifier}all`,
    insert: `${qualifier}all`,
    replaces,
    detail: `Everybody else: ${RESULTS[qualifier].name}`,
    documentation: `Hosts that no term before matches ${RESULTS[qualifier].meaning}.`,
    order: 10 + i,
  }));
}

/** What the known services are included by, as far as they ask for it. */
function senders(replaces: Span, prefix: string): MailCompletion[] {
  return KNOWN_SENDERS.flatMap(({ name, what, includes: [target] }) =>
    target === undefined || RETIRED_INCLUDES.has(target)
      ? []
      : [
          {
            label: `${prefix}${target}`,
            insert: `${prefix}${target}`,
            replaces,
            detail: name,
            documentation: `${name}: ${what}.`,
            order: 40,
          },
        ],
  );
}

/** Macro letters; those of explanations stand in no record. */
function macros(text: string, typed: Span): MailCompletion[] {
  const replaces = text[typed.end] === '}' ? { start: typed.start, end: typed.end + 1 } : typed;
  return MACRO_LETTERS.filter(({ letter }) => !'crtp'.includes(letter)).map(
    ({ letter, meaning, example }, order) => ({
      label: `%{${letter}}`,
      insert: escapeSnippet(`%{${letter}}`),
      replaces,
      detail: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`,
      documentation: `For example \`${example}\`. \`%{${letter}r}\` has its parts in reverse order, \`%{${letter}2}\` only the last two.`,
      order,
    }),
  );
}

function wordAround(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf(' ', offset - 1) + 1;
  const blank = text.indexOf(' ', offset);
  return { start, end: blank < 0 ? text.length : blank };
}
