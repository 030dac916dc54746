import type { FoundText } from './foundText.ts';
import { createMapping, type Mapping } from './mappedText.ts';
import { beginsRecord, versionIn } from './versionTag.ts';

/*
 * Records as people have them at hand: the text alone, with or without quotes, as a DNS panel shows it; a line of a zone
 * file; the output of dig, host and nslookup.
 */

/** What stands before the data: a line of a zone or of dig's answer; what host and nslookup say. */
const HEADER =
  /^[ \t]*(?:(?<owner>[^\s"=;]+)[ \t]+)?(?:\d\w*[ \t]+)?(?:(?:IN|CH|HS)[ \t]+)?(?:\d\w*[ \t]+)?(?:TXT|SPF)[ \t]+\(?[ \t]*|^[ \t]*(?<name>[^\s"=;]+)[ \t]+(?:descriptive[ \t]+text[ \t]+|text[ \t]*=[ \t]*)/i;

/** Records of other types in such output. */
const OTHER_TYPE =
  /^\S+[ \t]+(?:\d\w*[ \t]+)?(?:IN[ \t]+)?(?:A|AAAA|CNAME|MX|NS|SOA|PTR|SRV|CAA|DS|DNSKEY|RRSIG|NSEC3?)[ \t]+\S/;

/** What is no text of a record: comments of zone files, shells and dig; the end of a record in parentheses. */
const COMMENT = /^[ \t]*(?:;|#|\/\/|\))/;

const LONGEST_HEADER = 600;

/** What stands before a record in its line, such as a header. */
interface Head {
  readonly length: number;
  readonly owner?: string | undefined;
  /** What ends the text before the line does. */
  readonly close?: string;
}

interface Reading {
  readonly mapping: Mapping;
  readonly owner: string | undefined;
  /** Whether its strings stand in quotes; what is behind the last one does not belong to it. */
  readonly isQuoted: boolean;
  end: number;
}

/**
 * The records of a file for bare records: one a line, or one a paragraph. A line that does not begin as a record does goes on
 * with the one above.
 */
export function* pastedTexts(source: string): Generator<FoundText> {
  let reading: Reading | undefined;
  // Of a record whose data begins on the next line, in parentheses.
  let owner: string | undefined;
  const finish = function* (): Generator<FoundText> {
    if (reading === undefined) return;
    const { mapping, owner, end } = reading;
    yield { value: mapping.done(end), isPartial: false, ...(owner === undefined ? {} : { owner }) };
    reading = undefined;
  };
  for (let at = 0; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const lineEnd = newline < 0 ? source.length : newline;
    const line = source.slice(at, lineEnd).trimEnd();
    const head = line.slice(0, LONGEST_HEADER);
    const indent = line.length - line.trimStart().length;
    const before = beginsRecord(source, at + indent) ? { length: indent } : headIn(head);
    const start = at + (before?.length ?? indent);
    const begins = before !== undefined;
    const isOver = line === '' || COMMENT.test(head) || (!begins && OTHER_TYPE.test(head));
    if (isOver || begins) yield* finish();
    const isQuoted = source[start] === '"';
    if (reading?.isQuoted && !isQuoted) yield* finish();
    if (!isOver && start < at + line.length) {
      if (reading === undefined) {
        const mapping = createMapping();
        mapping.begin((text) => (text.includes('\n') ? undefined : text), start);
        reading = { mapping, owner: before?.owner ?? owner, isQuoted, end: start };
      } else reading.mapping.fold(reading.end, start);
      const textEnd = at + (before?.close ? closedAt(line, start - at, before.close) : line.length);
      const end = reading.isQuoted ? behindQuotes(source, start, textEnd) : textEnd;
      reading.mapping.copy(source, start, end);
      reading.end = end;
      if (before?.close) yield* finish();
    }
    owner = start === at + line.length && line.endsWith('(') ? before?.owner : undefined;
    at = lineEnd + 1;
  }
  yield* finish();
}

function headIn(line: string): Head | undefined {
  const header = HEADER.exec(line);
  if (header === null) return labelIn(line);
  const length = header[0].length;
  // In the columns of a panel, other things stand between the type and the data.
  const label = beginsRecord(line, length) ? undefined : labelIn(line);
  return label ?? { length, owner: ownerOf(header) };
}

/** A label before a record, as in `Value: v=spf1 -all`, a cell of a table, or a quote of another language. */
function labelIn(line: string): Head | undefined {
  const version = versionIn(line);
  const label = line.slice(0, Math.max(0, version));
  const mark = label.trimEnd().at(-1);
  if (mark === '"') return { length: label.trimEnd().length - 1 };
  if (mark === "'" || mark === '`' || mark === '|') return { length: version, close: mark };
  return mark === ':' || /\t *$/.test(label) ? { length: version } : undefined;
}

/** Where a text ends in its line that something closes. */
function closedAt(line: string, start: number, close: string): number {
  const end = line.indexOf(close, start);
  return line.slice(0, end < 0 ? line.length : end).trimEnd().length;
}

function ownerOf(header: RegExpExecArray): string | undefined {
  const { owner, name } = header.groups ?? {};
  const written = owner ?? name;
  if (written === undefined || written === '@' || /^(?:\d\w*|IN|CH|HS)$/i.test(written)) return undefined;
  return written.toLowerCase().replace(/\.$/, '');
}

/** Where the last string of a line ends: a parenthesis or a comment may follow. */
function behindQuotes(source: string, start: number, lineEnd: number): number {
  const string = /[ \t]*"(?:[^"\\\r\n]|\\.)*(?:"|$)/my;
  let end = start;
  for (string.lastIndex = start; string.test(source); string.lastIndex = end) end = string.lastIndex;
  return Math.min(Math.max(end, start), lineEnd);
}
