import { type MailFix, type MailReport, mailFix } from '../../mail/mailRecord.ts';
import type { NoTag, Tag } from '../../mail/tags/tagList.ts';
import type { VersionFault } from '../../mail/tags/versionTag.ts';
import { TRANSPORT_RECORDS, type TransportRecord } from '../../mail/transportRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import { nearest } from './nearest.ts';

/** Reports a record's version where it is not what receivers look for. */
export function reportVersion(record: TransportRecord, report: MailReport): void {
  const { versionFault: fault, isMeant, kind } = record;
  if (fault === undefined || !isMeant) return;
  const { version, effect, title } = TRANSPORT_RECORDS[kind];
  report({
    ...(fault.problem === 'blank' ? { severity: 'warning' } : {}),
    message: versionMessage(fault, version, `${title}`, effect, record.text),
    start: fault.start,
    end: fault.end,
    fixes: fault.edits.length > 0 ? [{ title: `Begin with "v=${version};"`, edits: fault.edits }] : [],
  });
}

function versionMessage(
  { problem, start, end }: VersionFault,
  version: string,
  title: string,
  effect: string,
  text: string,
): string {
  const begin = `"v=${version}"`;
  switch (problem) {
    case 'missing':
      return `The record does not begin with ${begin}, so it is no ${title}: ${effect}. Put that first.`;
    case 'notFirst':
      return `The version is not the first tag of the record: ${effect}. Move it to the start.`;
    case 'before':
      return `There is something before ${begin}, with which the record has to begin: ${effect}. Remove it.`;
    case 'separator':
      return `No ";" follows the version, so all that comes behind it is read as a part of it: ${effect}. Write "; " between tags.`;
    case 'blank':
      return `There is a blank between ${begin} and its ";": senders that look for "v=${version};" at the start ignore the record. Remove it.`;
    case 'spelling':
      return `The record begins with ${shown(text.slice(start, end))}, but has to begin with ${begin} letter by letter: ${effect}.`;
  }
}

/** Reports what is no tag; semicolons with nothing between them; and blanks around "=" where the record allows none. */
export function reportTagSyntax(
  record: TransportRecord,
  report: MailReport,
  isTold: (other: NoTag) => boolean = () => false,
): void {
  if (!record.isReadable) return;
  const { isExact, effect, version } = TRANSPORT_RECORDS[record.kind];
  for (const other of record.others) {
    if (isTold(other) || isExtension(other.text)) continue;
    if (other.text.toLowerCase().includes(version.toLowerCase()) && record.versionFault !== undefined)
      continue;
    report({
      message: `${shown(other.text)} is no tag of the form "name=value": the record is not valid, and ${effect}. Correct it, or remove it.`,
      start: other.start,
      end: other.end,
    });
  }
  reportEmpty(record, report);
  if (!isExact) return;
  for (const tag of record.tags) reportBlanks(record, tag, report);
  reportValues(record, report);
  reportEnd(record, report);
}

/** Extensions, and tags that are ignored since they come twice, have values without blanks and "=" all the same. */
function reportValues(record: TransportRecord, report: MailReport): void {
  const { tags: known, effect } = TRANSPORT_RECORDS[record.kind];
  const names: readonly string[] = known;
  const duplicates = new Set(record.duplicates);
  for (const tag of record.tags) {
    const { name, value } = tag;
    if ((names.includes(name) && !duplicates.has(tag)) || tag === record.tags[0]) continue;
    if (record.kind === 'tls' ? /^[!-:<>-~]*$/.test(value) : /^[!-:<>-~]+$/.test(value)) continue;
    report({
      message: `The value of "${name}" ${value === '' ? 'is empty' : 'has a blank, a "=", or a character outside of ASCII'}: the record is not valid, and ${effect}. Correct it, or remove the tag.`,
      start: tag.start,
      end: tag.end,
    });
  }
}

/** Blanks belong to semicolons: behind the last tag there are none. */
function reportEnd({ text, kind }: TransportRecord, report: MailReport): void {
  const end = text.trimEnd().length;
  if (end === text.length || text[end - 1] === ';') return;
  const { effect } = TRANSPORT_RECORDS[kind];
  report({
    severity: 'warning',
    message: `There is a blank at the end of the record, where none may be: for readers that follow its form strictly it is not valid, and ${effect}. Remove it.`,
    start: end,
    end: text.length,
    fixes: [mailFix('Remove the blank', { start: end, end: text.length }, '')],
  });
}

