import type { PlacedReport, TextPlace } from '../placedReport.ts';
import { fieldAt, offsetInField, placeInField } from './fieldAt.ts';
import { signedNameAt } from './signedNames.ts';

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
    const name = signedNameAt(placed, index, offset);
    if (name?.signs !== undefined) {
      const [start, end] = [placeInField(field, name.start), placeInField(field, name.end)];
      return { from: { start, end }, fields: [name.signs] };
    }
  }
  const instance = report.arc.chain.find((each) => each.fields.includes(index));
  const others = instance?.fields.filter((each) => each !== index) ?? [];
  if (others.length === 0) return undefined;
  return { from: { start: field.start, end: placeInField(field, key.length) }, fields: others };
}
