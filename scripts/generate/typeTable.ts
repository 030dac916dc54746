import { RECORD_TYPES } from '../../server/src/engine/records/recordTypes.ts';
import { referenceLink, table } from './markdown.ts';

/** Every record type that is known by name, by number. */
export function typeTable(): string {
  const types = [...RECORD_TYPES].sort((a, b) => a.number - b.number);
  const rows = types.map(({ name, number, fields, meaning, reference, obsolete, refused }) => {
    const note = refused
      ? ` **Not in zone files:** ${refused}.`
      : obsolete
        ? ` **Obsolete:** ${obsolete}.`
        : '';
    const shape = fields.map((field) => (field.optional ? `[${field.name}]` : field.name)).join(', ');
    return [name, String(number), shape, `${meaning}.${note}`, referenceLink(reference)];
  });
  return table(['type', 'number', 'fields', 'meaning', 'reference'], rows);
}
