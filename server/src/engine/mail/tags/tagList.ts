import type { MailRecord, Span } from '../mailRecord.ts';

/** One `name=value` of a tag list (RFC 6376 §3.2, RFC 9989 §4.7); without the blanks around name and value. */
export interface Tag extends Span {
  /** As written: names are case-sensitive. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Blanks within are kept. */
  readonly value: string;
  readonly valueSpan: Span;
}

/** What stands between two semicolons and is no tag: a word without `=`, or with a name that no tag can have. */
export interface NoTag extends Span {
  readonly text: string;
}

/** A record that is a list of tags: DKIM keys, DMARC, MTA-STS, TLS-RPT, BIMI. */
export interface TagRecord extends MailRecord {
  /** In the order of the text, repeated names included. */
  readonly tags: readonly Tag[];
  readonly others: readonly NoTag[];
  /** Where a tag could be added: behind the last one, before a final semicolon. */
  readonly tagsEnd: number;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Reads a tag list: `name=value` between semicolons, blanks around both dropped. Whatever is no tag is kept as such; empty
 * places between semicolons are skipped.
 */
export function readTagList<T extends MailRecord>(record: T): T & TagRecord {
  const { text } = record;
  const tags: Tag[] = [];
  const others: NoTag[] = [];
  let tagsEnd = 0;
  for (let at = 0; at <= text.length; ) {
    const semicolon = text.indexOf(';', at);
    const behind = semicolon < 0 ? text.length : semicolon;
    const part = trimmed(text, at, behind);
    if (part.end > part.start) {
      tagsEnd = part.end;
      const equals = text.indexOf('=', part.start);
      const nameSpan = trimmed(text, part.start, equals < 0 || equals > part.end ? part.end : equals);
      const name = text.slice(nameSpan.start, nameSpan.end);
      if (equals < 0 || equals >= part.end || !NAME.test(name)) {
        others.push({ ...part, text: text.slice(part.start, part.end) });
      } else {
        const valueSpan = trimmed(text, equals + 1, part.end);
        tags.push({ ...part, name, nameSpan, value: text.slice(valueSpan.start, valueSpan.end), valueSpan });
      }
    }
    at = behind + 1;
  }
  return { ...record, tags, others, tagsEnd };
}

/** The first tag of a name, written exactly so. */
export function tagOf(record: TagRecord, name: string): Tag | undefined {
  return record.tags.find((tag) => tag.name === name);
}

/** Without blanks, tabs and line ends at both ends. */
function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
