import type { MailEdit } from '../mailRecord.ts';
import { type Tag, type TagRecord, tagOf } from './tagList.ts';

/** Takes a tag out of a record, with the semicolon and the blanks that end it; the last one with what is before it. */
export function removeTag({ tags, others }: TagRecord, tag: Tag): MailEdit {
  const starts = [...tags, ...others].map(({ start }) => start).filter((start) => start > tag.start);
  if (starts.length > 0) return { start: tag.start, end: Math.min(...starts), text: '' };
  const ends = [...tags, ...others].map(({ end }) => end).filter((end) => end < tag.start);
  return { start: ends.length > 0 ? Math.max(...ends) : 0, end: tag.end, text: '' };
}

/** Puts another value in place of a tag's. */
export function setValue({ valueSpan }: Tag, value: string): MailEdit {
  return { ...valueSpan, text: value };
}

/** Sets a tag: its value where it is there, else behind the tag `after`, else behind all others. */
export function setTag(record: TagRecord, name: string, value: string, after?: string): MailEdit {
  const tag = tagOf(record, name);
  if (tag !== undefined) return setValue(tag, value);
  const at = (after === undefined ? undefined : tagOf(record, after)?.end) ?? record.tagsEnd;
  return { start: at, end: at, text: `; ${name}=${value}` };
}
