import { isRuleId, ruleById } from '../../rules/rules.ts';
import { latin1 } from '../../text/bytes.ts';
import type { Position } from '../../zone/position.ts';
import { classNumberAt, classText } from '../../zone/rrClass.ts';
import { NO_TTL } from '../../zone/state.ts';
import { MAX_TTL, parseTtl } from '../../zone/ttl.ts';
import { type Reading, renumber, type Zone } from '../../zone/zone.ts';
import { type Cursor, cursorAt, stateAt } from '../entryAt.ts';
import type { EntryPart } from '../entryParts.ts';
import { filePosition } from '../fileRange.ts';
import { mentionAt, mentionsOf } from '../names/mention.ts';
import { defaultTtlGiver, lastOwnerEntry } from '../provenance.ts';
import { spanWords, TOO_LONG } from '../spans.ts';
import { directiveHover } from './directiveHover.ts';
import { fullName } from './fullName.ts';
import { createContext, type HoverContext, type HoverSources, placeText } from './hoverContext.ts';
import { mailHoverAt } from './mailHover.ts';
import { code, withReferences } from './markdown.ts';
import { aboutOwner, ownerHover, targetLines } from './nameHover.ts';
import { fieldHover, genericHover, typeHover } from './recordHover.ts';
import { findingsAt, rulesText, ruleText } from './ruleText.ts';

/** What is shown of a place, and the range that it is about. */
export interface Hover {
  /** Markdown: links, code, bold words, tables and rules. */
  readonly text: string;
  readonly start: Position;
  readonly end: Position;
}

/** What stands at a position of a file, explained; `undefined` where there is nothing to say. */
export function hoverAt(
  zone: Zone,
  reading: Reading,
  position: Position,
  sources: HoverSources,
): Hover | undefined {
  renumber(zone);
  const cursor = cursorAt(zone, reading, position);
  const { entry } = cursor;
  const context = createContext(zone, reading, entry, sources);
  const about = aboutCursor(context, cursor);
  const findings = findingsAt(sources.findings, position);
  const rules = rulesText(findings);
  const [finding] = findings;
  if (about === undefined) {
    if (finding === undefined) return undefined;
    return { text: rules.map(withReferences).join('\n\n---\n\n'), start: finding.start, end: finding.end };
  }
  const { lines, start, end } = about;
  return {
    text: [lines.join('\n\n'), ...rules].map(withReferences).join('\n\n---\n\n'),
    start: filePosition(entry.block, start),
    end: filePosition(entry.block, end),
  };
}

interface About {
  readonly lines: readonly string[];
  /** Bytes of the entry's block. */
  readonly start: number;
  readonly end: number;
}

function aboutCursor(context: HoverContext, cursor: Cursor): About | undefined {
  const { part, inComment } = cursor;
  if (inComment) return aboutComment(cursor);
  if (part === undefined) return aboutBlank(context, cursor);
  const mail = mailHoverAt(context, cursor.offset);
  if (mail !== undefined) return { lines: [mail.text], start: mail.start, end: mail.end };
  const lines = aboutPart(context, cursor, part);
  return lines.length === 0 ? undefined : { lines, start: part.start, end: part.end };
}

function aboutPart(context: HoverContext, cursor: Cursor, part: EntryPart): string[] {
  const { entry } = context;
  switch (part.role) {
    case 'owner':
      return aboutWrittenOwner(context);
    case 'ttl':
      return aboutTtl(context, part);
    case 'class':
      return aboutClass(context, part);
    case 'type':
      return typeHover(context);
    case 'directive':
    case 'argument':
      return directiveHover(context, part);
    case 'field': {
      if (part.field === undefined) return [];
      const mention = mentionAt(context.zone, cursor);
      const name = mention === undefined ? [] : targetLines(context, mention);
      return fieldHover(context, part, part.field, name);
    }
    case 'rest':
      return entry.isGeneric ? genericHover(context) : [];
  }
}

function aboutWrittenOwner(context: HoverContext): string[] {
  const { zone, entry } = context;
  const mention = mentionsOf(zone, entry).find(({ role }) => role === 'owner');
  return mention === undefined ? [] : ownerHover(context, mention.name, mention);
}

/** A blank at a record's start stands for the last owner (RFC 1035 §5.1). */
function aboutBlank(context: HoverContext, { entry, offset }: Cursor): About | undefined {
  const [first] = entry.parts;
  const [record] = entry.records;
  if (!entry.leadingBlank || first === undefined || record === undefined || offset >= first.start)
    return undefined;
  const last = lastOwnerEntry(context.zone, entry);
  const place = last && placeText(context, { block: last.block, start: last.start, end: last.end });
  const lines = [
    fullName(context, record.owner),
    `No owner is written, so it is the last one above${place ? `, in ${place}` : ''} (RFC 1035 §5.1).`,
    ...aboutOwner(context, record.owner),
  ];
  return { lines, start: entry.start, end: first.start };
}

function aboutTtl(context: HoverContext, part: EntryPart): string[] {
  const { zone, entry } = context;
  const seconds = parseTtl(entry.block.bytes, part.start, part.end);
  if (seconds < 0) return [];
  if (seconds > MAX_TTL) return [`**TTL**: ${code(part.text)}, ${TOO_LONG}`];
  const lines = [
    `**TTL**: ${code(part.text)}, **${spanWords(seconds)}**`,
    seconds === 0
      ? 'Resolvers do not remember the record (RFC 1035 §3.2.1).'
      : 'Resolvers remember the record for so long; after a change, the old one may be seen until then (RFC 1035 §3.2.1).',
  ];
  const { defaultTtl } = stateAt(zone, entry);
  const giver = defaultTtl === NO_TTL ? undefined : defaultTtlGiver(zone, entry);
  if (giver?.kind !== '$TTL') return lines;
  const place = placeText(context, giver.place);
  const same = defaultTtl === seconds;
  return [
    ...lines,
    same
      ? `The same as the default, by ${code('$TTL')} in ${place}.`
      : `In place of the default, ${spanWords(defaultTtl)}, by ${code('$TTL')} in ${place}.`,
  ];
}

const CLASSES: Readonly<Record<string, string>> = {
  IN: 'the Internet (RFC 1035 §3.2.4)',
  CH: 'CHAOS: a network of the 1970s; today what servers tell of themselves, such as `version.bind`',
  HS: 'Hesiod: information about users and machines',
  NONE: 'only in dynamic updates (RFC 2136 §2.4)',
  ANY: 'only in queries (RFC 1035 §3.2.5)',
};

function aboutClass({ entry }: HoverContext, { start, end }: EntryPart): string[] {
  const name = classText(classNumberAt(entry.block.bytes, start, end));
  return [`**Class ${name}**: ${CLASSES[name] ?? 'a class without a name'}`];
}

/** A rule that a comment names. */
function aboutComment({ entry, offset }: Cursor): About | undefined {
  const { bytes } = entry.block;
  const isWord = (at: number) => /[a-z0-9/-]/.test(latin1(bytes, at, at + 1));
  let start = offset;
  let end = offset;
  while (start > entry.start && isWord(start - 1)) start--;
  while (end < entry.end && isWord(end)) end++;
  const word = latin1(bytes, start, end);
  const rule = isRuleId(word) ? ruleById(word) : undefined;
  return rule && { lines: [ruleText(rule)], start, end };
}
