import { typeText } from '../../records/recordTypes.ts';
import type { RecordView } from '../../rules/recordView.ts';
import { nameText } from '../../zone/nameText.ts';
import { MAX_TTL, parseTtl } from '../../zone/ttl.ts';
import { DIRECTIVES } from '../completion/directives.ts';
import { stateAt } from '../entryAt.ts';
import type { EntryPart } from '../entryParts.ts';
import { mentionsOf } from '../names/mention.ts';
import { spanWords, TOO_LONG } from '../spans.ts';
import { fullName } from './fullName.ts';
import { fileText, type HoverContext } from './hoverContext.ts';
import { code, escaped } from './markdown.ts';
import { relativeText } from './nameHover.ts';

/** A directive, or one of its arguments: what it does, and what it does here. */
export function directiveHover(context: HoverContext, part: EntryPart): string[] {
  const { entry } = context;
  const directive = DIRECTIVES.find(({ name }) => name === entry.directive);
  if (directive === undefined) return [];
  const index = entry.parts.indexOf(part) - 1;
  const argument = index < 0 ? undefined : directive.arguments[index];
  const isGenerate = directive.name === '$GENERATE';
  const head =
    argument === undefined || (isGenerate && index > 1)
      ? `**${escaped(directive.name)}**: ${escaped(directive.meaning)} (${directive.reference})`
      : `**${escaped(argument.name)}** (${escaped(directive.name)}): ${escaped(argument.meaning)}`;
  const obsolete = directive.obsolete === undefined ? [] : [`**Obsolete**: ${escaped(directive.obsolete)}.`];
  return [head, ...obsolete, ...effect(context)];
}

function effect(context: HoverContext): string[] {
  switch (context.entry.directive) {
    case '$ORIGIN':
      return originEffect(context);
    case '$TTL':
      return ttlEffect(context);
    case '$INCLUDE':
      return includeEffect(context);
    case '$GENERATE':
      return generateEffect(context);
    default:
      return [];
  }
}

function originEffect(context: HoverContext): string[] {
  const [mention] = mentionsOf(context.zone, context.entry);
  if (mention === undefined) return [];
  const relative = relativeText(context, mention);
  const name = code(nameText(context.zone.names, mention.name));
  return [
    `The origin from here on: ${fullName(context, mention.name)}. ${code('www')} becomes ${code(`www.${nameText(context.zone.names, mention.name)}`.replace(/\.\.$/, '.'))}, ${code('@')} is ${name}.`,
    ...(relative === undefined ? [] : [relative]),
  ];
}

function ttlEffect({ entry }: HoverContext): string[] {
  const value = entry.parts[1];
  if (value === undefined || value.quoted) return [];
  const seconds = parseTtl(entry.block.bytes, value.start, value.end);
  if (seconds < 0) return [];
  if (seconds > MAX_TTL) return [`${code(value.text)}: ${TOO_LONG}`];
  return [
    `${code(value.text)}: **${spanWords(seconds)}**. Records below without a TTL of their own may be remembered by resolvers for that long.`,
  ];
}

function includeEffect(context: HoverContext): string[] {
  const { zone, reading, entry } = context;
  const { block } = entry;
  if (block.include === undefined || entry.parts[1] === undefined) return [];
  const included = reading.includes.get(block);
  const origin = `Names in it are relative to ${code(nameText(zone.names, block.include.origin))}.`;
  if (included === undefined) {
    return [zone.unreadIncludes.has(block) ? 'The file is not read.' : origin];
  }
  let count = 0;
  for (const each of included.blocks) count += each.count;
  return [
    `${fileText(context, included.uri)} has ${count} ${count === 1 ? 'record' : 'records'}. ${origin}`,
    'Behind it, origin and last owner are again those from before it; a default TTL that it sets stays.',
  ];
}

function generateEffect(context: HoverContext): string[] {
  const { zone, entry } = context;
  const { records } = entry;
  const [first] = records;
  const last = records.at(-1);
  if (first === undefined || last === undefined) return [];
  const shown = (record: RecordView) =>
    code(
      `${nameText(zone.names, record.owner)} ${typeText(record.type)} ${record.canonicalData() ?? ''}`,
      120,
    );
  const count = `Makes ${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  return [
    records.length === 1 ? `${count}: ${shown(first)}` : `${count}, from ${shown(first)} to ${shown(last)}`,
    `Names in them are relative to ${code(nameText(zone.names, stateAt(zone, entry).origin))}.`,
  ];
}
