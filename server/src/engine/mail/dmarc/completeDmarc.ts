import { snippetOf } from '../../editing/completion/snippet.ts';
import type { MailCompletion } from '../assist.ts';
import type { Span } from '../mailRecord.ts';
import type { DmarcRecord } from './dmarcRecord.ts';
import { dmarcTag } from './dmarcTags.ts';
import { DMARC_TAGS } from './tagNames.ts';

/** What could be written at the place `offset` of a record: a whole one, a tag, or a value of the tag there. */
export function completeDmarc(record: DmarcRecord, offset: number): readonly MailCompletion[] {
  const { text, role } = record;
  if (role === 'consent') return [];
  const start = text.lastIndexOf(';', offset - 1) + 1;
  const semicolon = text.indexOf(';', offset);
  const end = semicolon < 0 ? text.length : semicolon;
  if (text.slice(0, start).trim() === '') {
    return 'v=DMARC1'.startsWith(text.trim()) ? wholeRecords(record, { start: 0, end: text.length }) : [];
  }
  const equals = text.indexOf('=', start);
  if (equals < 0 || equals >= offset) return tags(record, wordAt(text, start, offset, end));
  const name = text.slice(start, equals).trim();
  const separator = separatorOf(name);
  const word = wordAt(text, equals + 1, offset, end, separator);
  // Behind a blank nothing belongs to a single value any more.
  const isBehind = separator === '' && text.slice(equals + 1, word.start).trim() !== '';
  return isBehind ? [] : values(record, name, word);
}

/** The characters that divide the values of a tag. */
function separatorOf(name: string): string {
  if (name === 'rua' || name === 'ruf') return ',';
  return name === 'fo' ? ':' : '';
}

/** The word at a place: from behind the last blank or separator; to the next one where the place is within it. */
function wordAt(text: string, from: number, offset: number, to: number, separator = ''): Span {
  const isEnd = (unit: string) => unit === separator || /\s/.test(unit);
  let start = offset;
  while (start > from && !isEnd(text.charAt(start - 1))) start--;
  let end = offset;
  if (start < offset) while (end < to && !isEnd(text.charAt(end))) end++;
  return { start, end };
}

/** Records to begin with, one for each policy, and one for domains without mail. */
function wholeRecords(record: DmarcRecord, replaces: Span): readonly MailCompletion[] {
  const reports = `rua=${place('rua', record)}`;
  const builders = [
    [
      'v=DMARC1; p=none; …',
      `v=DMARC1; p=none; np=reject; ${reports}`,
      'Only reports: where a roll-out begins',
    ],
    [
      'v=DMARC1; p=quarantine; …',
      `v=DMARC1; p=quarantine; np=reject; ${reports}`,
      'Failing mail goes into junk folders',
    ],
    ['v=DMARC1; p=reject; …', `v=DMARC1; p=reject; ${reports}`, 'Failing mail is refused'],
    [
      'v=DMARC1; p=reject; sp=reject; np=reject',
      'v=DMARC1; p=reject; sp=reject; np=reject',
      'No mail is sent',
    ],
  ] as const;
  return builders.map(([label, insert, detail], order) => ({
    label,
    insert: snippetOf(insert),
    replaces,
    detail: `${detail} (RFC 9989 §4.7)`,
    order,
  }));
}

/** The tags that are not there yet; the one that is being typed is not. */
function tags({ tags: written, text, ...record }: DmarcRecord, replaces: Span): readonly MailCompletion[] {
  const there = new Set(
    written.filter(({ start, end }) => end < replaces.start || start >= replaces.end).map(({ name }) => name),
  );
  const gap = text.charAt(replaces.start - 1) === ';' ? ' ' : '';
  return DMARC_TAGS.slice(1).flatMap((name, order): MailCompletion[] => {
    const tag = dmarcTag(name);
    if (tag === undefined || there.has(name)) return [];
    const { meaning, absent, values: choices } = tag;
    const value =
      choices.length === 0 ? place(name, record) : `{1|${choices.map((choice) => choice.value).join(',')}|}`;
    return [
      {
        label: name,
        insert: snippetOf(`${gap}${name}=${value}`),
        replaces,
        detail: plain(meaning),
        documentation: `${meaning}.\n\nLeft out: ${absent}.\n\nRFC 9989 §4.7`,
        order,
      },
    ];
  });
}

function values(record: DmarcRecord, name: string, replaces: Span): readonly MailCompletion[] {
  if (name === 'rua' || name === 'ruf') {
    const detail = name === 'rua' ? 'Aggregate reports by mail' : 'Reports on single messages by mail';
    const insert = place(name, record);
    return [{ label: insert.replace(/[{}]|1:/g, ''), insert: snippetOf(insert), replaces, detail, order: 0 }];
  }
  return (dmarcTag(name)?.values ?? []).map(({ value, meaning }, order) => ({
    label: value,
    insert: value,
    replaces,
    detail: plain(meaning),
    order,
  }));
}

/** An address for reports, as `snippetOf` writes places to fill in. */
function place(name: string, { owner }: Pick<DmarcRecord, 'owner'>): string {
  const domain = /^_dmarc\.([^*]+)$/.exec(owner ?? '')?.[1] ?? 'example.com';
  return `mailto:{1:${name === 'ruf' ? 'dmarc-failures' : 'dmarc-reports'}}@${domain}`;
}

function plain(words: string): string {
  return words.replaceAll('`', '');
}
