import { snippetOf } from '../editing/completion/snippet.ts';
import type { MailCompletion } from './assist.ts';
import type { Span } from './mailRecord.ts';
import { TRANSPORT_RECORDS, type TransportRecord } from './transportRecord.ts';
import { forDomain, TRANSPORT_WORDS } from './transportWords.ts';
import { plainDetail, typedWord } from './typedWord.ts';

/** What could be written at the place `offset` of an MTA-STS, TLS-RPT or BIMI record: a whole one, a tag, or a tag's value. */
export function completeTransport(record: TransportRecord, offset: number): readonly MailCompletion[] {
  const { text, kind } = record;
  const start = text.lastIndexOf(';', offset - 1) + 1;
  const part = text.slice(start, offset);
  const isFirst = text.slice(0, start).trim() === '';
  if (isFirst && `v=${TRANSPORT_RECORDS[kind].version}`.startsWith(text.trim())) {
    return wholeRecords(record, { start: 0, end: text.length });
  }
  const equals = part.indexOf('=');
  if (equals < 0) return isFirst ? [] : tagNames(record, typedWord(text, start, offset, /[\s;=]/));
  const name = part.slice(0, equals).trim();
  return values(
    record,
    name,
    typedWord(text, start + equals + 1, offset, name === 'rua' ? /[\s;,]/ : /[\s;]/),
  );
}

function wholeRecords({ kind, owner }: TransportRecord, replaces: Span): MailCompletion[] {
  return TRANSPORT_WORDS[kind].records.map(([label, template, detail], order) => ({
    label,
    insert: snippetOf(forDomain(template, owner)),
    replaces,
    detail,
    documentation: forDomain(TRANSPORT_WORDS[kind].meaning, owner),
    order,
  }));
}

function tagNames({ kind, owner, tags, text }: TransportRecord, replaces: Span): MailCompletion[] {
  // The one that is being typed does not count as there.
  const there = new Set(tags.filter(({ start }) => start !== replaces.start).map(({ name }) => name));
  const hasEquals = text.slice(replaces.end).trimStart().startsWith('=');
  const before = /;$/.test(text.slice(0, replaces.start)) ? ' ' : '';
  return TRANSPORT_WORDS[kind].tags.flatMap(({ name, meaning, template }, order): MailCompletion[] => {
    if (name === 'v' || there.has(name)) return [];
    return [
      {
        label: name,
        insert: before + (hasEquals ? name : `${name}=${snippetOf(forDomain(template, owner))}`),
        replaces,
        detail: plainDetail(forDomain(meaning, owner)),
        order,
      },
    ];
  });
}

function values({ kind, owner }: TransportRecord, name: string, replaces: Span): MailCompletion[] {
  const known = TRANSPORT_WORDS[kind].tags.find((each) => each.name === name);
  return (known?.values ?? []).map(([value, meaning], order) => {
    const text = forDomain(value, owner);
    return { label: text, insert: snippetOf(text), replaces, detail: meaning, order };
  });
}
