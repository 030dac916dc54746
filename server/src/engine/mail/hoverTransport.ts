import { code, escaped, withReferences } from '../editing/hover/markdown.ts';
import type { MailHover } from './assist.ts';
import type { Tag } from './tags/tagList.ts';
import { isDiscarded, TRANSPORT_RECORDS, type TransportRecord } from './transportRecord.ts';
import { forDomain, TRANSPORT_WORDS } from './transportWords.ts';

/**
 * What is to be said of the place `offset` of an MTA-STS, TLS-RPT or BIMI record: of the tag there, else of the record.
 *
 * @param about more lines on a tag, or on the record as a whole
 */
export function hoverTransport(
  record: TransportRecord,
  offset: number,
  about: (tag: Tag | undefined) => readonly string[] = () => [],
): MailHover | undefined {
  if (!record.isMeant) return undefined;
  const tag = record.tags.find(({ start, end }) => start <= offset && offset <= end);
  const { meaning, reference } = TRANSPORT_WORDS[record.kind];
  const isWhole = tag === undefined || tag.name.toLowerCase() === 'v';
  if (!isWhole) {
    const lines = [...tagLines(record, tag), ...about(tag), reference];
    return { start: tag.start, end: tag.end, markdown: withReferences(lines.join('\n\n')) };
  }
  const { title, effect } = TRANSPORT_RECORDS[record.kind];
  const lines = [
    `**${title}**: ${forDomain(meaning, record.owner)}`,
    ...(isDiscarded(record)
      ? [`It does not begin with its version as it has to: ${effect}.`]
      : about(undefined)),
    reference,
  ];
  const { start, end } = tag ?? { start: 0, end: record.text.length };
  return { start, end, markdown: withReferences(lines.join('\n\n')) };
}

function tagLines({ kind, owner }: TransportRecord, { name, value }: Tag): string[] {
  const known = TRANSPORT_WORDS[kind].tags.find((each) => each.name === name);
  if (known === undefined) {
    return [`**${escaped(name)}**: ${TRANSPORT_RECORDS[kind].title}s have no such tag, and it is ignored.`];
  }
  const told = known.values.find((each) => each[0] === value);
  return [
    `**${name}**: ${forDomain(known.meaning, owner)}`,
    ...(told ? [`${code(told[0])}: ${told[1]}.`] : []),
  ];
}
