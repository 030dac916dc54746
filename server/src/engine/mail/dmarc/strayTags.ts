import { isOneSlip } from '../../text/oneSlip.ts';
import type { Span } from '../mailRecord.ts';
import type { Tag, TagRecord } from '../tags/tagList.ts';
import type { DmarcRecord } from './dmarcRecord.ts';
import { isKnownTag } from './tagNames.ts';

/** A tag that receivers read as part of another one's value, since no semicolon stands before it. */
export interface StrayTag extends Span {
  /** In lower case. */
  readonly name: string;
  /** The tag that it is in. */
  readonly within: Tag;
  /** The blanks and commas that stand where a semicolon belongs. */
  readonly separator: Span;
}

/** The tags that stand in values of others: known names and an equals sign, behind a blank or a comma. */
export function findStrayTags({ tags }: TagRecord): readonly StrayTag[] {
  const found: StrayTag[] = [];
  for (const within of tags) {
    const { value, valueSpan } = within;
    if (!value.includes('=')) continue;
    let behind = 0;
    for (const word of value.matchAll(/[^\s,]+/g)) {
      const [text] = word;
      const name = /^[a-z]+(?==|$)/i.exec(text)?.[0].toLowerCase();
      const start = valueSpan.start + word.index;
      const isTag =
        name !== undefined && isKnownTag(name) && isFollowedByEquals(value, word.index + name.length);
      if (isTag && word.index > 0) {
        const separator = { start: valueSpan.start + behind, end: start };
        found.push({ start, end: start + text.length, name, within, separator });
      }
      // What stands in a semicolon's place belongs to no value.
      behind = word.index + text.replace(/[:.|]$/, '').length;
    }
  }
  return found;
}

/** Whether a tag is there, or something that is meant to be it: in other case, with a slip, in another one's value. */
export function mentionsTag(record: DmarcRecord, name: string): boolean {
  return (
    record.tags.some((tag) => isMeant(tag.name.toLowerCase(), name)) ||
    record.others.some(({ text }) => new RegExp(`^${name}(?![a-z])`, 'i').test(text)) ||
    record.strayTags.some((stray) => stray.name === name)
  );
}

function isMeant(written: string, name: string): boolean {
  return written === name || (written.length > 1 && !isKnownTag(written) && isOneSlip(written, name));
}

function isFollowedByEquals(value: string, from: number): boolean {
  let at = from;
  while (value[at] === ' ' || value[at] === '\t') at++;
  return value[at] === '=';
}
