import { snippetOf } from '../../editing/completion/snippet.ts';
import type { MailCompletion } from '../assist.ts';
import type { Span } from '../mailRecord.ts';
import { plainDetail, typedWord } from '../typedWord.ts';
import type { DkimKey } from './dkimKey.ts';
import { DKIM_TAGS, type DkimTag, dkimTag } from './dkimTags.ts';

/** Whole records, with places to fill in. */
const SNIPPETS: readonly (readonly [label: string, insert: string, detail: string])[] = [
  ['v=DKIM1; k=rsa; p=…', 'v=DKIM1; k=rsa; p={1:public-key}', 'Key of RSA: all verifiers know it'],
  [
    'v=DKIM1; k=ed25519; p=…',
    'v=DKIM1; k=ed25519; p={1:public-key}',
    'Key of Ed25519: not all verifiers know it',
  ],
  ['v=DKIM1; p=', 'v=DKIM1; p=', 'Withdrawn key, or no key at all'],
];

/** What could be written at the place `offset` of a record: a whole one at the start, else tags and their values. */
export function completeDkim(record: DkimKey, offset: number): readonly MailCompletion[] {
  const { text } = record;
  const start = text.lastIndexOf(';', offset - 1) + 1;
  const part = text.slice(start, offset);
  if (start === 0 && isBeginning(text)) return wholeRecords({ start: 0, end: text.length });
  const equals = part.indexOf('=');
  if (equals < 0) return tagNames(record, typedWord(text, start, offset, /[\s;=]/));
  const known = dkimTag(part.slice(0, equals).trim());
  return known === undefined ? [] : values(known, text, start + equals + 1, offset);
}

/** Whether the text is as far as `v=DKIM1` at most. */
function isBeginning(text: string): boolean {
  return 'v=DKIM1'.startsWith(text.trim());
}

function wholeRecords(replaces: Span): MailCompletion[] {
  return SNIPPETS.map(([label, data, detail], order) => ({
    label,
    insert: snippetOf(data),
    replaces,
    detail,
    order,
  }));
}

function tagNames({ tags, text }: DkimKey, replaces: Span): MailCompletion[] {
  const isTyped = ({ start }: Span) => start <= replaces.start && replaces.start < start + 1;
  const there = new Set(tags.filter((tag) => !isTyped(tag)).map(({ name }) => name));
  const hasEquals = text.slice(replaces.end).trimStart().startsWith('=');
  return DKIM_TAGS.flatMap((tag, order) => {
    // The version is the first tag or none.
    if (there.has(tag.name) || tag.isObsolete || (tag.name === 'v' && there.size > 0)) return [];
    const insert = hasEquals ? tag.name : `${tag.name}=`;
    return [{ label: tag.name, insert, replaces, detail: plainDetail(tag.meaning), order }];
  });
}

function values(tag: DkimTag, text: string, from: number, offset: number): MailCompletion[] {
  const replaces = typedWord(text, from, offset, tag.isList ? /[\s;:]/ : /[\s;]/);
  return tag.values
    .filter(([value]) => !(tag.name === 'h' && value === 'sha1'))
    .map(([value, meaning], order) => ({
      label: value,
      insert: value,
      replaces,
      detail: plainDetail(meaning),
      order,
    }));
}