/** Extensions may have names that other lists of tags do not allow (RFC 8461 §3.1, RFC 8460 §3). */
function isExtension(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[!-:<>-~]+$/.test(text) && !/^(?:https?:|mailto:)/i.test(text);
}

function reportEmpty({ text, kind }: TransportRecord, report: MailReport): void {
  const { isExact } = TRANSPORT_RECORDS[kind];
  for (const { index, 0: found } of text.matchAll(/;(?:\s*;)+/g)) {
    const end = index + found.length;
    report({
      ...(isExact ? {} : { severity: 'info' }),
      message:
        'Nothing stands between these semicolons: readers that follow the form of the record strictly refuse it. Remove all but one.',
      start: index,
      end,
      fixes: [mailFix('Remove the empty place', { start: index, end }, ';')],
    });
  }
}

function reportBlanks({ text, versionFault }: TransportRecord, tag: Tag, report: MailReport): void {
  const { name, nameSpan, valueSpan } = tag;
  if (name.toLowerCase() === 'v' && versionFault !== undefined) return;
  const between = { start: nameSpan.end, end: valueSpan.end > valueSpan.start ? valueSpan.start : tag.end };
  if (text.slice(between.start, between.end) === '=') return;
  if (valueSpan.end === valueSpan.start) return;
  report({
    message: `There are blanks around the "=" of "${name}", where this record may have none: the record is not valid, and senders that read it strictly ignore it. Remove them.`,
    start: tag.start,
    end: valueSpan.start,
    fixes: [mailFix('Remove the blanks', between, '=')],
  });
}

/**
 * Reports tags that are there twice.
 *
 * @param better a fix in place of taking the second one out
 */
export function reportDuplicates(
  record: TransportRecord,
  report: MailReport,
  better: (tag: Tag, first: Tag) => MailFix | undefined = () => undefined,
): void {
  if (!record.isReadable) return;
  const firsts = new Map<string, Tag>();
  for (const tag of record.tags) if (!firsts.has(tag.name)) firsts.set(tag.name, tag);
  const { isExact, effect } = TRANSPORT_RECORDS[record.kind];
  for (const tag of record.duplicates) {
    const first = firsts.get(tag.name) ?? tag;
    report({
      message: isExact
        ? `The record has "${tag.name}" already: senders take the first and ignore this one. Remove one of the two.`
        : `The record has "${tag.name}" already, and none may be there twice: the record is not valid, and ${effect}. Remove one of the two.`,
      start: tag.start,
      end: tag.end,
      related: [{ message: 'The first one', start: first.start, end: first.end }],
      fixes: [
        better(tag, first) ?? { title: `Remove the second "${tag.name}"`, edits: [removal(record, tag)] },
      ],
    });
  }
}

/** Reports tags that records of the kind do not have. */
export function reportUnknown(
  record: TransportRecord,
  report: MailReport,
  advice: Readonly<Record<string, string>> = {},
): void {
  if (!record.isReadable) return;
  const { tags: known, title } = TRANSPORT_RECORDS[record.kind];
  const names: readonly string[] = known;
  const there = new Set(record.tags.map((tag) => tag.name));
  for (const { name, nameSpan } of record.tags) {
    const lower = name.toLowerCase();
    if (names.includes(name) || lower === 'v') continue;
    // A tag that is missing and stands here in other letters is reported as missing.
    if (names.includes(lower) && !there.has(lower)) continue;
    const meant =
      lower.length > 1
        ? nearest(
            lower,
            names.filter((each) => each.length > 1),
          )
        : undefined;
    const isFree = meant !== undefined && !there.has(meant);
    report({
      message: `${title}s have no tag "${name}": it is ignored. ${advice[lower] ?? (isFree ? `Is "${meant}" meant?` : 'Remove it, or correct its name.')}`,
      start: nameSpan.start,
      end: nameSpan.end,
      fixes: isFree ? [mailFix(`Write "${meant}"`, nameSpan, meant)] : [],
    });
  }
}

/** A tag that is written in other letters than it has to be, such as `ID`, where the right one is missing. */
export function miswritten(record: TransportRecord, name: string): { tag: Tag; fix: MailFix } | undefined {
  const tag = record.tags.find((each) => each.name !== name && each.name.toLowerCase() === name);
  return tag && { tag, fix: mailFix(`Write "${name}"`, tag.nameSpan, name) };
}

/** Takes a tag that is not the first one out, with the semicolon before it. */
function removal({ text }: TransportRecord, { start, end }: Tag) {
  return { start: Math.max(text.lastIndexOf(';', start), 0), end, text: '' };
}
