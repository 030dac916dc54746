import type { Span } from '../mailRecord.ts';
import { type TagRecord, tagOf } from '../tags/tagList.ts';

/** Shorter words are no keys: one of Ed25519 has 43 characters without its padding. */
const SHORTEST = 40;

/** The key of a record that has it without `p=`, in an armour or as base64 alone; its padding may look like a tag's "=". */
export function keyWithoutTag(record: TagRecord): Span | undefined {
  if (tagOf(record, 'p') !== undefined) return undefined;
  const isKey = ({ start, end }: Span) => {
    const text = record.text.slice(start, end);
    return /^-----BEGIN PUBLIC/.test(text) || (text.length >= SHORTEST && /^[\w+/\s-]+=*$/.test(text));
  };
  return record.others.find(isKey) ?? record.tags.find(isKey);
}
