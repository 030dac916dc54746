import { readTagList } from '../../mail/tags/tagList.ts';
import type { PlacedField, PlacedReport, TextPlace } from '../placedReport.ts';
import { fieldAt, offsetInField, placeInField, valueStart } from './fieldAt.ts';

/** Where something leads: to header fields, from what is named there. */
export interface MessageDefinition {
  readonly from: { readonly start: TextPlace; readonly end: TextPlace };
  /** Indices of header fields. */
  readonly fields: readonly number[];
}

/**
 * Where what stands at a place leads: a name in `h=` of a signature to the fields that it signs, from the last one up
 * (RFC 6376 §5.4.2); any other place of an ARC field to the others of its instance (RFC 8617 §4.2.1).
 */
export function messageDefinition(placed: PlacedReport, place: TextPlace): MessageDefinition | undefined {
  const { report, fields, isRepaired } = placed;
  const index = fieldAt(fields, place.line);
  const field = index === undefined ? undefined : fields[index];
  if (index === undefined || field === undefined) return undefined;
  const key = report.headers[index]?.name.toLowerCase() ?? '';
  const offset = isRepaired ? undefined : offsetInField(field, place);
  if (offset !== undefined && (key === 'dkim-signature' || key === 'arc-message-signature')) {
    const signed = signedField(placed, index, offset);
    if (signed !== undefined) return signed;
  }
  const instance = report.arc.chain.find((each) => each.fields.includes(index));
  const others = instance?.fields.filter((each) => each !== index) ?? [];
  if (others.length === 0) return undefined;
  return { from: { start: field.start, end: placeInField(field, key.length) }, fields: others };
}

/** The fields that the name at an offset of `h=` signs. */
function signedField(
  { report, fields }: PlacedReport,
  index: number,
  offset: number,
): MessageDefinition | undefined {
  const field = fields[index] as PlacedField;
  const from = valueStart(field);
  const { tags } = readTagList({ kind: 'dkim', text: field.raw.slice(from), owner: undefined });
  const list = tags.find(({ name }) => name === 'h');
  if (list === undefined) return undefined;
  const start = from + list.valueSpan.start;
  const names = [...list.value.matchAll(/[^\s:]+/g)].map(({ 0: text, index: at }) => ({
    key: text.toLowerCase(),
    start: start + at,
    end: start + at + text.length,
  }));
  const at = names.findIndex((name) => name.start <= offset && offset <= name.end);
  const name = names[at];
  if (name === undefined) return undefined;
  // The first mention of a name signs the last field of that name, the next one that above it.
  const before = names.slice(0, at).filter(({ key }) => key === name.key).length;
  const all = report.headers
    .filter((header) => header.name.toLowerCase() === name.key)
    .map(({ field: each }) => each);
  const signed = all.at(-1 - before);
  if (signed === undefined) return undefined;
  return {
    from: { start: placeInField(field, name.start), end: placeInField(field, name.end) },
    fields: [signed],
  };
}
