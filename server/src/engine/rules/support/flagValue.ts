import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import { type Tag, tagOf } from '../../mail/tags/tagList.ts';

/** A tag of a DMARC record whose value is none of the letters that it may be; words behind one have another rule. */
export function invalidFlag(record: DmarcRecord, name: string, letters: string): Tag | undefined {
  const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, name) : undefined;
  if (tag === undefined || record.strayTags.some(({ within }) => within === tag)) return undefined;
  const [first = ''] = tag.value.toLowerCase();
  const isLetter = first !== '' && letters.includes(first);
  return isLetter && (tag.value.length === 1 || /^\s/.test(tag.value.slice(1))) ? undefined : tag;
}
