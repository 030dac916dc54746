import type { MailEdit } from '../mailRecord.ts';
import { type Tag, type TagRecord, tagOf } from '../tags/tagList.ts';

/** Takes a tag out together with the semicolon that belongs to it; the others keep theirs. */
export function removeTag({ text }: TagRecord, tag: Tag): MailEdit {
  const semicolon = text.indexOf(';', tag.end);
  let end = semicolon + 1;
  while (end > 0 && end < text.length && /\s/.test(text.charAt(end))) end++;
  if (semicolon >= 0 && end < text.length && text.charAt(end) !== ';')
    return { start: tag.start, end, text: '' };
  // The last one: the semicolon before it goes, one behind it stays.
  const before = text.lastIndexOf(';', tag.start - 1);
  return { start: Math.max(before, 0), end: tag.end, text: '' };
}

/** Sets a tag: its value where it is there, else behind the tag `after`, else behind all others. */
export function setTag(record: TagRecord, name: string, value: string, after?: string): MailEdit {
  const tag = tagOf(record, name);
  if (tag !== undefined) return { ...tag.valueSpan, text: value };
  const at = (after === undefined ? undefined : tagOf(record, after)?.end) ?? record.tagsEnd;
  return { start: at, end: at, text: `; ${name}=${value}` };
}
