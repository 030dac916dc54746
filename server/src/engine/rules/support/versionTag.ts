import type { Span } from '../../mail/mailRecord.ts';
import type { TagRecord } from '../../mail/tags/tagList.ts';

/** The place of a record's first tag, its version: for what concerns the record as a whole. */
export function versionTag({ tags, text }: TagRecord): Span {
  const [first] = tags;
  return first === undefined ? { start: 0, end: text.length } : { start: first.start, end: first.end };
}
