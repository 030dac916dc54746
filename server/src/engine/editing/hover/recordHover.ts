import type { Field } from '../../records/field.ts';
import { recordTypeByNumber, typeRefusal, typeText } from '../../records/recordTypes.ts';
import type { EntryPart } from '../entryParts.ts';
import { DECODERS } from './decoders.ts';
import { FIELD_MEANINGS } from './fieldMeanings.ts';
import { type FieldValue, joined, type RecordValue, recordValue } from './fieldValue.ts';
import { fullName } from './fullName.ts';
import { ttlText } from './giverText.ts';
import type { HoverContext } from './hoverContext.ts';
import { code, escaped, sentence, shortCode, table, withoutReferences } from './markdown.ts';
import { valueText } from './valueText.ts';

/** A type: what it is for, where it is defined, and the record's fields with what their values mean. */
export function typeHover(context: HoverContext): string[] {
  const { entry } = context;
  const type = recordTypeByNumber(entry.type);
  if (type === undefined) {
    return [
      `**${typeText(entry.type)}**: a type that is not known here`,
      'Its data stand in the generic form, `\\# length octets` (RFC 3597 §5).',
    ];
  }
  const refusal = typeRefusal(entry.type);
  const head = [`**${type.name}**: ${escaped(type.meaning)} (${type.reference})`];
  if (type.obsolete !== undefined) head.push(`**Obsolete**: ${escaped(sentence(type.obsolete))}`);
  if (refusal !== undefined) head.push(`**Not for zone files**: ${escaped(sentence(refusal))}`);
  const [view] = entry.records;
  const record = view && !view.broken ? recordValue(view) : undefined;
  if (view === undefined || record === undefined) {
    const rows = type.fields.map((field) => [escaped(field.name), meaningOf(type.name, field)]);
    return rows.length === 0 ? head : [...head, table(['field', 'meaning'], rows)];
  }
  return [
    ...head,
    `${fullName(context, record.owner)}, TTL ${ttlText(context, view)}`,
    fieldTable(context, record),
    ...notesOf(context, record),
  ];
}

/** The sentences about a record as a whole. */
export function notesOf(context: HoverContext, record: RecordValue): readonly string[] {
  return DECODERS[record.type.name]?.notes?.(record, context) ?? [];
}

function fieldTable(context: HoverContext, record: RecordValue): string {
  const split = DECODERS[record.type.name]?.split ?? {};
  const rows = record.fields.flatMap((value) => {
    const parts = split[value.field.name]?.(value) ?? (value.words.length === 0 ? [] : [value]);
    return parts.map((part, i) => [
      i === 0 ? escaped(value.field.name) : '',
      shortCode(joined(part.words)),
      withoutReferences(valueText(part, context, record) ?? ''),
    ]);
  });
  return table(['field', 'value', 'meaning'], rows);
}

/**
 * A field's value: what the field is for, and what the value means.
 *
 * @param name how the value becomes a name in full, where it is one
 */
export function fieldHover(
  context: HoverContext,
  part: EntryPart,
  field: Field,
  name: readonly string[],
): string[] {
  const { entry } = context;
  const type = recordTypeByNumber(entry.type);
  if (type === undefined) return [];
  const [view] = entry.records;
  const record = view && !view.broken ? recordValue(view) : undefined;
  const whole = record?.fields[part.fieldIndex ?? 0];
  const value: FieldValue = whole ?? { type, field, words: [part.text], octets: new Uint8Array(0) };
  const shown = splitFor(value, part);
  const meaning = valueText(shown, context, record);
  // Names in full; what is written otherwise than in canonical form, such as 4h, as it is written.
  const tokens = entry.parts.filter(({ fieldIndex }) => fieldIndex === part.fieldIndex).length;
  const isPlain = !field.kind.caseless && (tokens === 1 || shown !== value);
  const text = isPlain ? part.text : joined(shown.words);
  const lines = [`**${escaped(field.name)}** (${type.name}): ${meaningOf(type.name, field)}`];
  lines.push(meaning === undefined ? shortCode(text) : `${shortCode(text)}: ${meaning}`, ...name);
  if (record === undefined) {
    if (view?.broken) lines.push(sentence(`It holds ${escaped(field.kind.holds)}`));
    return lines;
  }
  const isNoted = DECODERS[type.name]?.notedAt?.includes(field.name) ?? true;
  return isNoted ? [...lines, ...notesOf(context, record)] : lines;
}

/** The one of the things that a field holds that a token is. */
function splitFor(value: FieldValue, { text }: EntryPart): FieldValue {
  const parts = DECODERS[value.type.name]?.split?.[value.field.name]?.(value);
  if (parts === undefined) return value;
  const key = (parameter: string) => parameter.split('=', 1)[0]?.toLowerCase();
  return parts.find(({ words: [word = ''] }) => key(word) === key(text)) ?? { ...value, words: [text] };
}

function meaningOf(type: string, { name, kind }: Field): string {
  return FIELD_MEANINGS[type]?.[name] ?? escaped(kind.holds);
}

/** The data of a record in the generic form (RFC 3597 §5), as its type has them. */
export function genericHover(context: HoverContext): string[] {
  const [view] = context.entry.records;
  const data = view?.canonicalData();
  const head = 'Generic form: number of octets, then the octets in hexadecimal (RFC 3597 §5).';
  if (view === undefined || data === undefined || recordTypeByNumber(view.type) === undefined) return [head];
  return [head, `As ${typeText(view.type)}: ${code(data, 400)}`];
}
