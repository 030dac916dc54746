import type { MailEdit, Span } from '../mailRecord.ts';
import type { Tag, TagRecord } from './tagList.ts';

/** What is wrong with the version that a record of tags has to begin with, and the edits that put it right. */
export interface VersionFault extends Span {
  readonly problem: /** There is no version. */
    | 'missing'
    /** It is there, but not first. */
    | 'notFirst'
    /** It is written in another way: case, blanks, another number. */
    | 'spelling'
    /** Blanks or quotes stand before it. */
    | 'before'
    /** Something other than a semicolon divides it from what follows. */
    | 'separator'
    /** Blanks stand between it and its semicolon. */
    | 'blank';
  readonly edits: readonly MailEdit[];
}

/**
 * What is wrong with a record's version; `undefined` where nothing is.
 *
 * @param version the value of `v`, such as `STSv1`
 * @param isExact whether the record has to begin with `v=<version>;` letter by letter (RFC 8461 §3.1, RFC 8460 §3); else blanks
 * may stand where lists of tags have them (RFC 6376 §3.2)
 */
export function versionFault(record: TagRecord, version: string, isExact: boolean): VersionFault | undefined {
  const { text, tags, others } = record;
  const wanted = `v=${version}`;
  const before = (isExact ? /^[\s"'“”]+/ : /^\s*["'“”][\s"'“”]*/).exec(text)?.[0].length ?? 0;
  if (before > 0 && text.slice(before).startsWith(wanted)) {
    const span = { start: 0, end: before };
    const closing = /["'“”]\s*$/.exec(text);
    const behind = closing && { start: closing.index, end: text.length, text: '' };
    return { problem: 'before', ...span, edits: [{ ...span, text: '' }, ...(behind ? [behind] : [])] };
  }
  const [first] = tags;
  const [other] = others;
  if (other !== undefined && (first === undefined || other.start < first.start)) {
    return other.text.toLowerCase().includes(version.toLowerCase())
      ? {
          problem: 'spelling',
          start: other.start,
          end: other.end,
          edits: [{ ...spanOf(other), text: wanted }],
        }
      : missing(record, wanted);
  }
  if (first === undefined) return missing(record, wanted);
  if (first.name.toLowerCase() !== 'v') return notFirst(record, version) ?? missing(record, wanted);
  return lostSeparator(first, version) ?? spelling(record, first, version, isExact);
}

/** Whether what follows the version is read as a part of it, so that no other tag can be judged. */
export function swallowsTags({ tags }: TagRecord, version: string): boolean {
  const [first] = tags;
  return first?.name.toLowerCase() === 'v' && lostSeparator(first, version) !== undefined;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function missing({ text }: TagRecord, wanted: string): VersionFault {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  return {
    problem: 'missing',
    start,
    end: text.trimEnd().length,
    edits: [{ start: 0, end: start, text: `${wanted}; ` }],
  };
}

function notFirst({ text, tags }: TagRecord, version: string): VersionFault | undefined {
  const tag = tags.find(({ name, value }) => name.toLowerCase() === 'v' && value === version);
  if (tag === undefined) return undefined;
  const separator = text.lastIndexOf(';', tag.start);
  const start = separator < 0 ? tag.start : separator;
  return {
    problem: 'notFirst',
    ...spanOf(tag),
    edits: [
      { start: 0, end: 0, text: `v=${version}; ` },
      { start, end: tag.end, text: '' },
    ],
  };
}

/** `v=STSv1 id=1` or `v=STSv1, id=1`. */
function lostSeparator({ value, valueSpan, start }: Tag, version: string): VersionFault | undefined {
  if (!value.toLowerCase().startsWith(version.toLowerCase())) return undefined;
  const [separator] = /^[\s,.:|/]+(?=[a-z]+\s*[=:])/i.exec(value.slice(version.length)) ?? [];
  if (separator === undefined) return undefined;
  const from = valueSpan.start + version.length;
  const end = from + separator.length;
  return {
    problem: 'separator',
    start,
    end: valueSpan.end,
    edits: [{ start, end, text: `v=${version}; ` }],
  };
}

function spelling(
  { text }: TagRecord,
  tag: Tag,
  version: string,
  isExact: boolean,
): VersionFault | undefined {
  const span = spanOf(tag);
  const edits = tag.value.includes('=') ? [] : [{ ...span, text: `v=${version}` }];
  const isRight = tag.name === 'v' && tag.value === version;
  if (!isRight) return { problem: 'spelling', ...span, edits };
  if (!isExact) return undefined;
  if (text.slice(tag.start, tag.end) !== `v=${version}`) return { problem: 'spelling', ...span, edits };
  const blanks = /^[ \t]+(?=;)/.exec(text.slice(tag.end))?.[0].length ?? 0;
  if (blanks === 0) return undefined;
  const behind = { start: tag.end, end: tag.end + blanks };
  return { problem: 'blank', start: tag.start, end: behind.end + 1, edits: [{ ...behind, text: '' }] };
}
